using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Generators.Models;

/// <summary>What the project file says to the generator.</summary>
/// <param name="RootNamespace">The namespace of <c>IamPolicy</c>; may be empty.</param>
/// <param name="IsApplication">Whether the project gets <c>IamPolicy</c>: only a program has a policy.</param>
internal sealed record BuildOptions(string RootNamespace, bool IsApplication)
{
    private const string RootNamespaceKey = "build_property.RootNamespace";
    private const string IsApplicationKey = "build_property.IamAnalyzersIsApplication";

    public static BuildOptions From(AnalyzerConfigOptions options)
        => new(Value(options, RootNamespaceKey), Value(options, IsApplicationKey).Equals("true", StringComparison.OrdinalIgnoreCase));

    private static string Value(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out var value) ? value.Trim() : "";
}
