using System.Globalization;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Build.Page;

/// <summary>The page's own words.</summary>
internal static class PageTexts
{
    /// <summary>A number with its noun.</summary>
    /// <param name="noun">The noun for one.</param>
    /// <param name="plural">The noun for several; by default with an s.</param>
    public static string Count(int number, string noun, string? plural = null)
        => Number(number) + " " + (number == 1 ? noun : plural ?? noun + "s");

    /// <summary>A number with commas.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Some of several names.</summary>
    /// <param name="most">How many at most.</param>
    /// <returns>The first ones, and how many more there are.</returns>
    public static string Some(IReadOnlyCollection<string> names, int most)
        => string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {Number(names.Count - most)} more" : "");

    /// <summary>How the page names a part.</summary>
    public static string NameOf(PagePart part)
        => (part.EntryPoint.Length == 0 ? "Whole program" : "Entry point " + part.EntryPoint) + (part.Principal.Length == 0 ? "" : ", acting for " + part.Principal);

    /// <summary>The word for a difference.</summary>
    public static string NameOf(DifferenceKind kind)
        => kind switch
        {
            DifferenceKind.Added => "New",
            DifferenceKind.Widened => "Wider than reviewed",
            DifferenceKind.Narrowed => "More than needed",
            _ => "Not needed",
        };

    /// <summary>What a class of risk means.</summary>
    public static string MeaningOf(RiskClass risk)
        => risk switch
        {
            RiskClass.PrivilegeEscalation => "Together with the other permissions of the policy, it allows privilege escalation: its holder can gain more permissions than the policy lists.",
            RiskClass.ResourceExposure => "It changes who may do what, or shares something with another account.",
            RiskClass.CredentialsExposure => "It returns credentials.",
            RiskClass.DataExfiltration => "It can read all data of this kind, not a single item.",
            _ => "No risk is known.",
        };

    /// <summary>What a program can do that has a risk of a class.</summary>
    public static string AnswerOf(RiskClass risk)
        => risk switch
        {
            RiskClass.PrivilegeEscalation => "It can escalate privileges",
            RiskClass.ResourceExposure => "It can expose resources",
            RiskClass.CredentialsExposure => "It can get credentials",
            RiskClass.DataExfiltration => "It can exfiltrate data",
            _ => "No risk is known",
        };

    /// <summary>How sure a need is.</summary>
    public static string NameOf(Tier tier)
        => tier switch
        {
            Tier.Required => "always needed",
            Tier.Conditional => "needed in some cases: the code does not show whether the request asks for it",
            _ => "needed by what is deployed, as the project declares",
        };

    /// <summary>The beginning of a list.</summary>
    /// <param name="most">The characters that it may have before the last comma that is kept.</param>
    /// <returns>The text, or its beginning and that there is more.</returns>
    public static string Begin(string text, int most)
    {
        if (text.Length <= most) return text;
        var comma = text.LastIndexOf(", ", most, StringComparison.Ordinal);
        return comma > 0 ? text.Substring(0, comma) + " and more" : text.Substring(0, most) + "…";
    }

    /// <summary>A member without its namespace.</summary>
    /// <param name="member">Such as <c>Amazon.S3.IAmazonS3.GetObjectAsync</c>.</param>
    public static string Short(string member)
    {
        var last = member.LastIndexOf('.');
        return last <= 0 ? member : member.Substring(member.LastIndexOf('.', last - 1) + 1);
    }

    /// <summary>A text as a sentence's beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
