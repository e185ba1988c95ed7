using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Generators.Emit;

/// <summary>Pieces of C# text that every language version from 7.3 on reads alike.</summary>
internal static class CSharpText
{
    /// <summary>A verbatim literal: line breaks stand as they are, so that a diff of the generated file is readable.</summary>
    public static string Literal(string text) => "@\"" + text.Replace("\"", "\"\"") + "\"";

    /// <summary>Whether a text can follow the keyword <c>namespace</c>; the empty text stands for the global namespace.</summary>
    public static bool IsNamespace(string text)
        => text.Length == 0 || text.Split('.').All(static part =>
            SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);

    /// <summary>Makes any text an identifier.</summary>
    public static string Identifier(string text)
    {
        var identifier = new StringBuilder("_");
        foreach (var c in text) identifier.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        return SyntaxFacts.IsValidIdentifier(text) ? text : identifier.ToString();
    }

    /// <summary>The expression of a string array.</summary>
    public static string Array(IReadOnlyCollection<string> items, string indent)
    {
        if (items.Count == 0) return "new string[0]";
        var text = new StringBuilder("new string[]\n").Append(indent).Append("{\n");
        foreach (var item in items) text.Append(indent).Append("    ").Append(Literal(item)).Append(",\n");
        return text.Append(indent).Append('}').ToString();
    }
}
