using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Finds every place that takes a value, through the variables and members that hold it. It follows only what hands the value on as it
/// is: where code chooses between values, to leave one out would change the other.
/// </summary>
internal sealed class SinkSearch(CancellationToken cancellationToken)
{
    private const int MostPlaces = 200;

    private readonly Dictionary<SyntaxNode, List<CredentialSink>> _found = [];

    public static Task<List<CredentialSink>> FindAsync(Document document, ExpressionSyntax value, CancellationToken cancellationToken)
        => new SinkSearch(cancellationToken).FollowAsync(document, value);

    /// <summary>
    /// Follows a value once. The same place is asked for again where two values go one way, and where a file is in two projects, as in
    /// one with several target frameworks.
    /// </summary>
    private async Task<List<CredentialSink>> FollowAsync(Document document, SyntaxNode value)
    {
        if (_found.TryGetValue(value, out var known)) return known;
        if (_found.Count >= MostPlaces) return [];
        _found.Add(value, []);
        return _found[value] = await FollowNewAsync(document, value).ConfigureAwait(false);
    }

    private async Task<List<CredentialSink>> FollowNewAsync(Document document, SyntaxNode value)
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
                        // An object of credentials that needs another, as to assume a role with it, is not for us to drop.
                        if (credentials is not null) return Unless(credentials, document, model);
                        if (HardCodedValue.IsChosenInAny(creation.ArgumentList?.Arguments ?? default, model, cancellationToken)) return [new CredentialSink(model, creation, form, null)];
                        credentials = creation;
                        node = creation;
                        continue;
                    }

                    return form == SinkForm.None ? Unless(credentials, document, model) : TakenBy(call, form, document, model, credentials);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return await FollowAssignedAsync(document, model, assignment, credentials).ConfigureAwait(false);
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } when HardCodedValue.IsDefaultOfASetting(model.GetDeclaredSymbol(property, cancellationToken), cancellationToken):
                    return Unless(credentials, document, model);
                case EqualsValueClauseSyntax { Parent: { } declaration } when declaration is VariableDeclaratorSyntax or PropertyDeclarationSyntax:
                    return await FollowNameAsync(document, model, model.GetDeclaredSymbol(declaration, cancellationToken), null, credentials).ConfigureAwait(false);
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax getter }:
                    return await FollowNameAsync(document, model, model.GetDeclaredSymbol(getter, cancellationToken), null, credentials).ConfigureAwait(false);
                default:
                    return Unless(credentials, document, model);
            }
        }
    }

    private async Task<List<CredentialSink>> FollowAssignedAsync(
        Document document, SemanticModel model, AssignmentExpressionSyntax assignment, BaseObjectCreationExpressionSyntax? credentials)
    {
        var symbol = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
        var form = symbol is IPropertySymbol property ? SinkTypes.FormOf(property.ContainingType) : SinkForm.None;
        if (form == SinkForm.ProfileOptions) return await ProfileAsync(document, model, assignment).ConfigureAwait(false);
        if (form != SinkForm.None) return TakenBy(assignment, form, document, model, credentials);
        return symbol is { DeclaringSyntaxReferences: [var reference] } && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is { } declaration && HasNoValue(declaration)
            ? await FollowNameAsync(document, model, symbol, assignment, credentials).ConfigureAwait(false)
            : Unless(credentials, document, model);
    }

    /// <summary>Whether a declaration leaves it to others to give a value.</summary>
    private static bool HasNoValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer is null,
        PropertyDeclarationSyntax property => property is { Initializer: null, ExpressionBody: null } && property.AccessorList?.Accessors.All(static one => one is { Body: null, ExpressionBody: null }) == true,
        _ => false,
    };

    private async Task<List<CredentialSink>> ProfileAsync(Document document, SemanticModel model, AssignmentExpressionSyntax assignment)
    {
        var edits = await new ProfileSearch(cancellationToken).FindAsync(document, model, assignment).ConfigureAwait(false);
        return edits.Count == 0
            ? [new CredentialSink(model, assignment, SinkForm.ProfileOptions, null)]
            : [.. edits.Select(edit => new CredentialSink(model, assignment, SinkForm.ProfileOptions, edit))];
    }

    /// <summary>
    /// The places that take what a variable, field or property holds. Where it is given another value too, to leave out the one would
    /// change the other.
    /// </summary>
    private async Task<List<CredentialSink>> FollowNameAsync(
        Document document, SemanticModel model, ISymbol? symbol, AssignmentExpressionSyntax? setBy, BaseObjectCreationExpressionSyntax? credentials)
    {
        var sinks = new List<CredentialSink>();
        var usesWithEdit = 0;
        var uses = 0;
        foreach (var (place, use) in await SymbolUses.FindAsync(symbol, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            if (SymbolUses.IsWrite(use))
            {
                if (setBy is not null && use.Span == setBy.Left.Span && use.SyntaxTree == setBy.SyntaxTree) continue;
                return Unless(credentials, document, model);
            }

            var found = await FollowAsync(place, use).ConfigureAwait(false);
            sinks.AddRange(found);
            uses++;
            if (found.Count > 0 && found.All(static sink => sink.Edit is not null)) usesWithEdit++;
        }

        if (credentials is null || (uses > 0 && uses == usesWithEdit)) return sinks;
        // Something else uses the object, so there must still be one. Its other sinks tell whether it is for an emulator.
        return [.. sinks.Select(static sink => sink with { Edit = null }), .. Unless(credentials, document, model)];
    }

    private SinkForm FormOf(SyntaxNode call, SemanticModel model)
        => model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method ? SinkTypes.FormOf(method) : SinkForm.None;

    private List<CredentialSink> TakenBy(SyntaxNode node, SinkForm form, Document document, SemanticModel model, BaseObjectCreationExpressionSyntax? credentials)
    {
        var edit = SinkEdits.For(node, form, document.Id, model, cancellationToken);
        if (edit is not null || credentials is null) return [new CredentialSink(model, node, form, edit)];
        return [new CredentialSink(model, node, form, null), .. Unless(credentials, document, model)];
    }

    /// <summary>An object of credentials that goes nowhere known: the chain's object can stand for it.</summary>
    private List<CredentialSink> Unless(BaseObjectCreationExpressionSyntax? credentials, Document document, SemanticModel model)
        => credentials is null
            ? []
            : [new CredentialSink(model, credentials, SinkForm.CredentialsObject, DefaultChain.EditOf(credentials, document.Id, model, cancellationToken))];
}
