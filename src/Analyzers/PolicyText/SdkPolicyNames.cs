using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Types by which the AWS SDK for .NET itself builds policies: <c>Amazon.Auth.AccessControlPolicy</c> of AWSSDK.Core, versions 3 and 4.</summary>
internal static class SdkPolicyNames
{
    /// <summary>The type of a statement, by which the types are known.</summary>
    public const string Statement = Space + ".Statement";

    private const string Space = "Amazon.Auth.AccessControlPolicy";

    /// <summary>The simple name of a type of that namespace; <see langword="null"/> for any other type.</summary>
    public static string? Of(ITypeSymbol? type) => type is { ContainingNamespace: { Name: "AccessControlPolicy" } space } && space.ToDisplayString() == Space ? type.Name : null;
}
