using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Permissions of which a call needs one in every case, each in its own: GetObject reads an object or a version of it. Where the code does
/// not show which case it is, each of them is as needed as if it were.
/// </summary>
internal static class Alternatives
{
    private const int MostCases = 4096;
    private const int MostPermissions = 12;

    // A value that no trigger asks for.
    private const string OtherValue = "\u0001";

    /// <summary>Finds the permissions that are one of a group.</summary>
    /// <param name="permissions">The permissions of an operation.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>Those that the call may need, each with the number of its group; of a group the call needs at least one.</returns>
    public static IReadOnlyDictionary<PermissionEntry, int> Of(IReadOnlyList<PermissionEntry> permissions, SdkRequest request)
    {
        var needed = permissions.Where(static permission => permission is { Kind: PermissionKind.Needed, Trigger: not null, IsWhereShown: false }).ToArray();
        var perhaps = needed.Where(permission => permission.Trigger!.Evaluate(request) == TriggerResult.Maybe).ToArray();
        var groups = new Dictionary<PermissionEntry, int>();
        foreach (var permission in Marked(needed, request)) groups[permission] = 0;

        var others = perhaps.Where(static permission => !permission.IsOneOf).ToArray();
        if (others.Length is < 2 or > MostPermissions || Cases(others, request) is not { } cases) return groups;
        var holds = others.Select(permission => cases.Select(one => permission.Trigger!.Evaluate(one) == TriggerResult.Yes).ToArray()).ToArray();
        for (var set = 1; set < 1 << others.Length; set++)
        {
            if (IsGroup(holds, set, cases.Count)) Unite(groups, [.. others.Where((_, i) => (set >> i & 1) == 1)], set);
        }

        return groups;
    }

    // Groups that share a permission become one.
    private static void Unite(Dictionary<PermissionEntry, int> groups, PermissionEntry[] members, int number)
    {
        var joined = new HashSet<int>(members.Where(groups.ContainsKey).Select(member => groups[member]));
        foreach (var other in groups.Where(one => joined.Contains(one.Value)).Select(static one => one.Key).ToArray()) groups[other] = number;
        foreach (var member in members) groups[member] = number;
    }

    // Of those that the catalogue marks, the call needs one also where their triggers do not cover every case: a request that fits none
    // of them is one that the code does not show well enough.
    private static IEnumerable<PermissionEntry> Marked(PermissionEntry[] needed, SdkRequest request)
    {
        var marked = needed.Where(static permission => permission.IsOneOf).Select(permission => (Permission: permission, Result: permission.Trigger!.Evaluate(request))).ToArray();
        if (marked.Any(static one => one.Result == TriggerResult.Yes)) return [];
        var perhaps = marked.Where(static one => one.Result == TriggerResult.Maybe).ToArray();
        return (perhaps.Length > 0 ? perhaps : marked).Select(static one => one.Permission);
    }

    // All cases, and not without any of them.
    private static bool IsGroup(bool[][] holds, int set, int cases)
        => Covers(holds, set, cases) && Enumerable.Range(0, holds.Length).Where(i => (set >> i & 1) == 1).All(i => !Covers(holds, set & ~(1 << i), cases));

    private static bool Covers(bool[][] holds, int set, int cases)
    {
        for (var one = 0; one < cases; one++)
        {
            var isCovered = false;
            for (var i = 0; i < holds.Length && !isCovered; i++) isCovered = (set >> i & 1) == 1 && holds[i][one];
            if (!isCovered) return false;
        }

        return true;
    }

    /// <summary>The requests that the code can send, as far as the triggers tell them apart.</summary>
    private static List<SdkRequest>? Cases(PermissionEntry[] permissions, SdkRequest request)
    {
        var tests = permissions.SelectMany(static permission => permission.Trigger!.Tests).ToLookup(static test => test.Path, static test => test.Values, StringComparer.Ordinal);
        List<IReadOnlyList<RequestMember>> cases = [[]];
        foreach (var path in tests)
        {
            var states = States(path.Key, path.SelectMany(static values => values), request).ToArray();
            if (cases.Count * states.Length > MostCases) return null;
            cases = [.. cases.SelectMany(one => states.Select(state => (IReadOnlyList<RequestMember>)(state is null ? one : [.. one, state])))];
        }

        return [.. cases.Select(static members => new SdkRequest(true, members.OrderBy(static member => member.Path, StringComparer.Ordinal).ToEquatableArray()))];
    }

    private static IEnumerable<RequestMember?> States(string path, IEnumerable<string> asked, SdkRequest request)
    {
        var state = request.StateOf(path);
        if (state != MemberState.Set) yield return null;
        if (state == MemberState.Unset) yield break;
        var known = request.Find(path)?.Values ?? default;
        var values = known.Count > 0 ? known : asked.Append(OtherValue).Distinct(StringComparer.Ordinal);
        foreach (var value in values) yield return new RequestMember(path, MemberState.Set, EquatableArray<string>.From([value]), true);
    }
}
