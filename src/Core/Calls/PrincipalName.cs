namespace IamAnalyzers.Core.Calls;

/// <summary>The names of principals, fit for the names of files.</summary>
public static class PrincipalName
{
    /// <summary>The principal of a role.</summary>
    /// <param name="arn">What the code shows of the role's ARN; all of it but the name may be unknown.</param>
    /// <returns>The principal; <see langword="null"/> when the name is not known.</returns>
    public static SdkPrincipal? OfRole(MemberValue arn)
    {
        // arn:aws:iam::123456789012:role/path/Name
        var text = arn.Fill(static _ => "\0");
        var name = text.Substring(text.LastIndexOf('/') + 1);
        return name.Length < text.Length ? Of(name) : null;
    }

    /// <summary>The principal of a name, such as a profile's.</summary>
    /// <returns>The principal; <see langword="null"/> when the name is not known.</returns>
    public static SdkPrincipal? OfName(MemberValue name) => Of(name.Fill(static _ => "\0"));

    /// <summary>A name of which only what IAM allows in names is left.</summary>
    public static string Clean(string name)
        => new([.. name.Select(static character => character < 128 && (char.IsLetterOrDigit(character) || "+=,.@_-".IndexOf(character) >= 0) ? character : '-')]);

    private static SdkPrincipal? Of(string name) => name.Length > 0 && name.IndexOf('\0') < 0 ? new(Clean(name)) : null;
}
