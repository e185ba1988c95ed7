using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Finds what stores a profile that holds hard-coded keys. A program need not store one: whoever runs it signs in, and the profile is
/// there. Found only when the profile has nothing but keys that the code writes down, and goes nowhere but into the store.
/// </summary>
internal sealed class ProfileSearch(CancellationToken cancellationToken)
{
    private readonly List<SinkEdit> _edits = [];

    /// <summary>The edits with which the profile is not stored; none when something else needs it.</summary>
    /// <param name="document">The file.</param>
    /// <param name="model">Its model.</param>
    /// <param name="assignment">What puts a key into the options of a profile.</param>
    public async Task<IReadOnlyList<SinkEdit>> FindAsync(Document document, SemanticModel model, AssignmentExpressionSyntax assignment)
    {
        if (OptionsOf(assignment, model) is not { } options || !HoldsOnlyKeys(options, model)) return [];
        return await FollowAsync(document, model, options).ConfigureAwait(false) && _edits.Count > 0 ? _edits : [];
    }

    /// <summary>The creation of the options: around an initializer, or of the local that is assigned to.</summary>
    private BaseObjectCreationExpressionSyntax? OptionsOf(AssignmentExpressionSyntax assignment, SemanticModel model)
    {
        if (assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }) return creation;
        return assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name }
            && model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax local }
                ? local
                : null;
    }

    private bool HoldsOnlyKeys(BaseObjectCreationExpressionSyntax options, SemanticModel model)
        => options.Initializer is null || options.Initializer.Expressions.All(entry => entry is AssignmentExpressionSyntax set && IsKey(set, model));

    /// <summary>Whether a part of the credentials is set, and to what the code writes down.</summary>
    private bool IsKey(AssignmentExpressionSyntax setting, SemanticModel model)
        => CallNames.Last(setting.Left) is "AccessKey" or "SecretKey" or "Token" && !HardCodedValue.IsChosen(setting.Right, model, cancellationToken);

    /// <summary>Follows the options, or the profile that is made of them; false when something else than a store takes it.</summary>
    private async Task<bool> FollowAsync(Document document, SemanticModel model, SyntaxNode part)
    {
        switch (part.Parent)
        {
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax profile }:
                return model.GetTypeInfo(profile, cancellationToken).Type is { Name: "CredentialProfile" } type && SinkTypes.IsOfSdk(type)
                    && await FollowAsync(document, model, profile).ConfigureAwait(false);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                return CallNames.Of(call) == "RegisterProfile"
                    && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType: { } store } && SinkTypes.IsOfSdk(store)
                    && Add(SinkEdits.Removal(call, document.Id));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local }:
                return await FollowLocalAsync(document, model, local).ConfigureAwait(false);
            default:
                return false;
        }
    }

    private async Task<bool> FollowLocalAsync(Document document, SemanticModel model, VariableDeclaratorSyntax local)
    {
        var symbol = model.GetDeclaredSymbol(local, cancellationToken);
        foreach (var (_, use) in await SymbolUses.FindAsync(symbol, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            if (SettingOf(use) is { } setting ? !Sets(setting, local, model) || !Add(SinkEdits.Removal(setting, document.Id)) : !await FollowAsync(document, model, use).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    /// <summary>The statement <c>profile.Region = ...</c>.</summary>
    private static AssignmentExpressionSyntax? SettingOf(SyntaxNode use)
        => use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment } member
            && member.Expression == use && assignment.Left == member
                ? assignment
                : null;

    /// <summary>Options may be given keys only; a profile is given what goes with it.</summary>
    private bool Sets(AssignmentExpressionSyntax setting, VariableDeclaratorSyntax local, SemanticModel model)
        => IsKey(setting, model) || (local.Initializer?.Value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } && CallNames.Last(setting.Left) is "Region");

    private bool Add(SinkEdit? edit)
    {
        if (edit is null) return false;
        _edits.Add(edit);
        return true;
    }
}
