using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The table, and the index of it, that a PartiQL statement of DynamoDB names.</summary>
internal static class PartiQlTable
{
    /// <summary>Reads the table.</summary>
    /// <returns>The table's name; any when the statement does not show it whole.</returns>
    public static MemberValue Of(MemberValue statement)
    {
        var name = Name(ShownValues.Start(statement), statement.IsConstant);
        return name.Length == 0 ? ShownValues.Any : MemberValue.Constant(name);
    }

    /// <summary>Reads the index in <c>"table"."index"</c>.</summary>
    /// <returns>The index's name; any when the statement does not show it.</returns>
    public static MemberValue IndexOf(MemberValue statement)
    {
        var text = ShownValues.Start(statement);
        var name = Name(text, statement.IsConstant);
        var mark = "\"" + name + "\".\"";
        var at = name.Length == 0 ? -1 : text.IndexOf(mark, StringComparison.Ordinal);
        var close = at < 0 ? -1 : text.IndexOf('"', at + mark.Length);
        return close < 0 ? ShownValues.Any : MemberValue.Constant(text.Substring(at + mark.Length, close - at - mark.Length));
    }

    private static string Name(string statement, bool isWhole)
    {
        var text = WithoutTexts(statement);
        var keyword = Begins(text, "INSERT") ? "INTO" : Begins(text, "UPDATE") ? "UPDATE" : "FROM";
        for (var at = Find(text, keyword, 0); at >= 0; at = Find(text, keyword, at + 1))
        {
            if (IsWord(text, at, keyword.Length)) return After(text, at + keyword.Length, isWhole);
        }

        return "";
    }

    private static bool Begins(string text, string verb) => text.TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase);

    // Values in the statement may hold the words that it is made of: UPDATE "Music" SET note = 'letter from home'.
    private static string WithoutTexts(string statement)
    {
        var text = statement.ToCharArray();
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'') isInside = !isInside;
            else if (isInside) text[i] = '_';
        }

        return new string(text);
    }

    private static string After(string text, int start, bool isWhole)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start == text.Length) return "";
        if (text[start] == '"')
        {
            var close = text.IndexOf('"', start + 1);
            return close < 0 ? "" : text.Substring(start + 1, close - start - 1);
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        return end == text.Length && !isWhole ? "" : text.Substring(start, end - start);
    }

    private static int Find(string text, string keyword, int start) => text.IndexOf(keyword, start, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(string text, int at, int length)
        => (at == 0 || char.IsWhiteSpace(text[at - 1])) && at + length < text.Length && char.IsWhiteSpace(text[at + length]);
}
