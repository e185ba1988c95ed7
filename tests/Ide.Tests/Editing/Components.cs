using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Ide.Tests.Editing;

/// <summary>The parts of the package that the project refers to, loaded from where the package was restored.</summary>
internal static class Components
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers(Project project) => [.. Own(project).SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))];

    public static IReadOnlyList<CodeFixProvider> Fixes(Project project)
        => [.. Own(project).SelectMany(static reference => Load(reference).GetTypes())
            .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private static IEnumerable<AnalyzerReference> Own(Project project)
        => project.AnalyzerReferences.Where(static reference => Path.GetFileName(reference.FullPath ?? "").StartsWith("IamAnalyzers.", StringComparison.Ordinal));

    private static Assembly Load(AnalyzerReference reference) => ((AnalyzerFileReference)reference).GetAssembly();
}
