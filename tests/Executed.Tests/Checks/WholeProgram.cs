using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Running;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Writing;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>A program of the folder <c>Programs</c>. Comments at its top say what is done to it and what it then asks for.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Text">Its source.</param>
internal sealed record WholeProgram(string Name, string Text)
{
    private const string Usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    // What a program on the generic host reads; it is to say nothing, and to take whatever port is free.
    private static readonly Dictionary<string, string> Host = new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Logging__LogLevel__Default"] = "None" };

    public static IReadOnlyList<WholeProgram> All { get; } =
        [.. EmbeddedText.In("Programs/").Select(static file => new WholeProgram(Path.GetFileNameWithoutExtension(file.Name), file.Text))];

    /// <summary>How a value comes into it that its source does not show.</summary>
    public string WayIn => Directives("way in: ").Single();

    /// <summary>What its policy names exactly, though a value from outside comes into the program elsewhere.</summary>
    public IEnumerable<string> Names => Directives("names: ");

    /// <summary>What it asks AWS for with that value.</summary>
    public IEnumerable<string> Asks => Directives("asks: ");

    public async Task<Execution> ExecuteAsync()
    {
        var inputs = Directives("environment: ").Select(static line => line.Split('=', 2)).ToDictionary(static parts => parts[0], static parts => parts[1]);
        var program = new ProgramText([Usings, Text], inputs);
        if (!ProgramCompiler.TryCompile(program.Files, out var compiled, out var problems)) return new Execution(program, "", Verdict.None, new InvalidOperationException("It does not compile: " + problems));
        var requests = Directives("GET ").Select(static path => (HttpMethod.Get, path)).Concat(Directives("POST ").Select(static path => (HttpMethod.Post, path))).ToArray();
        var calls = Directives("calls: ").ToArray();
        var run = await ProgramRunner.RunAsync(compiled, [], Host.Concat(inputs).ToDictionary(), requests.Length > 0 ? () => WebDriver.SendAsync(requests) : null, calls);
        return Execution.Of(program, compiled, run);
    }

    private IEnumerable<string> Directives(string start)
        => Text.Split('\n').Where(line => line.StartsWith("// " + start, StringComparison.Ordinal)).Select(line => line[(start.Length + 3)..].Trim());
}
