using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Members that choose between two actions on one resource: an object is read with <c>s3:GetObject</c>, a version of it with <c>s3:GetObjectVersion</c>. Such a member counts as
/// set only where the code shows a part of its text. Any other text may be empty, which many requests leave out, and a setting that the code requires may be missing.
/// </summary>
internal static class ChoosingMembers
{
    /// <summary>The request, in which each member that chooses, and whose text may be empty, is perhaps set.</summary>
    /// <param name="operation">The operation of the call.</param>
    /// <param name="request">What the code shows of the request.</param>
    public static SdkRequest MayBeMissing(OperationEntry operation, SdkRequest request)
    {
        var open = new HashSet<string>(request.Members.Where(member => member.State == MemberState.Set && MayBeEmpty(member) && Chooses(operation, member.Path)).Select(static member => member.Path), StringComparer.Ordinal);
        return open.Count == 0 ? request : request with { Members = request.Members.Select(member => open.Contains(member.Path) ? member with { State = MemberState.MaybeSet } : member).ToEquatableArray() };
    }

    private static bool MayBeEmpty(RequestMember member) => member.Values.Count == 0 && (member.Patterns.Count == 0 || member.Patterns.Any(IsWithoutText));

    private static bool IsWithoutText(MemberValue value) => value.Parts.All(static part => part.Kind != ValuePartKind.Literal || part.Text.Length == 0);

    private static bool Chooses(OperationEntry operation, string member)
    {
        var without = operation.Permissions.Where(permission => Tests(permission).Any(test => test.Path == member && test.IsOfAbsence)).ToArray();
        return without.Length > 0 && operation.Permissions.Any(with => Tests(with).Any(test => test.Path == member && test.IsOfPresence) && Array.Exists(without, other => other.Action != with.Action && other.Resources.SequenceEqual(with.Resources)));
    }

    private static IEnumerable<TriggerTest> Tests(PermissionEntry permission) => permission.Trigger?.Tests ?? [];
}
