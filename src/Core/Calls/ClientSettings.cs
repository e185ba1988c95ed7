namespace IamAnalyzers.Core.Calls;

/// <summary>Settings of the client that makes a call, which stand among the members of its request because permissions depend on them.</summary>
public static class ClientSettings
{
    /// <summary>The address that the client sends requests to, as the code gives it: <c>https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod</c>.</summary>
    public const string ServiceUrl = "Client.ServiceURL";

    /// <summary>Whether a member is a setting of the client.</summary>
    /// <param name="path">The member's path.</param>
    public static bool Has(string path) => path == ServiceUrl;
}
