using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Calls;

/// <summary>What the code shows of a request.</summary>
/// <param name="IsWhole">Whether every assignment to the request is visible, so that a member which is not listed is unset.</param>
/// <param name="Members">The members that the code sets, sorted by path (ordinal).</param>
public sealed record SdkRequest(bool IsWhole, EquatableArray<RequestMember> Members)
{
    /// <summary>A request that the code does not show: any member may be set.</summary>
    public static SdkRequest Hidden { get; } = new(false, EquatableArray<RequestMember>.Empty);

    /// <summary>A request without members.</summary>
    public static SdkRequest Blank { get; } = new(true, EquatableArray<RequestMember>.Empty);

    /// <summary>Whether a member has a value.</summary>
    /// <param name="path">The member's C# path, as in <see cref="RequestMember.Path"/>.</param>
    /// <returns>The state; <see cref="MemberState.Unknown"/> when the code does not show it.</returns>
    public MemberState StateOf(string path)
    {
        var known = IsWhole;
        var maybe = false;
        foreach (var member in Members)
        {
            if (IsSameOrBelow(member.Path, path))
            {
                if (member.State == MemberState.Set) return MemberState.Set;
                maybe = true;
            }
            else if (IsSameOrBelow(path, member.Path))
            {
                known = member.IsWhole;
            }
        }

        if (maybe) return MemberState.MaybeSet;
        return known ? MemberState.Unset : MemberState.Unknown;
    }

    /// <summary>Finds a member that the code sets.</summary>
    /// <param name="path">The member's C# path.</param>
    /// <returns>The member, or <see langword="null"/> when the code does not set exactly this one.</returns>
    public RequestMember? Find(string path)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Path, path, StringComparison.Ordinal)) return member;
        }

        return null;
    }

    /// <summary>Limits a member that the code sets to some of its values.</summary>
    /// <param name="path">The member's C# path.</param>
    /// <param name="values">The values that remain.</param>
    /// <returns>The request with those values.</returns>
    public SdkRequest With(string path, IEnumerable<MemberValue> values)
    {
        var member = new RequestMember(path, MemberState.Set, default, true, values.ToEquatableArray());
        return this with { Members = Members.Select(old => old.Path == path ? member : old).ToEquatableArray() };
    }

    /// <summary>Adds a member that the request does not have.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The request with the member in its place.</returns>
    public SdkRequest And(RequestMember member)
        => this with { Members = Members.Append(member).OrderBy(static one => one.Path, StringComparer.Ordinal).ToEquatableArray() };

    /// <summary>The request in those runs of the program that set a member which the code sets on some paths, or in some elements of a list.</summary>
    /// <param name="path">The member's C# path.</param>
    /// <returns>The request with the member set, those above it, and those below that are set with it.</returns>
    public SdkRequest Assuming(string path)
    {
        if (StateOf(path) != MemberState.MaybeSet) return this;
        var set = new HashSet<string>(StringComparer.Ordinal) { path };
        var members = new List<RequestMember>(Members.Count);

        // A path sorts behind the path above it.
        foreach (var member in Members)
        {
            var above = member.Path.LastIndexOf('.');
            var isSet = member.State == MemberState.Set
                || IsSameOrBelow(path, member.Path)
                || (member.IsSetWithParent && above > 0 && set.Contains(member.Path.Substring(0, above)));
            if (isSet) set.Add(member.Path);
            members.Add(isSet ? member with { State = MemberState.Set } : member);
        }

        return this with { Members = members.ToEquatableArray() };
    }

    private static bool IsSameOrBelow(string path, string ancestor)
        => path.StartsWith(ancestor, StringComparison.Ordinal)
            && (path.Length == ancestor.Length || path[ancestor.Length] == '.');
}
