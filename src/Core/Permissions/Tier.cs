namespace IamAnalyzers.Core.Permissions;

/// <summary>How sure it is that a permission is needed.</summary>
public enum Tier
{
    /// <summary>The call always needs it, or the code sets the member that makes it necessary.</summary>
    Required = 0,

    /// <summary>Needed when a request member is set (or not set), and the code does not show whether it is. Emitted, marked.</summary>
    Conditional = 1,

    /// <summary>Depends on what is deployed, not on the code. Reported; emitted only when the project declares it.</summary>
    Deployment = 2,
}
