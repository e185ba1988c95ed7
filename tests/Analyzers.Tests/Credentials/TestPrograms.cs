using System.Globalization;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Test programs with words in place of keys; the keys are put in when a test runs.</summary>
internal static class TestPrograms
{
    public static string Id { get; } = TestKeys.IdOf(123456789012);

    public static string Secret { get; } = TestKeys.Secret(3);

    private static readonly (string Word, string Value)[] Words =
    [
        ("$ID$", Id),
        ("$ID2$", TestKeys.Id(2, "ASIA")),
        ("$HEAD$", Id[..9]),
        ("$TAIL$", Id[9..]),
        ("$SECRET$", Secret),
        ("$SECRET_HEAD$", Secret[..20]),
        ("$SECRET_TAIL$", Secret[20..]),
        ("$TOKEN$", TestKeys.Token(4)),
        ("$MARKED$", TestKeys.MarkedToken(4)),
        ("$JWT$", TestKeys.Jwt(7)),
        ("$SMTP$", TestKeys.Smtp(8)),
        ("$ABSK$", TestKeys.LongLivedBedrock(5)),
        ("$BEDROCK$", TestKeys.ShortLivedBedrock(6)),
        ("$BASE64$", TestKeys.Encode("user=" + Id)),
        ("$SECRET_ESCAPED$", TestKeys.Secret(5)[..38] + "a%2F"),
        ("$SECRET_CHARS$", string.Join(", ", Secret.Select(static c => $"'{c}'"))),
        ("$SECRET_BYTES$", string.Join(", ", Secret.Select(static c => "0x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture)))),
        ("$CHARS$", string.Join(", ", Id.Select(static c => $"'{c}'"))),
        ("$BYTES$", string.Join(", ", Id.Select(static c => "0x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture)))),
        ("$ESCAPED$", "\\u0041" + Id[1..]),
    ];

    public static string Fill(string program) => Words.Aggregate(program, static (text, word) => text.Replace(word.Word, word.Value, StringComparison.Ordinal));

    public static CSharpAnalyzerTest<TAnalyzer> Test<TAnalyzer>(string program, ReferenceAssemblies? references = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => new() { TestCode = Fill(program), ReferenceAssemblies = references ?? ReferenceAssemblies.Net80 };

    public static Task Verify<TAnalyzer>(string program, ReferenceAssemblies? references = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => Test<TAnalyzer>(program, references).RunAsync();
}
