using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>The fields of an ARN pattern of a policy. A colon inside a variable (<c>${aws:PrincipalAccount}</c>) parts no fields.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Service">The service.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Resource">The rest.</param>
public sealed record PolicyArn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Parts a text.</summary>
    /// <param name="text">A text that begins with <c>arn:</c>, or any other.</param>
    /// <returns>The fields, or <see langword="null"/> when there are fewer than six or the first is not <c>arn</c>.</returns>
    public static PolicyArn? Parse(string text)
        => ArnFields.Split(text) is ["arn", var partition, var service, var region, var account, var resource]
            ? new(partition, service, region, account, resource)
            : null;

    /// <summary>Whether a field may stand for more than its own characters.</summary>
    /// <param name="field">The field.</param>
    /// <returns><see langword="true"/> when it holds a wildcard or a variable.</returns>
    public static bool IsOpen(string field) => field.IndexOfAny(['*', '?', '$']) >= 0;
}
