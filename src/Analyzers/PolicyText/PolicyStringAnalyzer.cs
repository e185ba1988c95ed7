using System.Collections.Immutable;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
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
        var reports = new PolicyReports();
        context.RegisterSyntaxNodeAction(node => CheckText(node, reports), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(
            node => CheckObject(node, reports),
            SyntaxKind.AnonymousObjectCreationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void CheckText(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        // Almost every literal leaves here, before anything is allocated.
        if (HasWord(context.Node)) CheckParts(context, reports.Of(context));
        else if (context.Node is ExpressionSyntax literal && PolicySinkReader.CanBeAtSink(literal)) CheckAtSink(context, literal, reports.Of(context));
    }

    private static void CheckParts(SyntaxNodeAnalysisContext context, Action<PolicyFinding, Location> report)
    {
        var code = CodeIndex.For(context.SemanticModel, new Dependencies());
        foreach (var whole in new BuiltTexts(code, context.CancellationToken).Of(context.Node))
        {
            var text = new PlacedTextReader(code, context.CancellationToken, readsSeen: true).Read(whole);
            var sink = new Lazy<PolicySink?>(() => new PolicySinkReader(code.ModelOf(whole), context.CancellationToken).Find(whole));
            foreach (var variant in text.Variants()) CheckDocument(MappedText.Of(variant, whole), sink, report);
        }
    }

    private static void CheckDocument(MappedText written, Lazy<PolicySink?> sink, Action<PolicyFinding, Location> report)
    {
        if (!PolicyShape.IsPolicy(written.Text)) return;
        var document = written.WithHoles(PlaceholderWords.Find(written.Text));
        var text = document.Text;
        if (sink.Value is { Kind: null } || (sink.Value is null && !PolicyLanguage.IsOfAws(text))) return;

        // The rest of a document that is not seen to go anywhere may be added where it goes.
        if (sink.Value is null && !PolicyShape.IsClosed(text)) document.Add(PlacedText.Hole);
        document.Check(sink.Value, report);
    }

    // Any text that is handed over as a policy is meant as one.
    private static void CheckAtSink(SyntaxNodeAnalysisContext context, ExpressionSyntax literal, Action<PolicyFinding, Location> report)
    {
        var written = MappedText.Of(PlacedTextReader.Read(literal, context.SemanticModel, context.CancellationToken), literal);
        if (IsNoDocument(written.Text)) return;
        if (new PolicySinkReader(context.SemanticModel, context.CancellationToken).Find(literal) is { Kind: not null } sink) written.WithHoles(PlaceholderWords.Find(written.Text)).Check(sink, report);
    }

    private static void CheckObject(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        var creation = (ExpressionSyntax)context.Node;
        if (!PolicyObject.HasStatement(creation, context.SemanticModel, context.CancellationToken)) return;
        if (PolicyObject.SerializedAt(creation, context.SemanticModel, context.CancellationToken) is not { } call) return;
        var written = PolicyObject.Read(creation, context.SemanticModel, context.CancellationToken);
        if (!PolicyShape.IsPolicy(written.Text)) return;
        var sink = new PolicySinkReader(context.SemanticModel, context.CancellationToken).Find(call) ?? new CdkTarget(context.SemanticModel, context.CancellationToken).Find(call);
        if (sink is not { Kind: null } && (sink is not null || PolicyLanguage.IsOfAws(written.Text))) written.Check(sink, reports.Of(context));
    }

    // An empty text takes the policy away; what is no text of JSON at all may be a name, an address or a file.
    private static bool IsNoDocument(string text) => text.TrimStart() is not ['{' or '[', ..];

    private static bool HasWord(SyntaxNode node)
        => node switch
        {
            LiteralExpressionSyntax literal => Holds(literal.Token.ValueText),
            InterpolatedStringTextSyntax piece => Holds(piece.TextToken.ValueText),
            _ => false,
        };

    private static bool Holds(string text) => text.IndexOf(PolicyShape.Word, StringComparison.Ordinal) >= 0;
}
