using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// AWS's own packages beside the SDK whose code calls AWS only for what a program sets. Not the package needs the permission but the
/// program that sets it, so the package's own code is not asked and the setter is a call.
/// </summary>
internal static class KnownPackages
{
    // ClientFactory.CreateCredentials makes AssumeRoleAWSCredentials of the role, when there is one; nothing else of the package calls AWS.
    // https://github.com/aws/aws-sdk-net, extensions/src/AWSSDK.Extensions.NETCore.Setup/ClientFactory.cs.
    private const string Setup = "AWSSDK.Extensions.NETCore.Setup";

    private static readonly HelperEntry[] Setters =
    [
        new("Amazon.Extensions.NETCore.Setup.AWSOptions", "set_SessionRoleArn", [new HelperOperation("sts", "AssumeRole", true)], HelperRequest.Whole, EquatableArray<HelperRename>.From([new("RoleArn", "Value")])),
    ];

    /// <summary>Whether a program that refers to an assembly needs nothing for its code alone.</summary>
    /// <param name="name">The assembly's simple name.</param>
    public static bool Are(string name) => name == Setup;

    /// <summary>Finds what a setter makes a package ask AWS for.</summary>
    /// <returns>The operations; <see langword="null"/> for a member that makes it ask for nothing.</returns>
    public static HelperEntry? Find(TypeKey type, string method)
        => Setters.FirstOrDefault(setter => setter.Method == method && setter.Type == type.Name);
}
