using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// Where the SDK takes credentials, what only the sink can know: constants of other assemblies, texts put together, and secrets whose
/// literal, perhaps in another file, has nothing near it that says so. Those are reported where they are written, once.
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
        var code = CodeIndex.For(context.SemanticModel, new Dependencies());
        foreach (var credential in BuiltCredential.In(new PlacedTextReader(code, context.CancellationToken, readsSeen: true).Read(argument.Value)))
        {
            if (credential.First is ExpressionSyntax element && LiteralText.OfElement(element) != TextHole.Mark) continue;
            // A project reports its own constants; one of a compiled library is reported where the SDK takes it.
            if (code.ModelOf(credential.First).GetSymbolInfo(credential.First, context.CancellationToken).Symbol is { } constant && code.IsElsewhere(constant)) continue;
            var isWritten = LiteralText.Of(credential.First).Length > 0;
            if (credential.Match.IsCertain ? isWritten : !Takes(argument.Kind, credential.Match.Kind)) continue;
            if (credential.IsBuilt)
                reporter.ReportBuilt(credential, BuiltPlace.Of(credential, Unwrapped(argument.Value), code, context.CancellationToken), context, code);
            else CheckLiteral(context, credential, code);
        }
    }

    /// <summary>A secret in one literal, unless its own check sees what it is.</summary>
    private void CheckLiteral(SyntaxNodeAnalysisContext context, BuiltCredential credential, CodeIndex code)
    {
        var found = CredentialScanner.Find(LiteralText.Of(credential.First));
        if (found?.Find(other => other.Value == credential.Match.Value) is not { } match) return;
        if (!LiteralCheck.EvidenceOf(credential.First, match, found, code.ModelOf(credential.First), context.CancellationToken).IsCredential)
            reporter.ReportOnce(match, credential.First, Sink.None, context);
    }

    /// <summary>Whether a part of a credential may be of a kind: a web token is a token where a token goes.</summary>
    private static bool Takes(CredentialKind part, CredentialKind kind)
        => part == kind || (kind == CredentialKind.JsonWebToken && part is CredentialKind.SessionToken or CredentialKind.BedrockApiKey);

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
                case PostfixUnaryExpressionSyntax sure:
                    value = sure.Operand;
                    continue;
                default:
                    return value;
            }
        }
    }
}
