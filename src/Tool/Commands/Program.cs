namespace IamAnalyzers.Tool.Commands;

/// <summary>The program <c>dotnet iam-policy</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => ToolCommands.RunAsync(arguments, ToolHost.OfProcess());
}
