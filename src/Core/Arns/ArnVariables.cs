namespace IamAnalyzers.Core.Arns;

/// <summary>The variables of a reference ARN that a request can name.</summary>
internal static class ArnVariables
{
    private static readonly string[] Common = ["Partition", "Region", "Account"];

    /// <summary>Lists the variables.</summary>
    /// <param name="arn">The ARN with variables such as <c>${BucketName}</c>.</param>
    /// <returns>Their names in order, each once, without partition, region and account.</returns>
    public static IReadOnlyList<string> Of(string arn)
    {
        var words = new List<string>();
        for (var start = arn.IndexOf("${", StringComparison.Ordinal); start >= 0; start = arn.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            var end = arn.IndexOf('}', start);
            if (end < 0) break;
            var word = arn.Substring(start + 2, end - start - 2);
            if (!Common.Contains(word, StringComparer.Ordinal) && !words.Contains(word, StringComparer.Ordinal)) words.Add(word);
        }

        return words;
    }
}
