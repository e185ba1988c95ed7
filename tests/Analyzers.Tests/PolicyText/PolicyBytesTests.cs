using System.Text;
using IamAnalyzers.Analyzers.PolicyText;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>
/// Policy files of any bytes. The compiler takes a byte order mark, then UTF-8; for bytes that are none it takes the code page of the
/// system (Windows), or puts U+FFFD in their place.
/// </summary>
public class PolicyBytesTests
{
    private const string Policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }""";

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static TheoryData<string, byte[]> Readable { get; } = new()
    {
        { "UTF-8", Strict.GetBytes(Policy) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Strict.GetBytes(Policy)] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Policy)] },
        { "UTF-16, the other order", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Policy)] },
    };

    public static TheoryData<string> Broken { get; } = new(Makers.Keys);

    // Made when a test runs: xunit would write each byte of them into the test's name when it looks for tests.
    private static Dictionary<string, Func<byte[]>> Makers => new(StringComparer.Ordinal)
    {
        ["a byte that is no UTF-8"] = static () => Strict.GetBytes(Policy.Replace("a/*", "a\u0001/*", StringComparison.Ordinal)).Select(static one => one == 1 ? (byte)0xFF : one).ToArray(),
        ["a sign cut in two"] = static () => [.. Strict.GetBytes(Policy[..60]), 0xC3, .. Strict.GetBytes(Policy[60..])],
        ["UTF-16 without a mark"] = static () => Encoding.Unicode.GetBytes(Policy),
        ["bytes of a program"] = static () => [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00, 0xFE, 0xED],
        ["a NUL"] = static () => Strict.GetBytes(Policy.Replace("a/*", "a\0b", StringComparison.Ordinal)),
        ["nothing"] = static () => [],
        ["spaces"] = static () => Strict.GetBytes(new string(' ', 10_000)),
        ["cut off"] = static () => Strict.GetBytes(Policy[..^20]),
        ["deep lists"] = static () => Strict.GetBytes(new string('[', 100_000)),
        ["deep objects"] = static () => Strict.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))),
        ["two hundred of one name"] = static () => Strict.GetBytes("{" + string.Concat(Enumerable.Repeat("\"Version\":\"2012-10-17\",", 200)) + Policy[1..]),
        ["20 megabytes"] = static () => Strict.GetBytes(Policy[..^1] + new string(' ', 20_000_000) + "}"),
        ["20 megabytes of nothing"] = static () => new byte[20_000_000],
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task EncodingsWithAMarkAndUtf8_AreRead(string what, byte[] bytes)
        => Assert.True((await Check(Read(bytes))).Count == 0, what);

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task OtherBytes_AreOneFinding(string what)
    {
        var findings = await Check(Read(Makers[what]()));

        Assert.True(findings.Count == 1, what + ": " + string.Join("; ", findings));
        Assert.Equal(DiagnosticSeverity.Error, findings[0].Severity);
    }

    [Fact]
    public async Task CodePageOfTheSystem_IsOneFinding()
    {
        var bytes = Encoding.Latin1.GetBytes(Policy.Replace("a/*", "\u00E4/*", StringComparison.Ordinal));

        var finding = Assert.Single(await Check(SourceText.From(new MemoryStream(bytes), Encoding.Latin1)));

        Assert.Contains("The file is not UTF-8", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoneSurrogate_IsOneFinding()
        => Assert.Single(await Check(SourceText.From(Policy.Replace("a/*", "a\uD800/*", StringComparison.Ordinal), Encoding.UTF8)));

    private static SourceText Read(byte[] bytes) => SourceText.From(new MemoryStream(bytes));

    private static async Task<IReadOnlyList<Diagnostic>> Check(SourceText text)
    {
        var compilation = CSharpCompilation.Create("Program", options: new(OutputKind.DynamicallyLinkedLibrary));
        return await compilation.WithAnalyzers([new PolicyFileAnalyzer()], new AnalyzerOptions([new DecodedText(text)])).GetAnalyzerDiagnosticsAsync();
    }

    private sealed class DecodedText(SourceText text) : AdditionalText
    {
        public override string Path => "/0/iam-policy.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
