using System.Globalization;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>A name as words, so that each format writes it in its own way.</summary>
/// <param name="Words">The words in lower case: ASCII letters and digits, the first one begins with a letter.</param>
public sealed record TemplateName(EquatableArray<string> Words)
{
    private const string Nameless = "value";

    /// <summary>The name as <c>reports_bucket</c>.</summary>
    public string Snake => string.Join("_", Words);

    /// <summary>The name as <c>ReportsBucket</c>.</summary>
    public string Pascal => string.Concat(Words.Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    /// <summary>Reads the words of a text: <c>REPORTS_BUCKET</c>, <c>Storage:ReportsBucket</c>, <c>args[0]</c>.</summary>
    /// <returns>The name.</returns>
    public static TemplateName Of(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsLetterOrDigit(text[i]) && (i == start || !IsStart(text, i))) continue;
            if (i > start) words.Add(text.Substring(start, i - start).ToLowerInvariant());
            start = i < text.Length && IsLetterOrDigit(text[i]) ? i : i + 1;
        }

        if (words.Count == 0 || words[0][0] is >= '0' and <= '9') words.Insert(0, Nameless);
        return new TemplateName(words.ToEquatableArray());
    }

    /// <summary>Puts words behind.</summary>
    /// <param name="more">The words, in lower case.</param>
    /// <returns>The longer name.</returns>
    public TemplateName With(params string[] more) => new(Words.Concat(more).ToEquatableArray());

    /// <summary>Makes a name that is not taken, by a number behind it.</summary>
    /// <param name="taken">The names that are taken; the new one is added.</param>
    /// <returns>The name.</returns>
    internal TemplateName Unique(HashSet<string> taken)
    {
        var name = this;
        for (var number = 2; !taken.Add(string.Concat(name.Words)); number++) name = With(number.ToString(CultureInfo.InvariantCulture));
        return name;
    }

    // A word begins with a capital behind a small letter or digit, or before a small letter: StorageOptions, S3Backup, IAMUser.
    private static bool IsStart(string text, int i)
        => IsCapital(text[i]) && (!IsCapital(text[i - 1]) || (i + 1 < text.Length && text[i + 1] is >= 'a' and <= 'z'));

    private static bool IsCapital(char c) => c is >= 'A' and <= 'Z';

    private static bool IsLetterOrDigit(char c) => IsCapital(c) || c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
