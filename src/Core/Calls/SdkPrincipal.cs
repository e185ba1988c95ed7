namespace IamAnalyzers.Core.Calls;

/// <summary>Who a client acts for. The default principal is the identity that the program runs as.</summary>
/// <param name="Name">The empty string for the default principal, else a name fit for a file name, such as a role's name or a profile's.</param>
/// <param name="Doubt">Why the principal may be another one whose name the code does not tell, a sentence part that completes "because ..."; empty for no doubt. A doubtful principal counts as the default one.</param>
public sealed record SdkPrincipal(string Name, string Doubt = "")
{
    /// <summary>The identity that the program runs as.</summary>
    public static SdkPrincipal Default { get; } = new("");

    /// <summary>Whether this is the identity that the program runs as.</summary>
    public bool IsDefault => Name.Length == 0;
}
