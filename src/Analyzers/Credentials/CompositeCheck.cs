using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// Finds key ids that a program puts together. Each belongs to the piece in which it begins, so that it is reported once: a literal that
/// may open an id looks at the text that it is a piece of, and a text with constants in it looks for ids that begin in a constant.
/// </summary>
internal sealed class CompositeCheck(CredentialReporter reporter)
{
    private const int Farthest = 256;
    private const int LeastContinuation = 3;

    /// <summary>A literal that may open an id: its own text, and those that use the variable which it is the value of.</summary>
    public void CheckOpener(SyntaxNodeAnalysisContext context)
    {
        if (WholeOf(context.Node) is { } whole && !IsFormat(context.Node)) Check(context, whole, first => first == context.Node);
        if (context.Node.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }) return;
        var name = variable.Identifier.ValueText;
        if (LooksConstant(name)) return;
        var isLocal = variable.Parent?.Parent is LocalDeclarationStatementSyntax;
        var scope = isLocal ? variable.Parent!.Parent!.Parent : variable.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (scope is null) return;
        foreach (var use in UseIndex.Of(scope, name).Take(Farthest))
        {
            if (use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } appended && appended.Left == use)
            {
                CheckAppended(context, use);
                return;
            }

            if (WholeOf(use) is { } text) Check(context, text, first => first == use);
        }
    }

    /// <summary>A text that names a constant, in which an id may begin.</summary>
    public void CheckNamed(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is InvocationExpressionSyntax call)
        {
            if (!IsJoining(call)) return;
            CheckFormat(context, call);
        }

        // Almost every sum in a sum leaves here.
        if (context.Node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }) return;
        if (context.Node is not ExpressionSyntax whole || WholeOf(whole) is not null) return;
        CheckSecret(context, whole);
        if (!MayBeginInConstant(whole)) return;
        Check(context, whole, static first => first is IdentifierNameSyntax or MemberAccessExpressionSyntax && LooksConstant(CallNames.Last((ExpressionSyntax)first)));
    }

    /// <summary>A secret or token in pieces, which something named as one holds. Where the SDK takes it, the sink's own check sees it.</summary>
    private void CheckSecret(SyntaxNodeAnalysisContext context, ExpressionSyntax whole)
    {
        if (!HolderName.MayTell(whole)) return;
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(whole);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (match.Kind == CredentialKind.AccessKeyId || !composite.SourceOf(match).IsSplit) continue;
            var targets = ValueTargets.Of(whole, context.SemanticModel, context.CancellationToken);
            if (targets.Sink.Node is { } sink && (sink == whole.Parent || sink == whole.Parent?.Parent?.Parent)) return;
            if ((match.IsCertain || CodeEvidence.IsNamed(targets.Names, whole, match.Kind)) && reporter.Owns(whole, whole))
                reporter.Report(match, whole.GetLocation(), Sink.None, context.ReportDiagnostic);
        }
    }

    /// <summary>A format opens an id before any of its place holders.</summary>
    private void CheckFormat(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (!IsFormat(argument.Expression)) continue;
            if (!LiteralText.Of(argument.Expression).Split('{').Any(KeyFragment.Opens)) continue;
            Check(context, WholeOf(call) ?? call, first => first == argument.Expression);
        }
    }

    /// <summary>Whether a node is the format of a call of <c>string.Format</c>.</summary>
    private static bool IsFormat(SyntaxNode node)
        => LiteralText.IsString(node)
            && node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            && CallNames.Of(call) == "Format"
            && list.Arguments.IndexOf(argument) == (LiteralText.IsString(list.Arguments[0].Expression) ? 0 : 1);

    /// <summary>The outermost text that a node is a piece of; null when it is no piece.</summary>
    public static ExpressionSyntax? WholeOf(SyntaxNode node)
    {
        ExpressionSyntax? whole = null;
        for (var i = 0; i < Farthest; i++)
        {
            var parent = node.Parent;
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or InterpolationSyntax or ExpressionElementSyntax or InitializerExpressionSyntax
                    or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax:
                    break;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    whole = sum;
                    break;
                case InterpolatedStringExpressionSyntax text:
                    whole = text;
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } when IsJoining(call):
                    whole = call;
                    parent = call;
                    break;
                default:
                    return whole;
            }

            node = parent!;
        }

        return whole;
    }

    private static bool IsJoining(InvocationExpressionSyntax call) => CallNames.Of(call) is "Concat" or "Join" or "Format";

    private void Check(SyntaxNodeAnalysisContext context, ExpressionSyntax whole, Func<SyntaxNode, bool> isMine)
    {
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(whole);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (match.Kind != CredentialKind.AccessKeyId) continue;
            var (first, isSplit) = composite.SourceOf(match);
            if (!isSplit || !isMine(first)) continue;
            var sink = ValueTargets.Of(whole, context.SemanticModel, context.CancellationToken).Sink;
            reporter.Report(match, whole.GetLocation(), sink, context.ReportDiagnostic);
        }
    }

    /// <summary>A local that statements append to: there is no expression that has the whole value, so the first literal stands for it.</summary>
    private void CheckAppended(SyntaxNodeAnalysisContext context, IdentifierNameSyntax use)
    {
        var symbol = context.SemanticModel.GetSymbolInfo(use, context.CancellationToken).Symbol;
        if (symbol is not ILocalSymbol || LocalValue.Pieces(symbol, context.CancellationToken) is not { } pieces) return;
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(pieces);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (match.Kind == CredentialKind.AccessKeyId && composite.SourceOf(match) == (context.Node, true))
                reporter.Report(match, context.Node.GetLocation(), Sink.None, context.ReportDiagnostic);
        }
    }

    /// <summary>Whether a constant's name is followed by something that an id may go on with. Asks no model.</summary>
    private static bool MayBeginInConstant(ExpressionSyntax whole)
    {
        var afterName = false;
        foreach (var piece in PiecesOf(whole).Take(Farthest))
        {
            if (afterName && (IsName(piece) || KeyFragment.Continues(LiteralText.Of(piece), LeastContinuation))) return true;
            afterName = IsName(piece);
        }

        return false;
    }

    private static bool IsName(SyntaxNode piece) => piece is IdentifierNameSyntax or MemberAccessExpressionSyntax && LooksConstant(CallNames.Last((ExpressionSyntax)piece));

    private static bool LooksConstant(string name) => name.Length > 0 && char.IsUpper(name[0]);

    private static IEnumerable<SyntaxNode> PiecesOf(ExpressionSyntax whole) => whole switch
    {
        InterpolatedStringExpressionSyntax text => text.Contents.Select(static piece => piece is InterpolationSyntax hole ? hole.Expression : (SyntaxNode)piece),
        InvocationExpressionSyntax call when CallNames.Of(call) == "Concat" => call.ArgumentList.Arguments.Select(static argument => argument.Expression),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Skip(1).Select(static argument => argument.Expression),
        BinaryExpressionSyntax sum => Operands(sum),
        _ => [],
    };

    private static Stack<SyntaxNode> Operands(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<SyntaxNode>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression) && operands.Count < Farthest)
        {
            operands.Push(inner.Right);
            left = inner.Left;
        }

        operands.Push(left);
        return operands;
    }
}
