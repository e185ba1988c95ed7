using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Records;

/// <summary>Something that the code shows and AWS need not allow, such as the calls of a development tool.</summary>
/// <param name="What">
/// An action (compared without case); a C# member, with or without <c>Async</c>; a type or namespace, which takes out all below
/// it; or the simple name of a referenced assembly, which takes out all that it needs.
/// </param>
/// <param name="Reason">Why, for the report; may be empty.</param>
public sealed record Exclusion(string What, string Reason)
{
    private const string Async = "Async";

    /// <summary>Whether a permission is taken out by its action or by the member that needs it.</summary>
    /// <returns><see langword="true"/> to leave it out of the policy.</returns>
    public bool TakesOut(Permission permission)
        => string.Equals(permission.Action, What, StringComparison.OrdinalIgnoreCase) || TakesOutMember(permission.Member);

    /// <summary>Whether a member is taken out.</summary>
    /// <param name="member">The member, <c>Namespace.Type.Method</c>.</param>
    /// <returns><see langword="true"/> when the exclusion names the member or what it is part of.</returns>
    public bool TakesOutMember(string member)
        => What.Length > 0
            && (WithoutAsync(member) == WithoutAsync(What)
                || (member.StartsWith(What, StringComparison.Ordinal) && member.Length > What.Length && member[What.Length] == '.'));

    /// <summary>Whether all needs of a reference are taken out.</summary>
    /// <param name="assembly">The reference's simple name.</param>
    /// <returns><see langword="true"/> when the exclusion names the assembly.</returns>
    public bool TakesOutAssembly(string assembly) => string.Equals(assembly, What, StringComparison.OrdinalIgnoreCase);

    private static string WithoutAsync(string member)
        => member.EndsWith(Async, StringComparison.Ordinal) ? member.Substring(0, member.Length - Async.Length) : member;
}
