using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// Where the SDK takes credentials, what only the sink can know: constants of other assemblies, texts put together, and secrets whose
/// declaration, perhaps in another file, has nothing that says so. Those are reported at the declaration, once.
/// </summary>
internal sealed class SinkCheck(CredentialReporter reporter)
{
    public void Check(SyntaxNodeAnalysisContext context)
    {
        if (!CredentialArguments.MayTake(context.Node)) return;
        foreach (var argument in CredentialArguments.Of(context.Node, context.SemanticModel, context.CancellationToken)) Check(context, argument);
    }

    private void Check(SyntaxNodeAnalysisContext context, CredentialArgument argument)
    {
        var value = Unwrapped(argument.Value);
        if (LiteralText.IsString(value)) return;
        var symbol = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            ? context.SemanticModel.GetSymbolInfo(value, context.CancellationToken).Symbol
            : null;
        if (symbol is null or { DeclaringSyntaxReferences.IsEmpty: true }) CheckText(context, argument, value, isForeign: symbol is IFieldSymbol { HasConstantValue: true });
        else CheckDeclared(context, argument, symbol);
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value)
            {
                case ParenthesizedExpressionSyntax inner:
                    value = inner.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    value = cast.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    value = sure.Operand;
                    continue;
                default:
                    return value;
            }
        }
    }

    private void CheckDeclared(SyntaxNodeAnalysisContext context, CredentialArgument argument, ISymbol symbol)
    {
        if (symbol is ILocalSymbol && LocalValue.Pieces(symbol, context.CancellationToken) is { Count: > 1 } pieces)
        {
            CheckMade(context, argument, pieces, pieces[0]);
            return;
        }

        foreach (var value in DeclaredValues.Of(symbol, context.CancellationToken))
        {
            if (LiteralText.IsString(value)) CheckLiteral(context, argument, symbol, value);
            else CheckMade(context, argument, [value], value);
        }
    }

    /// <summary>In its own file the literal's own check sees its uses, and what it reports by itself is not for here.</summary>
    private void CheckLiteral(SyntaxNodeAnalysisContext context, CredentialArgument argument, ISymbol symbol, ExpressionSyntax literal)
    {
        if (literal.SyntaxTree == context.Node.SyntaxTree) return;
        var text = LiteralText.Of(literal);
        foreach (var match in CredentialScanner.Find(text) ?? [])
        {
            if (match.Kind != argument.Kind || CodeEvidence.IsByItself(literal, [symbol.Name], match, text, context.CancellationToken)) continue;
            if (reporter.Owns(context.Node, literal)) reporter.Report(match, literal.GetLocation(), Sink.None, context.ReportDiagnostic);
        }
    }

    /// <summary>A value that a declaration puts together. Which of several sinks reports it must not show: they run in any order.</summary>
    private void CheckMade(SyntaxNodeAnalysisContext context, CredentialArgument argument, IEnumerable<ExpressionSyntax> pieces, ExpressionSyntax place)
    {
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(pieces);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (IsPutTogether(match, argument, composite) && reporter.Owns(context.Node, place))
                reporter.Report(match, place.GetLocation(), Sink.None, context.ReportDiagnostic);
        }
    }

    /// <summary>A text that the sink sees whole. A key id is found by itself wherever it stands, unless it comes from another assembly.</summary>
    private void CheckText(SyntaxNodeAnalysisContext context, CredentialArgument argument, ExpressionSyntax value, bool isForeign)
    {
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(value);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (isForeign ? match.IsCertain || match.Kind == argument.Kind : IsPutTogether(match, argument, composite))
                reporter.Report(match, value.GetLocation(), argument.Sink, context.ReportDiagnostic);
        }
    }

    /// <summary>Whether a value is of several pieces that nobody else looks at as one: an array of characters is looked at by itself.</summary>
    private static bool IsPutTogether(CredentialMatch match, CredentialArgument argument, CompositeText composite)
    {
        if (match.IsCertain || match.Kind != argument.Kind) return false;
        var (first, isSplit) = composite.SourceOf(match);
        return isSplit && !(first.Parent is InitializerExpressionSyntax or ExpressionElementSyntax && LiteralText.OfElement((ExpressionSyntax)first) != CompositeText.Unknown);
    }
}
