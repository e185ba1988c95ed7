using IamAnalyzers.Core.Common;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// A <c>PolicyStatement</c> of the AWS CDK, read from its properties and from what is added to it in the same block. What code out of sight may add is
/// a hole, so that only what is wrong in any case is found.
/// </summary>
/// <param name="model">The semantic model.</param>
internal sealed class CdkStatement(SemanticModel model, CancellationToken token)
{
    private readonly CdkValues _values = new(model, token);
    private readonly CdkPrincipals _principals = new(new CdkValues(model, token), model, token);

    private readonly List<(string Element, PlacedText Action)> _choices = [];

    /// <summary>Reads a statement.</summary>
    /// <param name="creation">The expression that makes it.</param>
    /// <returns>
    /// The document that has it alone; and for each action that is one of several, such as the argument of one of the callers, a document that has this action.
    /// </returns>
    public IEnumerable<MappedText> Read(BaseObjectCreationExpressionSyntax creation)
    {
        var statement = new StatementText(creation);
        if (creation.ArgumentList?.Arguments is [var properties, ..])
        {
            if (PropertiesOf(CdkValues.Bare(properties.Expression)) is { } made) ReadProperties(statement, made);
            else statement.IsOpen = true;
        }

        // new PolicyStatement { Effect = Effect.DENY }: a statement's own properties.
        ReadProperties(statement, creation);
        ReadUse(statement, creation);
        return [statement.Write(), .. _choices.Select(choice => statement.WriteWith(choice.Element, target => WriteText(target, choice.Action, creation)))];
    }

    /// <summary>The trust policy of a role that a principal may assume.</summary>
    /// <param name="principal">The value of <c>AssumedBy</c>.</param>
    /// <returns>The document.</returns>
    public MappedText ReadTrust(ExpressionSyntax principal)
    {
        var statement = new StatementText(principal);
        _principals.Add(statement, "Principal", principal);
        var type = CdkNames.Of(model.GetTypeInfo(CdkValues.Bare(principal), token).Type);

        // They make a condition.
        if (principal.Parent?.Parent is InitializerExpressionSyntax role && role.Expressions.Any(static one => one is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ExternalIds" or "ExternalId" } }))
        {
            statement.AddCondition(principal.Span, static target => target.Add(PlacedText.Hole));
        }

        if (type is "ServicePrincipal" or "ArnPrincipal" or "AccountPrincipal" or "AccountRootPrincipal" or "AnyPrincipal" or "OrganizationPrincipal") statement.Set("Action", principal.Span, target => target.Add("\"sts:AssumeRole\"", principal.Span));
        return statement.Write();
    }

    private BaseObjectCreationExpressionSyntax? PropertiesOf(ExpressionSyntax expression)
        => expression is BaseObjectCreationExpressionSyntax creation ? creation
            : expression is IdentifierNameSyntax name && model.GetSymbolInfo(name, token).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local
                && reference.GetSyntax(token) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax held } declarator
                && declarator.FirstAncestorOrSelf<BlockSyntax>() is { } block
                && UseIndex.Of(block, local.Name).Take(2).Count() == 1
                ? held
                : null;

    private void ReadProperties(StatementText statement, BaseObjectCreationExpressionSyntax properties)
    {
        foreach (var assignment in (properties.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name }) ReadProperty(statement, name, assignment.Left, assignment.Right);
        }
    }

    private void ReadProperty(StatementText statement, string name, ExpressionSyntax place, ExpressionSyntax value)
    {
        switch (name)
        {
            case "Actions" or "NotActions" or "Resources" or "NotResources":
                statement.Add(Singular(name), place.Span, _values.Items(value));
                NoteChoices(Singular(name), CdkValues.Elements(CdkValues.Bare(value)) ?? []);
                break;
            case "Sid": statement.Set(name, place.Span, target => _values.Write(target, value)); break;
            case "Effect": statement.Set(name, place.Span, target => target.Add(EffectOf(value), value.Span)); break;
            case "Conditions": _values.AddConditions(statement, value); break;
            case "Principals" or "NotPrincipals":
                foreach (var principal in CdkValues.Elements(CdkValues.Bare(value)) ?? [null]) AddPrincipal(statement, Singular(name), principal ?? value);
                break;
            default: statement.IsOpen = true; break;
        }
    }

    // Which action goes with which resource is not known, so the statement itself has a hole there.
    private void NoteChoices(string element, IEnumerable<ExpressionSyntax?> items)
    {
        if (element is not ("Action" or "NotAction")) return;
        foreach (var item in items.OfType<ExpressionSyntax>().Where(static item => item is not LiteralExpressionSyntax))
        {
            var text = _values.Text(item);
            if (!text.IsWhole) _choices.AddRange(text.Variants().Where(static variant => variant.IsWhole && variant.Pieces.Count > 0).Select(variant => (element, variant)));
        }
    }

    private static void WriteText(MappedText target, PlacedText text, SyntaxNode place)
    {
        target.Add('"', new(place.SpanStart, 0));
        target.Add(PolicyObject.Escaped(text));
        target.Add('"', new(place.SpanStart, 0));
    }

    private void AddPrincipal(StatementText statement, string element, ExpressionSyntax principal) => _principals.Add(statement, element, principal);

    private string EffectOf(ExpressionSyntax value)
        => model.GetSymbolInfo(CdkValues.Bare(value), token).Symbol is IFieldSymbol { Name: "ALLOW" or "DENY" } effect ? effect.Name == "ALLOW" ? "\"Allow\"" : "\"Deny\"" : TextHole.Mark.ToString();

    private static string Singular(string name) => name.Substring(0, name.Length - 1);

    private void ReadUse(StatementText statement, ExpressionSyntax creation)
    {
        switch (creation.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax:
                ReadUse(statement, (ExpressionSyntax)creation.Parent);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } declarator } when model.GetDeclaredSymbol(declarator, token) is { } local:
                ReadUses(statement, local, declaration);
                break;
            default:
                statement.IsOpen |= !IsHandedOver(creation);
                break;
        }
    }

    // The package's own methods take a statement as it is.
    private bool IsHandedOver(ExpressionSyntax value)
        => value.Parent switch
        {
            ArgumentSyntax { Parent.Parent: { } call } => model.GetSymbolInfo(call, token).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true },
            ExpressionElementSyntax => true,
            InitializerExpressionSyntax => true,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Right == value,
            _ => false,
        };

    private void ReadUses(StatementText statement, ISymbol local, LocalDeclarationStatementSyntax declaration)
    {
        SyntaxNode scope = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(token);
        foreach (var use in UseIndex.Of(scope, local.Name).Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, token).Symbol, local)))
        {
            switch (use.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == use:
                    // What may not run, or run later, is perhaps added.
                    statement.IsOpen |= call.Parent is not ExpressionStatementSyntax { Parent: { } body } || !IsSame(body, declaration.Parent);
                    statement.IsOpen |= !ReadCall(statement, member.Name, [.. call.ArgumentList.Arguments.Select(static argument => argument.Expression)]);
                    break;
                case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: { } block } } assignment } member when assignment.Left == member && member.Name.Identifier.ValueText is "Effect" or "Sid" && IsSame(block, declaration.Parent):
                    ReadProperty(statement, member.Name.Identifier.ValueText, member.Name, assignment.Right);
                    break;
                default:
                    statement.IsOpen |= !IsHandedOver(use);
                    break;
            }
        }
    }

    // Statements of a program stand in a member each.
    private static bool IsSame(SyntaxNode block, SyntaxNode? other) => block == other || (block is GlobalStatementSyntax && other is GlobalStatementSyntax);

    private bool ReadCall(StatementText statement, SimpleNameSyntax name, ExpressionSyntax[] arguments)
    {
        switch (name.Identifier.ValueText, arguments)
        {
            case ("AddActions" or "AddNotActions" or "AddResources" or "AddNotResources", _):
                statement.Add(Singular(name.Identifier.ValueText.Substring("Add".Length)), name.Span, Texts(arguments));
                NoteChoices(Singular(name.Identifier.ValueText.Substring("Add".Length)), arguments);
                return true;
            case ("AddAllResources", _): statement.Add("Resource", name.Span, [target => target.Add("\"*\"", name.Span)]); return true;
            case ("AddAnyPrincipal", _): CdkPrincipals.AddEveryone(statement, "Principal", name); return true;
            case ("AddArnPrincipal", [var arn]): _principals.Text(statement, "Principal", "AWS", arn); return true;
            case ("AddAwsAccountPrincipal", [var account]): _principals.AddAccount(statement, "Principal", account); return true;
            case ("AddServicePrincipal", [var service]): _principals.Text(statement, "Principal", "Service", service); return true;
            case ("AddCanonicalUserPrincipal", [var user]): _principals.Text(statement, "Principal", "CanonicalUser", user); return true;
            case ("AddPrincipals" or "AddNotPrincipals", _):
                foreach (var principal in arguments) AddPrincipal(statement, Singular(name.Identifier.ValueText.Substring("Add".Length)), principal);
                return true;
            case ("AddCondition", [var key, var value]): _values.AddCondition(statement, key, value); return true;
            case ("AddConditions", [var conditions]): _values.AddConditions(statement, conditions); return true;
            case ("ToStatementJson" or "ToJSON" or "ToString" or "Freeze", _): return true;
            default: return name.Identifier.ValueText.StartsWith("Validate", StringComparison.Ordinal);
        }
    }

    private IReadOnlyList<Action<MappedText>> Texts(ExpressionSyntax[] arguments)
        => arguments is [var only] && model.GetTypeInfo(only, token).ConvertedType is IArrayTypeSymbol
            ? _values.Items(only)
            : [.. arguments.Select(_values.Item)];
}
