using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// A <c>Statement</c> of AWSSDK.Core, read from what it is made with and from what is added to it in the same block. What code out of sight may add is
/// a hole, so that only what is wrong in any case is found.
/// </summary>
/// <param name="model">The semantic model.</param>
internal sealed class SdkStatement(SemanticModel model, CancellationToken token)
{
    private readonly CdkValues _values = new(model, token);
    private readonly SdkConditions _conditions = new(model, token);

    /// <summary>Reads a statement.</summary>
    /// <param name="creation">The expression that makes it.</param>
    /// <returns>The document that has it alone.</returns>
    public MappedText Read(BaseObjectCreationExpressionSyntax creation)
    {
        var statement = new StatementText(creation);
        if (creation.ArgumentList?.Arguments is [var effect]) SetEffect(statement, effect.Expression);
        foreach (var member in (creation.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>())
        {
            if (member.Left is IdentifierNameSyntax name) Set(statement, name, member.Right);
        }

        ReadUse(statement, ReadChain(statement, creation));
        _conditions.WriteTo(statement);
        return statement.Write();
    }

    // new Statement(...).WithResources(...).WithPrincipals(...)
    private ExpressionSyntax ReadChain(StatementText statement, ExpressionSyntax made)
    {
        while (made.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member && member.Expression == made && AddAll(statement, member.Name, call)) made = call;
        return made;
    }

    private void ReadUse(StatementText statement, ExpressionSyntax made)
    {
        switch (made.Parent)
        {
            case ParenthesizedExpressionSyntax inner: ReadUse(statement, ReadChain(statement, inner)); break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } declarator } when model.GetDeclaredSymbol(declarator, token) is { } local:
                ReadUses(statement, local, declaration);
                break;
            default: statement.IsOpen |= !IsHandedOver(made); break;
        }
    }

    private void ReadUses(StatementText statement, ISymbol local, LocalDeclarationStatementSyntax declaration)
    {
        SyntaxNode scope = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(token);
        foreach (var use in UseIndex.Of(scope, local.Name).Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, token).Symbol, local)))
        {
            statement.IsOpen |= !(use.Parent is MemberAccessExpressionSyntax member && member.Expression == use ? ReadMember(statement, member, declaration.Parent) : IsHandedOver(use));
        }
    }

    private bool ReadMember(StatementText statement, MemberAccessExpressionSyntax member, SyntaxNode? block)
    {
        switch (member.Parent)
        {
            // statement.Actions.Add(...)
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var item], Parent: ExpressionStatementSyntax { Parent: { } here } } } when IsSame(here, block):
                return Add(statement, member.Name, [item.Expression]);

            // statement.WithActionIdentifiers(...).WithResources(...)
            case InvocationExpressionSyntax call:
                if (!AddAll(statement, member.Name, call)) return false;
                var last = ReadChain(statement, call);
                return last.Parent is ExpressionStatementSyntax { Parent: { } place } ? IsSame(place, block) : IsHandedOver(last);
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: { } body } } assignment when assignment.Left == member && IsSame(body, block) && member.Name.Identifier.ValueText is "Effect" or "Id":
                return Set(statement, member.Name, assignment.Right);
            default: return false;
        }
    }

    private bool Set(StatementText statement, SimpleNameSyntax name, ExpressionSyntax value)
    {
        switch (name.Identifier.ValueText)
        {
            case "Effect": SetEffect(statement, value); return true;
            case "Id": statement.Set("Sid", name.Span, target => _values.Write(target, value)); return true;
            default:
                if (Items(CdkValues.Bare(value)) is { } items && Add(statement, name, items)) return true;
                statement.IsOpen = true;
                return false;
        }
    }

    // Also "Actions = { a, b }", which adds to the list that is there.
    private static ExpressionSyntax[]? Items(ExpressionSyntax list)
        => list is InitializerExpressionSyntax added ? [.. added.Expressions] : CdkValues.Elements(list) is { } items && items.All(static item => item is not null) ? [.. items.OfType<ExpressionSyntax>()] : null;

    private bool AddAll(StatementText statement, SimpleNameSyntax name, InvocationExpressionSyntax call)
    {
        IReadOnlyList<ExpressionSyntax> arguments = [.. call.ArgumentList.Arguments.Select(static argument => argument.Expression)];
        if (name.Identifier.ValueText == "WithId" && arguments is [var id])
        {
            statement.Set("Sid", name.Span, target => _values.Write(target, id));
            return true;
        }

        if (arguments is [var only] && model.GetTypeInfo(only, token).ConvertedType is IArrayTypeSymbol) arguments = Items(CdkValues.Bare(only)) ?? [only];
        return Add(statement, name, arguments);
    }

    private bool Add(StatementText statement, SimpleNameSyntax name, IReadOnlyList<ExpressionSyntax> items)
    {
        switch (name.Identifier.ValueText)
        {
            case "Actions" or "WithActionIdentifiers": statement.Add("Action", name.Span, items.Select(item => Named(item, "ActionIdentifier"))); return true;
            case "Resources" or "WithResources": statement.Add("Resource", name.Span, items.Select(item => Named(item, "Resource"))); return true;
            case "Principals" or "WithPrincipals":
                foreach (var item in items) AddPrincipal(statement, item);
                return true;
            case "Conditions" or "WithConditions":
                foreach (var item in items) _conditions.Add(item);
                return true;
            default: return false;
        }
    }

    // The text that an action or resource is made of; a text alone becomes an action by itself.
    private Action<MappedText> Named(ExpressionSyntax item, string type)
    {
        var bare = CdkValues.Bare(item);
        if (bare is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var name] } creation && SdkPolicyNames.Of(model.GetTypeInfo(creation, token).Type) == type) return target => _values.Write(target, name.Expression);
        return model.GetTypeInfo(bare, token).Type?.SpecialType == SpecialType.System_String ? target => _values.Write(target, bare) : target => target.Add(TextHole.Mark, item.Span);
    }

    private void AddPrincipal(StatementText statement, ExpressionSyntax item)
    {
        var bare = CdkValues.Bare(item);
        if (model.GetSymbolInfo(bare, token).Symbol is IFieldSymbol { Name: "AllUsers" or "Anonymous" } field && SdkPolicyNames.Of(field.ContainingType) == "Principal")
        {
            CdkPrincipals.AddEveryone(statement, "Principal", item);
            return;
        }

        var arguments = bare is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var given } creation && SdkPolicyNames.Of(model.GetTypeInfo(creation, token).Type) == "Principal" ? given : default;
        switch (arguments.Count)
        {
            case 1: statement.AddPrincipal("Principal", "AWS", arguments[0].Span, target => _values.Write(target, arguments[0].Expression)); break;
            case 2 or 3 when PolicyObject.Constant(arguments[0].Expression, model, token) is "AWS" or "Service" or "Federated" or "CanonicalUser":
                statement.AddPrincipal("Principal", PolicyObject.Constant(arguments[0].Expression, model, token)!, arguments[1].Span, target => _values.Write(target, arguments[1].Expression));
                break;
            default: statement.AddPrincipal("Principal", "", item.Span, target => target.Add(TextHole.Mark, item.Span)); break;
        }
    }

    private void SetEffect(StatementText statement, ExpressionSyntax value)
        => statement.Set("Effect", value.Span, target => target.Add(model.GetSymbolInfo(CdkValues.Bare(value), token).Symbol is IFieldSymbol { Name: "Allow" or "Deny" } effect ? "\"" + effect.Name + "\"" : TextHole.Text, value.Span));

    // The SDK's own methods, and lists, take a statement as it is.
    private bool IsHandedOver(ExpressionSyntax value)
        => value.Parent switch
        {
            ArgumentSyntax { Parent.Parent: { } call } => model.GetSymbolInfo(call, token).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true },
            ExpressionElementSyntax or InitializerExpressionSyntax or ExpressionStatementSyntax => true,
            _ => false,
        };

    // Statements of a program stand in a member each.
    private static bool IsSame(SyntaxNode block, SyntaxNode? other) => block == other || (block is GlobalStatementSyntax && other is GlobalStatementSyntax);
}
