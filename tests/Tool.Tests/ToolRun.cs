using IamAnalyzers.Tool.Commands;

namespace IamAnalyzers.Tool.Tests;

/// <summary>A command line, run in this process.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(string folder, params string[] arguments) => OfInput(folder, "", arguments);

    public static ToolRun OfInput(string folder, string input, params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        using var reader = new StringReader(input);
        var host = new ToolHost(reader, ToolHost.ConsoleOf(output, isPiped: true), ToolHost.ConsoleOf(error, isPiped: true), folder);
        var exitCode = ToolCommands.RunAsync(arguments, host).GetAwaiter().GetResult();
        return new(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public ToolRun Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\n{Output}\n{Error}");
        return this;
    }
}
