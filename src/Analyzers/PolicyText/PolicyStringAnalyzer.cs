using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>IAM3001 to IAM3011 in the policy documents that a program writes in its strings, each finding at its place in the literal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyStringAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.PolicyText;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
        => context.RegisterSyntaxNodeAction(Check, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (!HasWord(context.Node)) return;
        var expression = context.Node as ExpressionSyntax ?? (ExpressionSyntax)context.Node.Parent!;
        var whole = WrittenText.WholeOf(expression);
        if (FirstWithWord(whole) != context.Node) return;

        var written = WrittenText.Read(whole, context.SemanticModel, context.CancellationToken);
        var text = written.Text;
        if (!PolicyShape.IsPolicy(text)) return;
        var sink = PolicySinkReader.Find(whole, context.SemanticModel, context.CancellationToken);
        var policy = new PolicyCheckContext(sink?.Kind ?? PolicyShape.KindOf(text), AwsCatalog.Default) { Quota = sink?.Quota };
        foreach (var finding in PolicyChecks.Check(text, policy).Findings)
        {
            if (!IsInHole(text, finding)) context.ReportDiagnostic(PolicyReporter.Create(finding, written.LocationOf(finding.Range), PolicyReporter.SeverityOf(finding.Level)));
        }
    }

    private static bool HasWord(SyntaxNode node)
        => node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => Holds(text),
            InterpolatedStringTextSyntax piece => Holds(piece.TextToken.ValueText),
            _ => false,
        };

    private static bool Holds(string text) => text.IndexOf(PolicyShape.Word, StringComparison.Ordinal) >= 0;

    // Of several pieces with the word the first one reports for all.
    private static SyntaxNode? FirstWithWord(ExpressionSyntax whole) => whole.DescendantNodesAndSelf().FirstOrDefault(HasWord);

    // What the code does not show is neither right nor wrong; where a hole breaks the JSON, nothing is known of the document.
    private static bool IsInHole(string text, PolicyFinding finding)
        => text.IndexOf(MappedText.Hole) >= 0
            && (finding.Check == "JSON_SYNTAX_ERROR" || text.IndexOf(MappedText.Hole, finding.Range.Start, Math.Min(finding.Range.Length, text.Length - finding.Range.Start)) >= 0);
}
