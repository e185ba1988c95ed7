using System.Text;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Programs made to be slow or to throw. The bound is many times what was measured: it stops quadratic time, not a busy machine.</summary>
public class CredentialInputTests
{
    private const int Many = 100_000;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Programs() => new(Makers.Keys);

    private static Dictionary<string, Func<(string Program, int Expected)>> Makers { get; } = new(StringComparer.Ordinal)
    {
        ["a literal of 50 MB"] = static () => ("class C { string a = \"" + new string('A', 50_000_000) + "\"; }", 0),
        ["a literal of 50 MB of base64"] = static () => ("class C { string a = \"" + string.Concat(Enumerable.Repeat("QUtJQVFVdEpR", 4_000_000)) + "\"; }", 0),
        ["many literals"] = static () => (Array(static i => $"\"the text number {i} of many\""), 0),
        ["many openers"] = static () => (Array(static _ => "\"AKIA\""), 0),
        ["many secrets without a name"] = static () => (Array(static i => '"' + TestKeys.Secret(i % 50) + '"'), 0),
        ["many secrets in locals"] = static () => (Method(static i => $"var a{i} = \"{TestKeys.Secret(i % 50)}\";", 20_000), 0),
        ["many openers in locals"] = static () => (Method(static i => $"var a{i} = \"AKIA\"; var b{i} = a{i} + \"x\";", 20_000), 0),
        ["one opener with many uses"] = static () => ("class C { void M() { var a = \"AKIA\"; " + string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"var b{i} = a + \"x\";")) + " } }", 0),
        ["a sum of many openers"] = static () => ("class C { string a = " + string.Join(" + ", Enumerable.Repeat("\"AKIA\"", 2_000)) + "; }", 0),
        ["a long array of numbers"] = static () => ("class C { byte[] a = { " + string.Join(",", Enumerable.Repeat("0x41", Many)) + " }; }", 0),
        ["broken surrogates"] = static () => ("class C { string a = \"\\uD800" + TestPrograms.Id + "\\uDC00\\uDC00\"; string b = \"\\uD800\\uD800\"; }", 1),
        ["raw broken surrogates"] = static () => ("class C { string a = \"\uD800" + TestPrograms.Id + "\uDC00\"; }", 1),
        ["deep interpolation"] = static () => ("class C { string a = " + string.Concat(Enumerable.Repeat("$\"AKIA{", 10)) + "1" + string.Concat(Enumerable.Repeat("}\"", 10)) + "; }", 0),
        ["a format that is none"] = static () => ("class C { string a = string.Format(\"{0}{{{9}{x}{-1}AKIA{\", \"AKIA\"); string b = string.Join(); string c = string.Concat(); }", 0),
        ["no tokens"] = static () => (new string('/', 1_000_000), 0),
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task HardProgram_EndsInTimeWithoutException(string name)
    {
        var (program, expected) = Makers[name]();
        var compilation = TestLibrary.Create(program, ReferenceAssemblies.Net80);
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        DiagnosticAnalyzer analyzer = new HardCodedCredentialAnalyzer();
        var run = compilation.WithAnalyzers([analyzer], options);
        var found = await run.GetAnalyzerDiagnosticsAsync();
        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
        Assert.Empty(failures);
        Assert.Equal(expected, found.Length);
        Assert.True(telemetry.ExecutionTime < Most, $"{telemetry.ExecutionTime}");
    }

    private static string Array(Func<int, string> literal) => "class C { string[] a = { " + string.Join(",\n", Enumerable.Range(0, Many).Select(literal)) + " }; }";

    private static string Method(Func<int, string> statement, int count)
        => "class C { void M() {\n" + Enumerable.Range(0, count).Aggregate(new StringBuilder(), (text, i) => text.Append(statement(i)).Append('\n')) + "} }";
}
