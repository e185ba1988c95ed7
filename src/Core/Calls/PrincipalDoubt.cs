namespace IamAnalyzers.Core.Calls;

/// <summary>Why nothing tells whom a client acts for: sentence parts that complete "because ...".</summary>
public static class PrincipalDoubt
{
    /// <summary>The ARN of a role may be any.</summary>
    public const string Role = "the ARN of the role that it assumes is not constant";

    /// <summary>The name of a role of IAM Identity Center may be any.</summary>
    public const string RoleName = "the name of its role is not constant";

    /// <summary>The name of a profile may be any.</summary>
    public const string Profile = "the name of its profile is not constant";

    /// <summary>The client itself is given keys.</summary>
    public const string AccessKeys = "the client is created with access keys";

    /// <summary>Credentials are made with keys from somewhere.</summary>
    public const string Keys = "the code does not show which principal the access keys belong to";

    /// <summary>Credentials come from code that is not read.</summary>
    public const string Credentials = "the code does not show where its credentials come from";
}
