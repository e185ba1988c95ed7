using System.Collections.Concurrent;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// Credentials that a program puts together. A key id belongs to the literal in which it begins, so that it is reported once: that literal
/// looks at the texts which are built of it. A secret has no beginning that tells; something that is named as one must hold it.
/// </summary>
internal sealed class BuiltTextCheck(CredentialReporter reporter)
{
    // Many pieces of one text may open an id.
    private readonly ConcurrentDictionary<ExpressionSyntax, IReadOnlyList<BuiltCredential>> _ids = new();

    /// <summary>A literal that may open an id.</summary>
    public void CheckOpener(SyntaxNodeAnalysisContext context)
    {
        var token = context.CancellationToken;
        var code = CodeIndex.For(context.SemanticModel, new Dependencies());
        var reported = new HashSet<(SyntaxNode, string)>();
        foreach (var whole in new BuiltTexts(code, token).Of(context.Node))
        {
            if (whole == context.Node || (ConstantPieces.MayBeginId(whole) && !AreOfOneMember(whole, context.Node))) continue;
            foreach (var credential in _ids.GetOrAdd(whole, text => BuiltIds(text, code, token)))
            {
                if (credential.First != context.Node) continue;
                var place = BuiltPlace.Of(whole, credential.First);
                if (reported.Add((place, credential.Match.Value))) reporter.ReportBuilt(credential, place, context, code);
            }
        }
    }

    // What a member's code reports outside of it, an IDE shows only after a build.
    private static bool AreOfOneMember(SyntaxNode left, SyntaxNode right) => MemberOf(left) == MemberOf(right);

    private static SyntaxNode MemberOf(SyntaxNode node)
        => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    private static List<BuiltCredential> BuiltIds(ExpressionSyntax whole, CodeIndex code, CancellationToken token)
        => [.. BuiltCredential.In(new PlacedTextReader(code, token).Read(whole)).Where(static one => one is { Match.Kind: CredentialKind.AccessKeyId, IsBuilt: true })];

    /// <summary>An expression whose value something holds that has the name of a secret or a token, or that begins an id with a constant of another member.</summary>
    public void CheckNamed(SyntaxNodeAnalysisContext context)
    {
        // Almost every expression leaves here, before the model is asked and before anything is allocated.
        if (context.Node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }) return;
        if (context.Node is InvocationExpressionSyntax call && !TextBuilding.CanBe(CallNames.Of(call))) return;
        var whole = (ExpressionSyntax)context.Node;
        var isNamed = HolderName.MayTell(whole);
        var mayBeginId = ConstantPieces.MayBeginId(whole);
        if (isNamed || mayBeginId) Check(context, whole, isNamed, mayBeginId);
    }

    private void Check(SyntaxNodeAnalysisContext context, ExpressionSyntax whole, bool isNamed, bool mayBeginId)
    {
        if (TextWhole.Of(whole, context.SemanticModel, context.CancellationToken) != whole) return;
        var code = CodeIndex.For(context.SemanticModel, new Dependencies());
        if (mayBeginId)
        {
            foreach (var id in _ids.GetOrAdd(whole, text => BuiltIds(text, code, context.CancellationToken)).Where(id => !AreOfOneMember(whole, id.First)))
                reporter.ReportBuilt(id, whole, context, code);
        }

        if (!isNamed) return;
        foreach (var credential in BuiltCredential.In(new PlacedTextReader(code, context.CancellationToken).Read(whole)))
        {
            if (credential.Match.Kind == CredentialKind.AccessKeyId || !credential.IsBuilt) continue;
            var use = ValueUse.Of(whole, context.SemanticModel, context.CancellationToken);
            if (credential.Match.IsCertain || CodeEvidence.IsNamed(use, whole, credential.Match.Kind))
                reporter.ReportBuilt(credential, BuiltPlace.Of(whole, credential.First), context, code);
        }
    }
}
