using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Settings that the code requires without a check, such as <c>configuration["Version"]!</c>. They count as there, so that <c>subnet/${SUBNET}</c> does not become <c>subnet/*</c>.
/// But where a call without such a member needs another action on the same resource, both actions are needed: an object is read with <c>s3:GetObject</c>, a version of it with
/// <c>s3:GetObjectVersion</c>.
/// </summary>
internal static class RequiredSettings
{
    /// <summary>The request, in which each setting that chooses between two actions on one resource may be missing.</summary>
    /// <param name="operation">The operation of the call.</param>
    /// <param name="request">What the code shows of the request.</param>
    public static SdkRequest MayBeMissing(OperationEntry operation, SdkRequest request)
        => request.Members.Any(IsRequiredSetting)
            ? request with { Members = request.Members.Select(member => IsRequiredSetting(member) && Chooses(operation, member.Path) ? member with { State = MemberState.MaybeSet } : member).ToEquatableArray() }
            : request;

    private static bool IsRequiredSetting(RequestMember member) => member.State == MemberState.Set && member.Patterns.Any(static value => value.IsRequiredSetting);

    private static bool Chooses(OperationEntry operation, string member)
    {
        var without = operation.Permissions.Where(permission => Tests(permission).Any(test => test.Path == member && test.IsOfAbsence)).ToArray();
        return without.Length > 0 && operation.Permissions.Any(with => Tests(with).Any(test => test.Path == member && test.IsOfPresence) && Array.Exists(without, other => other.Resources.SequenceEqual(with.Resources)));
    }

    private static IEnumerable<TriggerTest> Tests(PermissionEntry permission) => permission.Trigger?.Tests ?? [];
}
