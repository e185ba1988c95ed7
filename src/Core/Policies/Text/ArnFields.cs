namespace IamAnalyzers.Core.Policies.Text;

/// <summary>The six fields of an ARN pattern. A colon inside a variable (<c>${aws:PrincipalAccount}</c>) parts no fields.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Service">The service.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Resource">The rest.</param>
public sealed record ArnFields(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int Count = 6;

    /// <summary>Parts a text.</summary>
    /// <param name="text">A text that begins with <c>arn:</c>, or any other.</param>
    /// <returns>The fields, or <see langword="null"/> when there are fewer than six or the first is not <c>arn</c>.</returns>
    public static ArnFields? Parse(string text)
    {
        var fields = new List<string>(Count);
        var start = 0;
        for (var at = 0; at < text.Length && fields.Count < Count - 1; at++)
        {
            if (text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' && text.IndexOf('}', at) is > 0 and var close)
            {
                at = close;
            }
            else if (text[at] == ':')
            {
                fields.Add(text.Substring(start, at - start));
                start = at + 1;
            }
        }

        return fields.Count == Count - 1 && fields[0] == "arn"
            ? new(fields[1], fields[2], fields[3], fields[4], text.Substring(start))
            : null;
    }

    /// <summary>Whether a field may stand for more than its own characters.</summary>
    /// <param name="field">The field.</param>
    /// <returns><see langword="true"/> when it holds a wildcard or a variable.</returns>
    public static bool IsOpen(string field) => field.IndexOfAny(['*', '?', '$']) >= 0;
}
