using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Values;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>From the values of a name to the principals of that name.</summary>
internal static class NamedPrincipals
{
    /// <summary>The principals of the roles that an expression can name.</summary>
    public static PrincipalSet OfRoles(ValueSet arns) => Of(arns, PrincipalName.OfRole, PrincipalDoubt.Role);

    /// <summary>The principals of names, such as profiles.</summary>
    public static PrincipalSet OfNames(ValueSet names, string doubt) => Of(names, PrincipalName.OfName, doubt);

    private static PrincipalSet Of(ValueSet values, Func<MemberValue, SdkPrincipal?> principalOf, string doubt)
    {
        if (values.IsUnknown || values.Items.Count == 0) return PrincipalSet.Doubtful(doubt);
        return values.Items
            .Select(value => principalOf(value) is { } principal ? PrincipalSet.Of(principal) : PrincipalSet.Doubtful(doubt))
            .Aggregate(PrincipalSet.Nothing, PrincipalSet.Either);
    }
}
