using System.Collections.Immutable;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM1003: what a call needs, for whoever looks at it in an IDE or in a report. The compiler leaves it out of a plain build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallPermissionsAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.CallPermissions);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
        => CallPermissions.Visit(
            context,
            NeedsFile.Read(context.Options, context.CancellationToken) ?? ReferenceNeeds.Empty,
            static (file, name, permissions) => file.ReportDiagnostic(Diagnostic.Create(Rules.CallPermissions, CallVisitor.PlaceOf(name), Describe(permissions))));

    private static string Describe(IReadOnlyList<Permission> permissions)
        => string.Join(", ", permissions.Select(static permission => permission.Action + Mark(permission.Tier)).Distinct());

    private static string Mark(Tier tier)
        => tier switch
        {
            Tier.Conditional => " (perhaps)",
            Tier.Deployment => " (depends on what is deployed)",
            _ => "",
        };
}
