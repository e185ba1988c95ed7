using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Types of the AWS CDK's package for IAM.</summary>
internal static class CdkNames
{
    /// <summary>The type of a statement, by which the package is known.</summary>
    public const string Statement = Space + ".PolicyStatement";

    private const string Space = "Amazon.CDK.AWS.IAM";

    /// <summary>Whether a type is one of the CDK.</summary>
    public static bool IsOfCdk(ITypeSymbol type) => type.ContainingNamespace.ToDisplayString().StartsWith("Amazon.CDK.", StringComparison.Ordinal);

    /// <summary>The simple name of a type of the package; <see langword="null"/> for any other type.</summary>
    public static string? Of(ITypeSymbol? type) => type is { ContainingNamespace: { Name: "IAM" } space } && space.ToDisplayString() == Space ? type.Name : null;
}
