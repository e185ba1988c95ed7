namespace IamAnalyzers.Core.Arns;

/// <summary>The six fields of an ARN or ARN pattern: <c>arn</c>, partition, service, region, account, resource.</summary>
internal static class ArnFields
{
    /// <summary>How many fields an ARN has.</summary>
    public const int Count = 6;

    /// <summary>Cuts an ARN pattern at its first five colons. A colon inside <c>${...}</c> is part of a name, and a mark before the ARN is no field.</summary>
    /// <param name="arn">The pattern; any text is allowed.</param>
    /// <returns>At most six fields.</returns>
    public static string[] Split(string arn)
    {
        if (arn.IndexOf("${", StringComparison.Ordinal) < 0) return arn.Split([':'], Count);
        arn = ArnPlaceholders.WithoutMark(arn);
        var fields = new List<string>(Count);
        var start = 0;
        var lastClose = arn.LastIndexOf('}');
        for (var i = 0; i < arn.Length && fields.Count < Count - 1; i++)
        {
            if (arn[i] == '$' && i + 1 < arn.Length && arn[i + 1] == '{' && i < lastClose && arn.IndexOf('}', i) is > 0 and var end)
            {
                i = end;
            }
            else if (arn[i] == ':')
            {
                fields.Add(arn.Substring(start, i - start));
                start = i + 1;
            }
        }

        fields.Add(arn.Substring(start));
        return [.. fields];
    }
}
