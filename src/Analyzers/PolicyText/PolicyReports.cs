using System.Collections.Concurrent;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// The findings of a compilation. A text that several documents hold has each of its findings once: what looks at one of them first reports
/// it, each time that it is analysed, so that an IDE, which analyses a file again and again, does not lose it.
/// </summary>
internal sealed class PolicyReports
{
    private readonly ConcurrentDictionary<(SyntaxTree? Tree, TextSpan Span, string Check), SyntaxNode> _owners = new();

    /// <summary>The reports of one analysis.</summary>
    /// <param name="context">What is looked at.</param>
    public Action<PolicyFinding, Location> Of(SyntaxNodeAnalysisContext context)
    {
        var told = new HashSet<(SyntaxTree?, TextSpan, string)>();
        return (finding, place) =>
        {
            var key = (place.SourceTree, place.SourceSpan, finding.Check);
            if (_owners.GetOrAdd(key, context.Node) == context.Node && told.Add(key)) context.ReportDiagnostic(PolicyReporter.Create(finding, place, PolicyReporter.SeverityOf(finding.Level)));
        };
    }
}
