using System.Collections.Immutable;
using System.Reflection;
using IamAnalyzers.Analyzers;
using IamAnalyzers.CodeFixes.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>All analyzers and fixes of the package.</summary>
internal static class Product
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. Made<DiagnosticAnalyzer>(typeof(IamAnalyzer).Assembly)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Made<CodeFixProvider>(typeof(HardCodedCredentialCodeFix).Assembly)];

    /// <summary>Every rule reports, also one that is off by default.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> AllOn { get; } = Analyzers
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .Select(static rule => rule.Id)
        .Distinct()
        .ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Warn);

    private static IEnumerable<T> Made<T>(Assembly assembly)
        => assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(T)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type)!);
}
