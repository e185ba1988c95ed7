using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>Tokens that are missing, doubled, swapped or others.</summary>
internal static class TokenMutations
{
    private const int MostTokens = 6;

    private static readonly string[] Keywords =
    [
        "static", "async", "await", "partial", "file", "ref", "out", "in", "params", "this", "base", "new", "class", "struct", "interface", "record", "enum", "delegate", "event",
        "get", "set", "init", "field", "with", "when", "is", "switch", "yield", "stackalloc", "unsafe", "fixed", "const", "readonly", "required", "extern", "override", "abstract",
        "default", "null", "nameof", "typeof", "throw", "goto", "dynamic", "var", "=>", "??=", "?", "..", "^", "[", "]", "{", "}", "(", ")", "<", ">", ";", ",", ":", "::", "=", "&", "*", "$\"", "\"\"\"", "@", "#",
    ];

    private static readonly string[] Literals =
    [
        "null", "default", "0", "-1", "0x7FFFFFFFFFFFFFFF", "99999999999999999999", "1e999", "'\\uD800'", "\"\"", "\"*\"", "\"\\0\"", "\"\\uD800\"", "\"arn:aws:s3:::reports/*\"", "\"arn:\"", "\"${Input:}\"",
        "$\"{{\"", "$\"{}\"", "$\"{text,-2147483649:x}\"", "\"\"\"\n\"\"\"", "$$\"\"\"{{{1}}}\"\"\"", "\"x\"u8", "@\"\"\"\"", "\"{\\\"Statement\\\":[{}]}\"", "\"{ \\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": [ { \\\"Action\\\": null } ] }\"", "[]", "[..]", "new()", "(null, default)",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("tokens deleted", static (text, random) => Change(text, random, static (tokens, at, _) => tokens[at] = "")),
        new("tokens doubled", static (text, random) => Change(text, random, static (tokens, at, _) => tokens[at] += " " + tokens[at])),
        new("tokens swapped", static (text, random) => Change(text, random, static (tokens, at, random) => Swap(tokens, at, random.Next(tokens.Length)))),
        new("neighbours swapped", static (text, random) => Change(text, random, static (tokens, at, _) => Swap(tokens, at, Math.Min(at + 1, tokens.Length - 1)))),
        new("a token of elsewhere", static (text, random) => Change(text, random, static (tokens, at, random) => tokens[at] = " " + tokens[random.Next(tokens.Length)].Trim() + " ")),
        new("a keyword", static (text, random) => Change(text, random, static (tokens, at, random) => tokens[at] = (random.Next(2) == 0 ? tokens[at] : "") + " " + Keywords[random.Next(Keywords.Length)] + " ")),
        new("another name", static (text, random) => ChangeKind(text, random, static token => token.IsKind(SyntaxKind.IdentifierToken), static (names, random) => names[random.Next(names.Count)])),
        new("another literal", static (text, random) => ChangeKind(text, random, static token => token.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax, static (_, random) => Literals[random.Next(Literals.Length)])),
        new("a huge literal", static (text, random) => ChangeKind(text, random, static token => token.IsKind(SyntaxKind.StringLiteralToken), static (_, random) => Huge(random), most: 1)),
    ];

    private static string Huge(Random random)
    {
        var count = random.Next(1_000, 200_000);
        return random.Next(4) switch
        {
            0 => "\"" + new string('a', count) + "\"",
            1 => "\"{ \\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": " + new string('[', count / 10) + "\"",
            2 => "\"{ \\\"Version\\\": \\\"2012-10-17\\\", \\\"Statement\\\": [ { \\\"Effect\\\": \\\"Allow\\\", \\\"Resource\\\": \\\"*\\\", \\\"Action\\\": [" + string.Concat(Enumerable.Repeat("\\\"s3:Get*\\\", ", count / 20)) + "\\\"*\\\"] } ] }\"",
            _ => "$\"" + string.Concat(Enumerable.Repeat("arn:aws:s3:::{1}*?", count / 200)) + "\"",
        };
    }

    // Each token carries what stands before it, so that a text stays as it was elsewhere.
    private static string Change(string text, Random random, Action<string[], int, Random> change)
    {
        var tokens = Tokens(text).Select(static token => token.ToFullString()).ToArray();
        if (tokens.Length == 0) return text;
        for (var count = random.Next(1, MostTokens + 1); count > 0; count--) change(tokens, random.Next(tokens.Length), random);
        return string.Concat(tokens);
    }

    private static string ChangeKind(string text, Random random, Func<SyntaxToken, bool> isWanted, Func<List<string>, Random, string> replacement, int most = 3)
    {
        var wanted = Tokens(text).Where(isWanted).ToList();
        if (wanted.Count == 0) return text;
        var texts = wanted.Select(static token => token.Text).ToList();
        var changed = new StringBuilder(text);
        foreach (var token in Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => wanted[random.Next(wanted.Count)]).Distinct().OrderByDescending(static token => token.SpanStart))
            changed.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, replacement(texts, random));
        return changed.ToString();
    }

    private static IEnumerable<SyntaxToken> Tokens(string text) => Syntax.Root(text).DescendantTokens(descendIntoTrivia: false);

    private static void Swap(string[] tokens, int one, int other) => (tokens[one], tokens[other]) = (tokens[other], tokens[one]);
}
