using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Takes out the variables, constants and properties that only the credentials' way used. What other assemblies may use stays, and so
/// does a value whose making may do something.
/// </summary>
internal static class UnusedDeclarations
{
    private const int MostRounds = 8;

    /// <summary>The mark of a declaration that may become unused.</summary>
    public static readonly SyntaxAnnotation MayBeUnused = new("IamAnalyzers.MayBeUnused");

    /// <summary>Marks a declaration that may become unused.</summary>
    public static SyntaxNode Mark(SyntaxNode declaration) => declaration.WithAdditionalAnnotations(MayBeUnused);

    /// <summary>The declarations that code which goes names, and those that their values name.</summary>
    public static async Task<List<(DocumentId Document, SyntaxNode Declaration)>> NamedInAsync(
        DocumentId place, IEnumerable<SyntaxNode> dropped, Solution solution, CancellationToken cancellationToken)
    {
        var found = new List<(DocumentId, SyntaxNode)>();
        var seen = new HashSet<SyntaxNode>();
        var left = new Queue<(DocumentId Document, SyntaxNode Node)>(dropped.Select(node => (place, node)));
        while (left.Count > 0)
        {
            var (id, node) = left.Dequeue();
            var model = await solution.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            foreach (var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                if (model?.GetSymbolInfo(name, cancellationToken).Symbol is not { DeclaringSyntaxReferences: [var reference] }) continue;
                var declaration = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
                if (declaration is not (VariableDeclaratorSyntax or PropertyDeclarationSyntax) || !seen.Add(declaration)) continue;
                if (solution.GetDocument(declaration.SyntaxTree) is not { } document) continue;
                found.Add((document.Id, declaration));
                left.Enqueue((document.Id, declaration));
                if (model.GetSymbolInfo(name, cancellationToken).Symbol is not { } symbol) continue;
                foreach (var (other, use) in await SymbolUses.FindAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
                {
                    if (use.Parent is AssignmentExpressionSyntax { Right: var value } assignment && assignment.Left == use) left.Enqueue((other.Id, value));
                }
            }
        }

        return found;
    }

    /// <summary>Takes out marked declarations that nothing uses; again, as long as that frees others.</summary>
    public static async Task<Solution> TakeOutAsync(Solution solution, IReadOnlyList<DocumentId> documents, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = solution;
            foreach (var id in documents) solution = await TakeOutAsync(solution, id, cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(before, solution)) break;
        }

        return solution;
    }

    private static async Task<Solution> TakeOutAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return solution;
        var unused = new List<SyntaxNode>();
        foreach (var declaration in root.GetAnnotatedNodes(MayBeUnused))
        {
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } symbol || IsSeenOutside(symbol)) continue;
            if (!MayGo(declaration, model, cancellationToken) || await BuildChoice.IsNamedAsync(declaration, id, solution, cancellationToken).ConfigureAwait(false)) continue;
            var uses = await SymbolUses.FindAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
            var writes = uses.Select(use => use.Document.Id == id ? WriteOf(use.Use, model, cancellationToken) : null).ToList();
            if (writes.Contains(null)) continue;
            unused.Add(declaration);
            unused.AddRange(writes.OfType<SyntaxNode>());
        }

        if (unused.Count == 0) return solution;
        var gone = new HashSet<SyntaxNode>(unused);
        var whole = unused.Select(declaration => WholeOf(declaration, gone)).Distinct().ToList();
        var changed = root.ReplaceNodes(whole, static (_, node) => RemovedNodes.Mark(node));
        return solution.WithDocumentSyntaxRoot(id, RemovedNodes.TakeOut(changed));
    }

    /// <summary>The statement or member when all that it declares goes, else the one name.</summary>
    private static SyntaxNode WholeOf(SyntaxNode declaration, HashSet<SyntaxNode> gone)
    {
        if (declaration is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: { } owner } list } || !list.Variables.All(gone.Contains)) return declaration;
        return owner.Parent is GlobalStatementSyntax ? owner.Parent : owner;
    }

    private static bool IsSeenOutside(ISymbol symbol)
    {
        if (symbol is ILocalSymbol) return false;
        if (symbol.IsOverride || symbol.IsVirtual || symbol.IsAbstract || symbol.GetAttributes().Length > 0) return true;
        if (symbol.ContainingType?.AllInterfaces.Any(one => one.GetMembers(symbol.Name).Length > 0) == true) return true;
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal) return false;
        }

        return true;
    }

    /// <summary>Whether a declaration has no value, or one of which nothing is lost.</summary>
    private static bool MayGo(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken) => declaration switch
    {
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax } variable
            => variable.Initializer is null || IsPure(variable.Initializer.Value, model, cancellationToken),
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => IsPure(value, model, cancellationToken),
        PropertyDeclarationSyntax { Initializer.Value: var value } => IsPure(value, model, cancellationToken),
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(static one => one is { Body: null, ExpressionBody: null }),
        _ => false,
    };

    /// <summary>What gives a value and nothing else, so that it can go with what it gives it to: a statement, or a constructor's arrow.</summary>
    private static SyntaxNode? WriteOf(SyntaxNode use, SemanticModel model, CancellationToken cancellationToken)
        => use.Parent is AssignmentExpressionSyntax assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == use
            && use is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && IsPure(assignment.Right, model, cancellationToken)
                ? assignment.Parent switch
                {
                    ExpressionStatementSyntax { Parent: GlobalStatementSyntax top } => top,
                    ExpressionStatementSyntax statement => statement,
                    ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } arrow => arrow,
                    _ => null,
                }
                : null;

    /// <summary>Whether nothing is lost when a value is not made.</summary>
    private static bool IsPure(ExpressionSyntax? value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        null => false,
        LiteralExpressionSyntax => true,
        _ when model.GetConstantValue(value, cancellationToken).HasValue => true,
        IdentifierNameSyntax => model.GetSymbolInfo(value, cancellationToken).Symbol is ILocalSymbol or IFieldSymbol or IParameterSymbol,
        ParenthesizedExpressionSyntax inner => IsPure(inner.Expression, model, cancellationToken),
        CastExpressionSyntax cast => IsPure(cast.Expression, model, cancellationToken),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsPure(sum.Left, model, cancellationToken) && IsPure(sum.Right, model, cancellationToken),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsPure(hole.Expression, model, cancellationToken)),
        BaseObjectCreationExpressionSyntax creation => IsHarmless(model.GetTypeInfo(creation, cancellationToken).Type)
            && (creation.ArgumentList?.Arguments ?? default).All(argument => IsPure(argument.Expression, model, cancellationToken))
            && (creation.Initializer?.Expressions ?? default).All(entry => entry is AssignmentExpressionSyntax { Right: var set } && IsPure(set, model, cancellationToken)),
        MemberAccessExpressionSyntax member => model.GetSymbolInfo(member, cancellationToken).Symbol is IFieldSymbol,
        _ => false,
    };

    /// <summary>Credentials, profiles and their stores: to make one does nothing that others see.</summary>
    private static bool IsHarmless(ITypeSymbol? type)
        => DefaultChain.IsCredentials(type)
            || (type is { Name: "CredentialProfileOptions" or "CredentialProfile" or "CredentialProfileStoreChain" or "SharedCredentialsFile" or "NetSDKCredentialsFile" } && SinkTypes.IsOfSdk(type));
}
