using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>
/// A key id anywhere in a literal is found, and a literal without one is not: through the compiler, in each kind of literal. The
/// definition is that of the issue, said as plainly as it can be.
/// </summary>
public class LiteralPropertyTests
{
    private const int TextsAProgram = 60;

    private static Gen<string> Ids { get; } =
        from prefix in Gen.Elements("AKIA", "ASIA", "ABIA", "ACCA", "A3TA", "A3T9")
        from body in Gen.Elements(TestKeys.Base32.ToCharArray()).ArrayOf(16)
        select prefix + new string(body);

    /// <summary>Texts with ids, with what is nearly one, and with neither.</summary>
    private static Gen<string> Texts { get; } = Gen.Frequency(
            (6, Ids),
            (3, Ids.Select(static id => id[..^1])),
            (2, Ids.Select(static id => id[..^7] + "EXAMPLE")),
            (4, ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? "")),
            (4, Gen.Elements("A", "AK", "AKIA", "a", " ", "/", "-", "1", "8", "\"", "\\", "{", "}", "\n", "é", "🔑", "\t", "\\u0041", "AKIAAAAAAAAAAAAAAAAA")))
        .ListOf(4).Select(static pieces => string.Concat(pieces));

    [Fact]
    public void LiteralOfEachKind_IsFoundExactlyWhenItHoldsAnId()
    {
        var programs = Texts.ArrayOf(TextsAProgram);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(programs.ToArbitrary(), static texts => Found(texts).SetEquals(Expected(texts))));
    }

    /// <summary>The numbers of the texts in which the analyzer finds an id.</summary>
    private static HashSet<int> Found(string[] texts)
    {
        var program = "class C {\n" + string.Concat(texts.Select(static (text, i) => string.Create(CultureInfo.InvariantCulture, $"object a{i} = {Literal(text, i)};\n"))) + "}";
        var tree = CSharpSyntaxTree.ParseText(program, path: "/0/Test0.cs");
        var compilation = CSharpCompilation.Create("Literals", [tree], ReferenceAssemblies.Net80.References);
        var found = compilation.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        var lines = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.FieldDeclarationSyntax>().Select(static field => field.Span).ToArray();
        return [.. found.Where(static one => one.Id == "IAM0001").Select(one => Array.FindIndex(lines, span => span.Contains(one.Location.SourceSpan)))];
    }

    private static string Literal(string text, int kind) => (kind % 5) switch
    {
        0 => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        1 => "$\"" + SymbolDisplay.FormatLiteral(text, quote: true)[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) + "\"",
        2 => SymbolDisplay.FormatLiteral(text, quote: true) + "u8",
        3 => "\"\"\"\"\"\"\"\"\n" + text.Replace("\r", "\n", StringComparison.Ordinal) + "\n\"\"\"\"\"\"\"\"",
        _ => SymbolDisplay.FormatLiteral(text, quote: true),
    };

    private static HashSet<int> Expected(string[] texts) => [.. Enumerable.Range(0, texts.Length).Where(i => HoldsId(texts[i]))];

    private static bool HoldsId(string text)
    {
        for (var i = 0; i + 20 <= text.Length; i++)
        {
            var id = text.Substring(i, 20);
            var prefix = id[..4] is "AKIA" or "ASIA" or "ABIA" or "ACCA" || (id.StartsWith("A3T", StringComparison.Ordinal) && IsKeyChar(id[3]));
            if (!prefix || !id[4..].All(TestKeys.Base32.Contains) || id[4..].Distinct().Count() < 6 || id.EndsWith("EXAMPLE", StringComparison.Ordinal)) continue;
            if ((i == 0 || !IsKeyChar(text[i - 1])) && (i + 20 == text.Length || !IsKeyChar(text[i + 20]))) return true;
        }

        return false;
    }

    private static bool IsKeyChar(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);
}
