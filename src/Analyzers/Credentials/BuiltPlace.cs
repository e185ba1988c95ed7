using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Where a credential that code puts together is reported.</summary>
internal static class BuiltPlace
{
    /// <summary>The expression that builds the text; where statements build it, the literal in which the credential begins.</summary>
    /// <param name="whole">The expression that is the whole text.</param>
    /// <param name="first">The literal.</param>
    public static SyntaxNode Of(ExpressionSyntax whole, SyntaxNode first)
        => whole.Parent is ExpressionStatementSyntax || IsOnlyRead(whole) ? first : whole;

    /// <summary>The place of a credential that was seen where the SDK takes it.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="value">What the SDK takes.</param>
    /// <param name="code">The program.</param>
    /// <param name="token">Stops the search.</param>
    public static SyntaxNode Of(BuiltCredential credential, ExpressionSyntax value, CodeIndex code, CancellationToken token)
    {
        if (LiteralText.Of(credential.First).Length == 0) return value;
        foreach (var whole in new BuiltTexts(code, token).Of(credential.First))
        {
            if (BuiltCredential.In(new PlacedTextReader(code, token).Read(whole)).Any(other => other.First == credential.First && other.Match.Value == credential.Match.Value))
                return Of(whole, credential.First);
        }

        return credential.First;
    }

    /// <summary>Whether an expression only reads what a variable holds: <c>text</c>, <c>builder.ToString()</c>.</summary>
    private static bool IsOnlyRead(ExpressionSyntax whole)
    {
        while (whole is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: var inner } }) whole = inner;
        return whole is IdentifierNameSyntax or MemberAccessExpressionSyntax;
    }
}
