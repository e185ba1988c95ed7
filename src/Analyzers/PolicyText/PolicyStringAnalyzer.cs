using System.Collections.Immutable;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// IAM3001 to IAM3012 in the policy documents that a program writes in its strings, each finding at its place in the literal, and in those
/// that it makes of objects, each finding at the expression.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyStringAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.PolicyText;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        context.RegisterSyntaxNodeAction(CheckText, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(
            CheckObject,
            SyntaxKind.AnonymousObjectCreationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void CheckText(SyntaxNodeAnalysisContext context)
    {
        var expression = context.Node as ExpressionSyntax ?? (ExpressionSyntax)context.Node.Parent!;
        var hasWord = HasWord(context.Node);
        if (!hasWord && !PolicySinkReader.CanBeAtSink(expression)) return;
        var whole = WrittenText.WholeOf(expression);
        if (hasWord ? FirstWithWord(whole) != context.Node : whole != context.Node || whole.Parent is null) return;

        var written = WrittenText.Read(whole, context.SemanticModel, context.CancellationToken);
        var text = written.Text;
        var isPolicy = hasWord && PolicyShape.IsPolicy(text);
        var sink = isPolicy || PolicySinkReader.CanBeAtSink(whole) ? new PolicySinkReader(context.SemanticModel, context.CancellationToken).Find(whole) : null;
        if (isPolicy ? sink is { Kind: null } : sink?.Kind is null || IsNoDocument(text)) return;
        Report(context, written, text, sink);
    }

    private static void CheckObject(SyntaxNodeAnalysisContext context)
    {
        var creation = (ExpressionSyntax)context.Node;
        if (!PolicyObject.HasStatement(creation, context.SemanticModel, context.CancellationToken)) return;
        if (PolicyObject.SerializedAt(creation, context.SemanticModel, context.CancellationToken) is not { } call) return;
        var written = PolicyObject.Read(creation, context.SemanticModel, context.CancellationToken);
        var text = written.Text;
        if (!PolicyShape.IsPolicy(text)) return;
        var sink = new PolicySinkReader(context.SemanticModel, context.CancellationToken).Find(call);
        if (sink is not { Kind: null }) Report(context, written, text, sink);
    }

    private static void Report(SyntaxNodeAnalysisContext context, MappedText written, string text, PolicySink? sink)
    {
        var kind = PolicyShape.KindOf(text);
        var policy = (sink ?? new PolicySink(kind, Quota: null, Service: null)).Context(kind);
        foreach (var finding in PolicyChecks.Check(text, policy).Findings)
        {
            if (!IsInHole(text, finding)) context.ReportDiagnostic(PolicyReporter.Create(finding, written.LocationOf(finding.Range), PolicyReporter.SeverityOf(finding.Level)));
        }
    }

    // An empty text takes the policy away; what is no text of JSON at all may be a name, an address or a file.
    private static bool IsNoDocument(string text) => text.TrimStart() is not ['{' or '[', ..] || text.IndexOf(MappedText.Hole) >= 0;

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
