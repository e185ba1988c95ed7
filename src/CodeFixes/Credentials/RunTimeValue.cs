using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Puts in the place of a literal what reads the value when the program runs.</summary>
internal static class RunTimeValue
{
    private const string MarkKind = "IamAnalyzers.RunTimeValue";

    public static SyntaxAnnotation MarkOf(CredentialFinding finding) => new(MarkKind, finding.SettingName);

    /// <summary>Whether a value can be read instead of written: it stands by itself, and no other value has the same name.</summary>
    public static bool CanReplace(CredentialFinding finding, IReadOnlyList<CredentialFinding> all)
        => finding.IsWhole
            && !finding.GoesIntoEnvironment
            && finding.Value is not InterpolatedStringExpressionSyntax
            && !IsCompared(finding.Value)
            && all.All(other => other.SettingName != finding.SettingName || other.Hash == finding.Hash || other.Document.Project.Id != finding.Document.Project.Id);

    /// <summary>Replaces what is marked in a document.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="id">The document.</param>
    /// <param name="referring">Takes the documents that use what is no constant any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Solution> ReplaceAsync(Solution solution, DocumentId id, HashSet<DocumentId> referring, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return solution;
        var edits = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (var value in root.GetAnnotatedNodes(MarkKind).OfType<ExpressionSyntax>())
        {
            var read = ReadOf(value, value.GetAnnotations(MarkKind).Single().Data!, model, cancellationToken);
            edits[value] = _ => read;
            if (ConstantOf(value) is not { } declaration) continue;
            edits[declaration] = WithoutConst;
            foreach (var variable in DeclaratorsOf(declaration))
            {
                if (model.GetDeclaredSymbol(variable, cancellationToken) is not IFieldSymbol { DeclaredAccessibility: not Accessibility.Private } field) continue;
                var references = await SymbolFinder.FindReferencesAsync(field, solution, cancellationToken).ConfigureAwait(false);
                referring.UnionWith(references.SelectMany(static one => one.Locations).Select(static one => one.Document.Id));
            }
        }

        return edits.Count == 0 ? solution : solution.WithDocumentSyntaxRoot(id, root.ReplaceNodes(edits.Keys, (node, rewritten) => edits[node](rewritten)));
    }

    /// <summary>A literal that the program only compares with does not become a credential that it uses.</summary>
    private static bool IsCompared(ExpressionSyntax value)
        => value.Parent is PatternSyntax or SwitchLabelSyntax
            || value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression };

    private static ExpressionSyntax ReadOf(ExpressionSyntax value, string name, SemanticModel model, CancellationToken cancellationToken)
    {
        var isFallback = value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice && choice.Right == value;
        var read = ConfigurationInScope.Find(value, model, cancellationToken) is { } configuration
            ? $"{configuration}[\"{name}\"]"
            : $"global::System.Environment.GetEnvironmentVariable(\"{name}\")";
        var key = isFallback ? KeyOf(((BinaryExpressionSyntax)value.Parent!).Left, model, cancellationToken) : null;
        var missing = $"throw new global::System.InvalidOperationException({SymbolDisplay.FormatLiteral((key ?? name) + " is not set.", quote: true)})";
        var mayThrow = (model.GetNullableContext(value.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        var choices = isFallback || StandsAlone(value) ? $"{read} ?? {missing}" : $"({read} ?? {missing})";
        // Where the first choice reads a setting, that setting is what is missing; any other choice stays before the environment.
        var text = !mayThrow ? read : key is null ? choices : missing;
        return Annotated(SyntaxFactory.ParseExpression(text)).WithTriviaFrom(value);
    }

    /// <summary>The key by which an expression reads a setting: <c>configuration["AWS:AccessKey"]</c>, <c>GetEnvironmentVariable("KEY")</c>; null when it reads none.</summary>
    private static string? KeyOf(ExpressionSyntax first, SemanticModel model, CancellationToken cancellationToken)
    {
        var key = first switch
        {
            ParenthesizedExpressionSyntax inner => KeyOf(inner.Expression, model, cancellationToken),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => KeyOf(choice.Right, model, cancellationToken),
            ConditionalAccessExpressionSyntax access => KeyOf(access.WhenNotNull, model, cancellationToken),
            ElementBindingExpressionSyntax { ArgumentList.Arguments: [var only] } => Constant(only),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var only] } => Constant(only),
            InvocationExpressionSyntax { ArgumentList.Arguments: [var name, ..] } => Constant(name),
            _ => null,
        };
        return string.IsNullOrEmpty(key) ? null : key;

        string? Constant(ArgumentSyntax argument) => model.GetConstantValue(argument.Expression, cancellationToken).Value as string;
    }

    private static bool StandsAlone(ExpressionSyntax value)
        => value.Parent is EqualsValueClauseSyntax or ArgumentSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or ExpressionElementSyntax or InitializerExpressionSyntax;

    private static ExpressionSyntax Annotated(ExpressionSyntax expression)
    {
        var names = expression.DescendantNodesAndSelf()
            .Where(static node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax { Expression: AliasQualifiedNameSyntax or MemberAccessExpressionSyntax });
        return expression
            .ReplaceNodes(names, static (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The declaration of constants that holds a value.</summary>
    private static SyntaxNode? ConstantOf(ExpressionSyntax value)
        => value.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent switch
        {
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => field,
            LocalDeclarationStatementSyntax local when local.Modifiers.Any(SyntaxKind.ConstKeyword) => local,
            _ => null,
        };

    private static SeparatedSyntaxList<VariableDeclaratorSyntax> DeclaratorsOf(SyntaxNode declaration)
        => declaration is FieldDeclarationSyntax field ? field.Declaration.Variables : ((LocalDeclarationStatementSyntax)declaration).Declaration.Variables;

    private static SyntaxNode WithoutConst(SyntaxNode declaration)
    {
        if (declaration is FieldDeclarationSyntax field)
        {
            var at = field.Modifiers.IndexOf(SyntaxKind.ConstKeyword);
            var word = field.Modifiers[at];
            return field.WithModifiers(field.Modifiers
                .Replace(word, SyntaxFactory.Token(word.LeadingTrivia, SyntaxKind.StaticKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)))
                .Insert(at + 1, SyntaxFactory.Token(default, SyntaxKind.ReadOnlyKeyword, word.TrailingTrivia)));
        }

        var local = (LocalDeclarationStatementSyntax)declaration;
        return local.WithModifiers(default).WithLeadingTrivia(local.GetLeadingTrivia());
    }
}
