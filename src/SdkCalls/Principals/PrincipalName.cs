using IamAnalyzers.SdkCalls.Values;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>The names of principals, fit for the names of files.</summary>
internal static class PrincipalName
{
    /// <summary>The principals of the roles that an expression can name.</summary>
    public static PrincipalSet OfRoles(ValueSet arns)
        => Of(arns, RoleOf, "the ARN of the role that it assumes is not constant");

    /// <summary>The principals of names, such as profiles.</summary>
    public static PrincipalSet OfNames(ValueSet names, string doubt)
        => Of(names, static name => name.IndexOf('\0') < 0 ? name : null, doubt);

    /// <summary>A name of which only what IAM allows in names is left.</summary>
    public static string Clean(string name)
        => new([.. name.Select(static character => character < 128 && (char.IsLetterOrDigit(character) || "+=,.@_-".IndexOf(character) >= 0) ? character : '-')]);

    private static PrincipalSet Of(ValueSet values, Func<string, string?> nameOf, string doubt)
    {
        if (values.IsUnknown || values.Items.Count == 0) return PrincipalSet.Doubtful(doubt);
        return values.Items
            .Select(value => nameOf(value.Fill(static _ => "\0")) is { Length: > 0 } name ? PrincipalSet.Of(new(Clean(name))) : PrincipalSet.Doubtful(doubt))
            .Aggregate(PrincipalSet.Nothing, PrincipalSet.Either);
    }

    // arn:aws:iam::123456789012:role/path/Name; the account may be a hole.
    private static string? RoleOf(string arn)
    {
        var name = arn.Substring(arn.LastIndexOf('/') + 1);
        return name.Length < arn.Length && name.IndexOf('\0') < 0 ? name : null;
    }
}
