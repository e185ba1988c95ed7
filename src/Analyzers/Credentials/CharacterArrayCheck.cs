using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Credentials written as arrays of characters or bytes. Reads the syntax only: tables of bytes are long.</summary>
internal sealed class CharacterArrayCheck(CredentialReporter reporter)
{
    public void CheckInitializer(SyntaxNodeAnalysisContext context)
    {
        var elements = ((InitializerExpressionSyntax)context.Node).Expressions;
        if (elements.Count < AccessKeyId.Length || LiteralText.OfElement(elements[0]) == TextHole.Mark) return;
        var array = context.Node.Parent is ExpressionSyntax creation ? creation : (ExpressionSyntax)context.Node;
        Check(context, array, elements);
    }

    public void CheckCollection(SyntaxNodeAnalysisContext context)
    {
        var collection = (CollectionExpressionSyntax)context.Node;
        if (collection.Elements.Count < AccessKeyId.Length) return;
        if (collection.Elements[0] is not ExpressionElementSyntax first || LiteralText.OfElement(first.Expression) == TextHole.Mark) return;
        Check(context, collection, collection.Elements.Select(static element => (element as ExpressionElementSyntax)?.Expression));
    }

    private void Check(SyntaxNodeAnalysisContext context, ExpressionSyntax array, IEnumerable<ExpressionSyntax?> elements)
    {
        var letters = new StringBuilder();
        foreach (var element in elements) letters.Append(element is null ? TextHole.Mark : LiteralText.OfElement(element));
        var text = letters.ToString();
        foreach (var match in CredentialScanner.Find(text) ?? [])
        {
            var evidence = CodeEvidence.Of(array, match, text, context.SemanticModel, context.CancellationToken);
            if (evidence.IsCredential) reporter.Report(match, array.GetLocation(), evidence.Sink, context.ReportDiagnostic);
        }
    }
}
