using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
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
        if (LiteralText.IsString(argument.Value)) return;
        if (argument.Value is IdentifierNameSyntax or MemberAccessExpressionSyntax) CheckNamed(context, argument);
        else CheckText(context, argument, argument.Value.GetLocation());
    }

    private void CheckNamed(SyntaxNodeAnalysisContext context, CredentialArgument argument)
    {
        var symbol = context.SemanticModel.GetSymbolInfo(argument.Value, context.CancellationToken).Symbol;
        if (symbol is IFieldSymbol { HasConstantValue: true, DeclaringSyntaxReferences.IsEmpty: true })
        {
            CheckText(context, argument, argument.Value.GetLocation());
            return;
        }

        if (symbol is not IFieldSymbol { DeclaringSyntaxReferences: [var reference] } field || !(field.IsReadOnly || field.HasConstantValue)) return;
        if (reference.GetSyntax(context.CancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } literal } declarator) return;
        if (!LiteralText.IsString(literal) || IsInOwnReach(field, context)) return;
        foreach (var match in CredentialScanner.Find(LiteralText.Of(literal)) ?? [])
        {
            if (match.Kind != argument.Kind || CodeEvidence.IsCredentialByItself(declarator, literal, match, context.CancellationToken)) continue;
            if (reporter.Owns(context.Node, literal)) reporter.Report(match, literal.GetLocation(), argument.Sink, context.ReportDiagnostic);
        }
    }

    /// <summary>Within the type that declares it the declaration's own check sees the use.</summary>
    private static bool IsInOwnReach(IFieldSymbol field, SyntaxNodeAnalysisContext context)
    {
        for (var type = context.ContainingSymbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, field.ContainingType))
                return field.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Span.Contains(context.Node.Span) == true
                    && field.DeclaringSyntaxReferences[0].SyntaxTree == context.Node.SyntaxTree;
        }

        return false;
    }

    /// <summary>A text that the sink sees whole. A key id is found by itself wherever it stands, unless it comes from another assembly.</summary>
    private void CheckText(SyntaxNodeAnalysisContext context, CredentialArgument argument, Location location)
    {
        var isForeign = argument.Value is IdentifierNameSyntax or MemberAccessExpressionSyntax;
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(argument.Value);
        foreach (var match in CredentialScanner.Find(composite.Text) ?? [])
        {
            if (isForeign ? !match.IsCertain && match.Kind != argument.Kind : match.IsCertain || match.Kind != argument.Kind) continue;
            if (isForeign || composite.SourceOf(match).IsSplit) reporter.Report(match, location, argument.Sink, context.ReportDiagnostic);
        }
    }
}
