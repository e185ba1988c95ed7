using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Puts in the place of a literal what reads the value when the program runs.</summary>
internal static class RunTimeValue
{
    /// <summary>The kind of the annotations on what shall be read.</summary>
    public const string MarkKind = "IamAnalyzers.RunTimeValue";

    public static SyntaxAnnotation MarkOf(CredentialFinding finding) => new(MarkKind, finding.SettingName + ' ' + finding.Hash);

    /// <summary>Whether a value can be read instead of written: it stands by itself, where no constant is needed.</summary>
    public static bool CanReplace(CredentialFinding finding)
        => finding.IsWhole
            && !finding.GoesIntoEnvironment
            && finding.Value is not InterpolatedStringExpressionSyntax
            && !IsCompared(finding.Value)
            && !NeedsConstant(finding.Value);

    /// <summary>
    /// The names, each after its project, under which more than one value would be read. Asked when the places that take credentials do
    /// without them: a value that is gone is in nobody's way.
    /// </summary>
    public static async Task<IReadOnlyCollection<(ProjectId Project, string Name)>> AmbiguousAsync(Solution solution, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        var found = new HashSet<(ProjectId Project, string Name, string Hash)>();
        foreach (var id in documents)
        {
            if (await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            found.UnionWith(root.GetAnnotatedNodes(MarkKind).Select(value => (id.ProjectId, NameIn(value), value.GetAnnotations(MarkKind).Single().Data!)));
        }

        return new HashSet<(ProjectId, string)>(found.GroupBy(static one => (one.Project, one.Name)).Where(static same => same.Count() > 1).Select(static same => same.Key));
    }

    private static string NameIn(SyntaxNode value) => value.GetAnnotations(MarkKind).Single().Data!.Split(' ')[0];

    /// <summary>Replaces what is marked in a document.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="id">The document.</param>
    /// <param name="ambiguous">Names that are left alone; see <see cref="AmbiguousAsync"/>.</param>
    /// <param name="referring">Takes the documents that use what is no constant any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Solution> ReplaceAsync(
        Solution solution, DocumentId id, IReadOnlyCollection<(ProjectId Project, string Name)> ambiguous, HashSet<DocumentId> referring, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return solution;
        var edits = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        foreach (var value in root.GetAnnotatedNodes(MarkKind).OfType<ExpressionSyntax>())
        {
            var name = NameIn(value);
            if (ambiguous.Contains((id.ProjectId, name))) continue;
            var declaration = ConstantOf(value);
            if (declaration is not null && await MustStayAsync(declaration, id, solution, cancellationToken).ConfigureAwait(false)) continue;
            var read = ReadOf(value, name, model, cancellationToken);
            edits[value] = _ => read;
            if (declaration is null) continue;
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

    private static bool NeedsConstant(ExpressionSyntax value)
        => value.IsKind(SyntaxKind.Utf8StringLiteralExpression)
            || value.FirstAncestorOrSelf<SyntaxNode>(static node => node is EqualsValueClauseSyntax or AttributeArgumentSyntax or StatementSyntax) is AttributeArgumentSyntax or { Parent: ParameterSyntax };

    private static ExpressionSyntax ReadOf(ExpressionSyntax value, string name, SemanticModel model, CancellationToken cancellationToken)
    {
        var isFallback = value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice && choice.Right == value;
        var read = ConfigurationInScope.Find(value, model, cancellationToken) is { } configuration
            ? $"{configuration}[\"{name}\"]"
            : $"global::System.Environment.GetEnvironmentVariable(\"{name}\")";
        var key = isFallback ? SettingKey.Of(((BinaryExpressionSyntax)value.Parent!).Left, model, cancellationToken) : null;
        var missing = $"throw new global::System.InvalidOperationException({SymbolDisplay.FormatLiteral((key ?? name) + " is not set.", quote: true)})";
        var mayThrow = (model.GetNullableContext(value.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        var choices = isFallback || StandsAlone(value) ? $"{read} ?? {missing}" : $"({read} ?? {missing})";
        // Where the first choice reads a setting, that setting is what is missing; any other choice stays before the environment. What only
        // stands for a missing value is made also where there is one, and must not throw.
        var text = !mayThrow ? read : key is not null ? missing : IsOnlyADefault(value, model, cancellationToken) ? read + "!" : choices;
        return Annotated(SyntaxFactory.ParseExpression(text)).WithTriviaFrom(value);
    }

    /// <summary>A default of a property that somebody may set, or the argument of a parameter for a default: <c>GetValue("key", "...")</c>.</summary>
    private static bool IsOnlyADefault(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => HardCodedValue.IsDefaultOfASetting(model.GetDeclaredSymbol(property, cancellationToken), cancellationToken),
        ArgumentSyntax argument => (model.GetOperation(argument, cancellationToken) as IArgumentOperation)?.Parameter?.Name is "defaultValue" or "fallback",
        _ => false,
    };

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

    /// <summary>Whether another build of the file needs one of the constants of a declaration.</summary>
    private static async Task<bool> MustStayAsync(SyntaxNode declaration, DocumentId id, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var variable in DeclaratorsOf(declaration))
        {
            if (await BuildChoice.NeedsConstantAsync(variable, id, solution, cancellationToken).ConfigureAwait(false)) return true;
        }

        return false;
    }

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
