using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Exceptions;

/// <summary>A finding that reviewers accept until a day: an entry of <c>iam-exceptions.json</c>.</summary>
/// <param name="Rule">The rule, such as <c>IAM2006</c>.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day on which it counts, <c>yyyy-MM-dd</c>.</param>
/// <param name="Range">The entry, in the text of its file.</param>
public sealed record PolicyException(string Rule, string Owner, string Reason, string Until, TextRange Range)
{
    /// <summary>The policy file, by its name or the end of its path; empty for any.</summary>
    public string File { get; init; } = "";

    /// <summary>The <c>Sid</c> of a statement; empty for any.</summary>
    public string Statement { get; init; } = "";

    /// <summary>The action, as the finding names it; empty for any.</summary>
    public string Action { get; init; } = "";

    /// <summary>The resource or a pattern that covers it; empty for any.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The environment of the reviewed policy; empty for any.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The role or profile of the reviewed policy; empty for any.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether it no longer counts on a day.</summary>
    /// <param name="today">The day, <c>yyyy-MM-dd</c>.</param>
    public bool HasEnded(string today) => string.CompareOrdinal(Until, today) < 0;

    /// <summary>Whether it is about a file.</summary>
    /// <param name="path">The file's path, in the spelling of any system.</param>
    public bool IsFor(string path)
    {
        if (File.Length == 0) return true;
        var (given, whole) = (File.Replace('\\', '/'), path.Replace('\\', '/'));
        return whole == given || whole.EndsWith("/" + given, StringComparison.Ordinal);
    }
}
