using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// The characters of a document: tab, line ends and U+0020 to U+00FF, as the API references of IAM and STS have it
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html). Other services take other characters.
/// </summary>
internal static class CharacterCheck
{
    private const char ByteOrderMark = '\uFEFF';
    private const char Last = '\u00FF';

    // What a decoder puts in the place of bytes that are none of its encoding.
    private const char Undecoded = '\uFFFD';

    /// <summary>Finds the first run of characters that IAM refuses; one is enough to say it.</summary>
    /// <param name="text">The document as it is written.</param>
    /// <param name="kind">What the document is attached to.</param>
    /// <returns>The finding, or nothing.</returns>
    public static PolicyFinding? Find(string text, PolicyKind kind)
    {
        if (text.IndexOf(Undecoded) is >= 0 and var place) return Error("this is not UTF-8; save the file as UTF-8", TextRange.Between(place, place + 1));
        if (kind is PolicyKind.Resource or PolicyKind.Endpoint) return null;
        var start = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;
        while (start < text.Length && IsTaken(text[start])) start++;
        if (start == text.Length) return null;
        var end = start + 1;
        while (end < text.Length && !IsTaken(text[end])) end++;
        return Error(
            FormattableString.Invariant($"IAM accepts tabs, line ends and the characters from U+0020 to U+00FF, not U+{(int)text[start]:X4}; write another character"),
            TextRange.Between(start, end));
    }

    /// <summary>Finds the first value of a document that has such a character.</summary>
    /// <param name="value">The document, or a part of it.</param>
    /// <param name="kind">What the document is attached to.</param>
    /// <returns>The finding, or nothing.</returns>
    public static PolicyFinding? Find(JsonValue value, PolicyKind kind)
        => Find(value.Text.Replace(TextHole.Mark, ' '), kind) is { } here
            ? here with { Range = value.Range }
            : value.Items.Concat(value.Members.Select(static member => member.Value)).Select(part => Find(part, kind)).FirstOrDefault(static found => found is not null);

    private static PolicyFinding Error(string message, TextRange range) => CheckTable.InvalidCharacter.At(range, message);

    private static bool IsTaken(char c) => c is '\t' or '\n' or '\r' or (>= ' ' and <= Last);
}
