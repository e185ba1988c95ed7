namespace IamAnalyzers.Core.Calls;

/// <summary>The SDK's classes of credentials whose identity their type alone tells. Source: the namespace Amazon.Runtime of AWSSDK.Core, versions 3 and 4.</summary>
public static class CredentialClasses
{
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "DefaultInstanceProfileAWSCredentials", "ECSTaskCredentials", "EnvironmentAWSCredentials",
        "EnvironmentVariablesAWSCredentials", "GenericContainerCredentials", "InstanceProfileAWSCredentials",
    };

    /// <summary>Whether they are the program's own: those of its machine, its container or its environment.</summary>
    /// <param name="name">The class's name, without its namespace.</param>
    public static bool AreOwn(string name) => Own.Contains(name);

    /// <summary>Whether they are nobody's: requests are not signed then.</summary>
    /// <param name="name">The class's name, without its namespace.</param>
    public static bool AreAnonymous(string name) => name == "AnonymousAWSCredentials";

    /// <summary>Whether they are those of a profile, which they are made with the name of.</summary>
    /// <param name="name">The class's name, without its namespace.</param>
    public static bool AreOfProfile(string name) => name.StartsWith("StoredProfile", StringComparison.Ordinal);
}
