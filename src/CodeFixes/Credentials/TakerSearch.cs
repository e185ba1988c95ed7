using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Finds every place that takes a value, through the variables and members that hold it. It follows only what hands the value on as it
/// is: where code chooses between values, to leave one out would change the other.
/// </summary>
internal sealed class TakerSearch(CancellationToken cancellationToken)
{
    private const int MostPlaces = 200;

    private readonly Dictionary<SyntaxNode, List<Taker>> _found = [];

    public static Task<List<Taker>> FindAsync(Document document, ExpressionSyntax value, CancellationToken cancellationToken)
        => new TakerSearch(cancellationToken).FollowAsync(document, value);

    /// <summary>
    /// Follows a value once. The same place is asked for again where two values go one way, and where a file is in two projects, as in
    /// one with several target frameworks.
    /// </summary>
    private async Task<List<Taker>> FollowAsync(Document document, SyntaxNode value)
    {
        if (_found.TryGetValue(value, out var known)) return known;
        if (_found.Count >= MostPlaces) return [];
        _found.Add(value, []);
        return _found[value] = await FollowNewAsync(document, value).ConfigureAwait(false);
    }

    private async Task<List<Taker>> FollowNewAsync(Document document, SyntaxNode value)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return [];
        BaseObjectCreationExpressionSyntax? credentials = null;
        var node = value;
        while (true)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    node = node.Parent;
                    continue;
                case ArgumentSyntax { Parent.Parent: { } call }:
                    var form = FormOf(call, model);
                    if (form == SinkForm.CredentialsObject && call is BaseObjectCreationExpressionSyntax creation)
                    {
                        credentials = creation;
                        node = creation;
                        continue;
                    }

                    return form == SinkForm.None ? Unless(credentials, document, model) : TakenBy(call, form, document, model, credentials);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    var property = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol as IPropertySymbol;
                    var holder = SdkTypes.FormOf(property?.ContainingType);
                    return holder == SinkForm.None ? Unless(credentials, document, model) : TakenBy(assignment, holder, document, model, credentials);
                case EqualsValueClauseSyntax { Parent: { } declaration } when declaration is VariableDeclaratorSyntax or PropertyDeclarationSyntax:
                    return await FollowNameAsync(document, model, declaration, credentials).ConfigureAwait(false);
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax getter }:
                    return await FollowNameAsync(document, model, getter, credentials).ConfigureAwait(false);
                default:
                    return Unless(credentials, document, model);
            }
        }
    }

    /// <summary>The places that take what a variable, field or property holds.</summary>
    private async Task<List<Taker>> FollowNameAsync(Document document, SemanticModel model, SyntaxNode declaration, BaseObjectCreationExpressionSyntax? credentials)
    {
        var takers = new List<Taker>();
        var usesWithEdit = 0;
        var uses = 0;
        foreach (var (place, use) in await UsesAsync(document.Project.Solution, model.GetDeclaredSymbol(declaration, cancellationToken)).ConfigureAwait(false))
        {
            var found = await FollowAsync(place, use).ConfigureAwait(false);
            takers.AddRange(found);
            uses++;
            if (found.Count > 0 && found.All(static taker => taker.Edit is not null)) usesWithEdit++;
        }

        if (credentials is null || (uses > 0 && uses == usesWithEdit)) return takers;
        // Something else uses the object, so there must still be one. Its other takers tell whether it is for an emulator.
        return [.. takers.Select(static taker => taker with { Edit = null }), .. Unless(credentials, document, model)];
    }

    private async Task<List<(Document Document, SyntaxNode Use)>> UsesAsync(Solution solution, ISymbol? symbol)
    {
        var uses = new List<(Document, SyntaxNode)>();
        if (symbol is null) return uses;
        foreach (var reference in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations.Where(static one => !one.IsImplicit).OrderBy(static one => one.Location.SourceSpan.Start))
            {
                if (await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
                var name = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name) name = member;
                uses.Add((location.Document, name));
            }
        }

        return uses;
    }

    private SinkForm FormOf(SyntaxNode call, SemanticModel model)
        => model.GetSymbolInfo(call, cancellationToken).Symbol switch
        {
            IMethodSymbol { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } => SinkForm.EnvironmentVariable,
            IMethodSymbol method => SdkTypes.FormOf(method.ContainingType),
            _ => SinkForm.None,
        };

    private List<Taker> TakenBy(SyntaxNode node, SinkForm form, Document document, SemanticModel model, BaseObjectCreationExpressionSyntax? credentials)
    {
        var edit = SinkEdits.For(node, form, document.Id, model, cancellationToken);
        if (edit is not null || credentials is null) return [new Taker(model, node, form, edit)];
        return [new Taker(model, node, form, null), .. Unless(credentials, document, model)];
    }

    /// <summary>An object of credentials that goes nowhere known: the chain's object can stand for it.</summary>
    private List<Taker> Unless(BaseObjectCreationExpressionSyntax? credentials, Document document, SemanticModel model)
        => credentials is null
            ? []
            : [new Taker(model, credentials, SinkForm.CredentialsObject, DefaultChain.EditOf(credentials, document.Id, model, cancellationToken))];
}
