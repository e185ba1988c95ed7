using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The types of the SDK that take credentials, by their names; nothing is looked up when the SDK is absent.</summary>
internal static class SinkTypes
{
    /// <summary>How a value reaches AWS through a member of a type of the SDK.</summary>
    /// <param name="type">The type that is created, assigned to or called.</param>
    public static SinkForm FormOf(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!IsOfSdk(current)) continue;
            switch (current.Name)
            {
                case "AmazonServiceClient" or "AWSClientFactory":
                    return SinkForm.ClientConstructor;
                case "AWSCredentials" or "ImmutableCredentials":
                    return SinkForm.CredentialsObject;
                case "Credentials" when current.ContainingNamespace.Name == "Model":
                    return SinkForm.CredentialsObject;
                case "CredentialProfileOptions" or "ProfileManager":
                    return SinkForm.ProfileOptions;
                case "AWSOptions" or "ClientConfig":
                    return SinkForm.OptionsProperty;
            }
        }

        return SinkForm.None;
    }

    /// <summary>How a value reaches AWS through an argument of a call or a creation.</summary>
    /// <param name="method">The method or constructor.</param>
    public static SinkForm FormOf(IMethodSymbol method)
    {
        if (method is { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }) return SinkForm.EnvironmentVariable;
        var form = FormOf(method.ContainingType);
        // The operations of a client take data: only its constructors take credentials.
        return form == SinkForm.ProfileOptions || method.MethodKind == MethodKind.Constructor || method.ContainingType.Name == "AWSClientFactory" ? form : SinkForm.None;
    }

    /// <summary>Whether a type stands below the namespace <c>Amazon</c>.</summary>
    public static bool IsOfSdk(ITypeSymbol type)
    {
        var space = type.ContainingNamespace;
        if (space is null || space.IsGlobalNamespace) return false;
        while (!space.ContainingNamespace.IsGlobalNamespace) space = space.ContainingNamespace;
        return space.Name == "Amazon";
    }
}
