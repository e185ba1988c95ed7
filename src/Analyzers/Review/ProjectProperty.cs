using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>What the build says of the project.</summary>
internal static class ProjectProperty
{
    /// <summary>Whether the project gets a policy.</summary>
    public const string IsApplication = "build_property.IamAnalyzersIsApplication";

    /// <summary>Whether the project is compiled for several target frameworks.</summary>
    public const string HasSeveralFrameworks = "build_property.IamAnalyzersHasSeveralFrameworks";

    /// <summary>Whether a property is <c>true</c>.</summary>
    /// <param name="options">The options of the whole compilation.</param>
    public static bool IsTrue(AnalyzerConfigOptions options, string name) => options.TryGetValue(name, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
