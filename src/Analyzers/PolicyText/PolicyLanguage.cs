using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// Whether a document with statements and effects is one of AWS. Other vendors (Alibaba Cloud, MinIO, Huawei Cloud, Tencent Cloud, Scaleway) and many
/// applications took the words over for languages of their own.
/// </summary>
internal static class PolicyLanguage
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // Resources of others, the administration of MinIO, versions that are numbers.
    private static readonly Regex Foreign = new(
        """
        "(acs|qcs|hws|ocid1?|urn|nrn|trn|jrn|krn|ucs|crn):|"admin:[A-Za-z*]|"[\w-]+:[\w-]+:(get|list|create|update|delete|put)[A-Za-z]*"|\.aliyuncs\.com"|"Version"\s*:\s*("\d{1,3}(\.\d+)*"|\d)
        """.Trim(),
        RegexOptions.CultureInvariant, Longest);

    // MinIO names buckets as AWS does, but no service of AWS is called admin. Scaleway has the actions of S3, and principals of its own.
    private static readonly Regex ForeignBesideArns = new("\"acs:|\"admin:[A-Za-z*]|\"SCW\"\\s*:", RegexOptions.CultureInvariant, Longest);

    private static readonly Regex Dated = new("\"Version\"\\s*:\\s*\"\\D?\\d{4}-", RegexOptions.CultureInvariant, Longest);

    private static readonly Regex Owned = new("\"arn:|\\barn:aws|amazonaws\\.com", RegexOptions.CultureInvariant, Longest);

    private static readonly Regex Names = new("\"(?<prefix>[A-Za-z][A-Za-z0-9-]*):[A-Za-z*?]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest);

    private static readonly Regex Everything = new("\"(Not)?(Action|Resource|Principal)\"\\s*:\\s*\\[?\\s*\"\\*\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest);

    /// <summary>Whether a document is in AWS's language.</summary>
    /// <param name="text">The text of a document with statements.</param>
    /// <returns><see langword="false"/> also when nothing in it says so.</returns>
    public static bool IsOfAws(string text)
    {
        try
        {
            if (ForeignBesideArns.IsMatch(text)) return false;
            if (Owned.IsMatch(text)) return true;
            if (Foreign.IsMatch(text)) return false;
            var prefixes = Names.Matches(text).Cast<Match>().Select(static match => match.Groups["prefix"].Value).ToList();
            if (prefixes.Exists(static prefix => AwsCatalog.Default.FindPrefix(prefix.ToLowerInvariant()) is not null)) return true;

            // Nothing in it is known. The version of AWS says whose it is, unless actions and resources are named that AWS has not.
            return Dated.IsMatch(text) && (prefixes.Count == 0 || Everything.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
