using System.CommandLine;
using IamAnalyzers.Tool.Mcp;
using ModelContextProtocol.Server;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy mcp</c></summary>
internal static class McpCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("mcp", "Serves the commands to a coding assistant, over the Model Context Protocol on standard input and output.");
        var folder = new Option<string[]>("--folder") { Description = "A folder that the server may read; can be repeated. Without it, the working folder." };
        var allowBuild = new Option<bool>("--allow-build") { Description = "Also reads projects and solutions. They are built, which runs the code of their builds." };
        command.Options.Add(folder);
        command.Options.Add(allowBuild);
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] folders = [.. (parsed.GetValue(folder) is { Length: > 0 } given ? given : ["."]).Select(host.PathOf)];
            if (Array.Find(folders, static path => !Directory.Exists(path)) is { } missing) throw new ToolException($"The folder '{missing}' does not exist.", ExitCodes.Usage);
            var options = PolicyServer.Options(new PolicyTools(new AllowedFolders(folders), parsed.GetValue(allowBuild)));
            await using var transport = new StdioServerTransport(options);
            await using var server = McpServer.Create(transport, options);
            await server.RunAsync(cancellation);
            return ExitCodes.Success;
        });
        return command;
    }
}
