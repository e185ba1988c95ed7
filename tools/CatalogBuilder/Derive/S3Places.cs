using System.Text.RegularExpressions;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>
/// Finds the members that hold a place in S3: a bucket by the end of their name; an address by the end of their name, where the description,
/// the pattern or the name speaks of S3. Not in the services whose buckets are what they act on.
/// </summary>
internal static partial class S3Places
{
    private const int MostLevels = 5;
    private static readonly string[] ActOnBuckets = ["s3", "s3control", "s3outposts", "s3tables", "s3vectors"];

    /// <summary>Finds the paths in an operation, each with <c>bucket</c> or <c>uri</c>.</summary>
    public static IEnumerable<(string Path, string Kind)> Find(ApiOperation operation)
        => ActOnBuckets.Contains(operation.Service)
            ? []
            : operation.Members
                .Where(static member => member.Level <= MostLevels && member.IsText)
                .Select(static member => (member.Path, KindOf(member)))
                .Where(static place => place.Item2.Length > 0);

    private static string KindOf(RequestMember member)
    {
        if (Bucket().IsMatch(member.Name)) return "bucket";
        return Address().IsMatch(member.Name) && (Scheme().IsMatch(member.Pattern) || S3Name().IsMatch(member.Name) || member.AllText.Contains("s3://", StringComparison.OrdinalIgnoreCase))
            ? "uri"
            : "";
    }

    [GeneratedRegex("[Bb]ucket(s|Names?|A[rR][nN])?$")]
    private static partial Regex Bucket();

    [GeneratedRegex("(U[rR][iIlL]|Path|Location|Source|Destination|Input|uri|url|path|location|source|destination|input)$")]
    private static partial Regex Address();

    [GeneratedRegex("[sS]3.{0,6}://")]
    private static partial Regex Scheme();

    [GeneratedRegex("[sS]3(U[rR][iIlL]|Path|Location|Output)|^TemplateURL$")]
    private static partial Regex S3Name();
}
