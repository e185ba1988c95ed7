using IamAnalyzers.Tool;
using IamAnalyzers.Tool.Commands;

return await ToolCommands.RunAsync(args, ToolHost.OfProcess());
