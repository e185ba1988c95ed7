namespace IamAnalyzers.Core.Arns;

/// <summary>The fields of an ARN pattern of a policy. A colon inside a variable (<c>${aws:PrincipalAccount}</c>) parts no fields.</summary>
/// <param name="Resource">The rest.</param>
public sealed record PolicyArn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>
    /// Parts a text. A wildcard at its end stands for the fields that are left out, too: AWS's own managed policies write
    /// <c>arn:aws:waf:*</c>.
    /// </summary>
    /// <param name="text">A text that begins with <c>arn:</c>, or any other.</param>
    /// <returns>The fields; <see langword="null"/> when the first is not <c>arn</c>, or fields are missing.</returns>
    public static PolicyArn? Parse(string text)
    {
        var fields = ArnFields.Split(text);
        var isWhole = fields.Length == ArnFields.Count || (fields.Length > 1 && text.EndsWith("*", StringComparison.Ordinal));
        return fields[0] == "arn" && isWhole ? new(fields[1], At(fields, 2), At(fields, 3), At(fields, 4), At(fields, 5)) : null;
    }

    /// <summary>Whether a text has all six fields.</summary>
    /// <returns><see langword="true"/> also for six fields of something else than an ARN.</returns>
    public static bool IsWhole(string text) => ArnFields.Split(text).Length == ArnFields.Count;

    /// <summary>Whether a field may stand for more than its own characters.</summary>
    /// <returns><see langword="true"/> when it holds a wildcard or a variable.</returns>
    public static bool IsOpen(string field) => field.IndexOfAny(['*', '?', '$']) >= 0;

    private static string At(string[] fields, int index) => index < fields.Length ? fields[index] : "*";
}
