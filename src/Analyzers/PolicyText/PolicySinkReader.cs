using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// Finds where a text goes: to a request member, a parameter of a method or constructor that stands for one, the entry "Policy" of the
/// attributes of a queue or topic, straight or through a name of the same file.
/// </summary>
/// <param name="model">The semantic model.</param>
/// <param name="token">Stops the work.</param>
internal sealed class PolicySinkReader(SemanticModel model, CancellationToken token)
{
    private const string PolicyKey = "Policy";
    private const int Deepest = 4;
    private const int MostUses = 50;

    // Other things in a file may have the same name.
    private const int MostNames = 2000;

    /// <summary>Finds the sink of a text.</summary>
    /// <param name="whole">The expression of the text.</param>
    /// <returns>The sink, or <see langword="null"/> when none is seen.</returns>
    public PolicySink? Find(ExpressionSyntax whole) => Find(whole, "", 0);

    /// <summary>Whether a text stands where a sink can be, by names alone.</summary>
    /// <param name="whole">The expression of the text.</param>
    /// <returns><see langword="true"/> when the model is worth asking.</returns>
    public static bool CanBeAtSink(ExpressionSyntax whole)
        => whole.Parent switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => PolicySink.CanBe(name.Identifier.ValueText),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } => PolicySink.CanBe(member.Name.Identifier.ValueText),
            _ => false,
        };

    private PolicySink? Find(ExpressionSyntax value, string suffix, int depth)
    {
        token.ThrowIfCancellationRequested();
        if (depth > Deepest) return null;
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax:
                return Find((ExpressionSyntax)value.Parent, suffix, depth);
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Right == value:
                return Assigned(assignment, suffix, depth);
            case InitializerExpressionSyntax { Expressions: [var key, var entry] } pair when pair.IsKind(SyntaxKind.ComplexElementInitializerExpression) && entry == value:
                return IsPolicyKey(key) && pair.Parent is InitializerExpressionSyntax entries ? Owner(entries, PolicySink.Attribute, depth) : null;
            case InitializerExpressionSyntax list when list.IsKind(SyntaxKind.CollectionInitializerExpression) || list.IsKind(SyntaxKind.ArrayInitializerExpression):
                return Owner(list, suffix, depth);
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection }:
                return Find(collection, suffix, depth + 1);
            case ArgumentSyntax argument:
                return Passed(argument, suffix, depth);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } equals:
                return Used(equals.Parent, suffix, depth);
            case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax } arrow:
                return Used(arrow.Parent, suffix, depth);
            case ReturnStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } body }:
                return Used(body.Parent, suffix, depth);
            default:
                return null;
        }
    }

    // new X { ... }, Member = { ... } and new[] { ... }: what holds the entries.
    private PolicySink? Owner(InitializerExpressionSyntax entries, string suffix, int depth)
        => entries.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Right == entries => Assigned(assignment, suffix, depth),
            ExpressionSyntax creation => Find(creation, suffix, depth + 1),
            _ => null,
        };

    private PolicySink? Assigned(AssignmentExpressionSyntax assignment, string suffix, int depth)
    {
        switch (assignment.Left)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } element:
                return IsPolicyKey(key.Expression) ? Held(element.Expression, PolicySink.Attribute, depth) : null;
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }:
                return IsPolicyKey(key.Expression) && assignment.Parent is InitializerExpressionSyntax entries ? Owner(entries, PolicySink.Attribute, depth) : null;
            default:
                return model.GetSymbolInfo(assignment.Left, token).Symbol switch
                {
                    IPropertySymbol { Name: "AttributeValue" } property => IsNamedPolicy(assignment) ? Sink(property, PolicySink.Attribute) : null,
                    IPropertySymbol property => Sink(property, suffix) ?? Uses(assignment.Left, suffix, depth),
                    IFieldSymbol or ILocalSymbol => Uses(assignment.Left, suffix, depth),
                    _ => null,
                };
        }
    }

    // request.Attributes["Policy"], attributes["Policy"], attributes.Add("Policy", ...).
    private PolicySink? Held(ExpressionSyntax container, string suffix, int depth)
        => model.GetSymbolInfo(container, token).Symbol is IPropertySymbol property && Sink(property, suffix) is { } sink ? sink : Uses(container, suffix, depth);

    private PolicySink? Passed(ArgumentSyntax argument, string suffix, int depth)
    {
        if (argument.Parent?.Parent is not ExpressionSyntax call || argument.Parent is not BaseArgumentListSyntax list) return null;
        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" } add } && list.Arguments is [var key, var entry] && entry == argument)
        {
            return IsPolicyKey(key.Expression) ? Held(add.Expression, PolicySink.Attribute, depth) : null;
        }

        if (model.GetSymbolInfo(call, token).Symbol is not IMethodSymbol method || Parameter(method, argument, list) is not { } parameter) return null;
        if (parameter.Name == "attributeValue")
        {
            suffix = PolicySink.Attribute;
            if (!list.Arguments.Any(other => other != argument && IsPolicyKey(other.Expression))) return null;
        }

        var member = parameter.Name.Length == 0 ? "" : char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
        if (!PolicySink.CanBe(member)) return null;
        if (method.MethodKind == MethodKind.Constructor) return PolicySink.Find(method.ContainingType.ToDisplayString() + "." + member + suffix);
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        return PolicySink.Find(method.ContainingType.ContainingNamespace.ToDisplayString() + ".Model." + name + "Request." + member + suffix);
    }

    private static IParameterSymbol? Parameter(IMethodSymbol method, ArgumentSyntax argument, BaseArgumentListSyntax list)
    {
        if (argument.NameColon is { } colon) return method.Parameters.FirstOrDefault(parameter => parameter.Name == colon.Name.Identifier.ValueText);
        var index = list.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private PolicySink? Used(SyntaxNode? declaration, string suffix, int depth)
        => declaration is not null && model.GetDeclaredSymbol(declaration, token) is { } symbol ? Uses(symbol, declaration, suffix, depth) : null;

    private PolicySink? Uses(ExpressionSyntax holder, string suffix, int depth)
        => model.GetSymbolInfo(holder, token).Symbol is { DeclaringSyntaxReferences.IsEmpty: false } symbol ? Uses(symbol, holder, suffix, depth) : null;

    private PolicySink? Uses(ISymbol symbol, SyntaxNode place, string suffix, int depth)
    {
        if (depth >= Deepest) return null;
        SyntaxNode scope = symbol is ILocalSymbol && place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) is { } member ? member : place.SyntaxTree.GetRoot(token);
        var uses = UseIndex.Of(scope, symbol.Name).Take(MostNames).Where(use => !use.Span.Contains(place.Span) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, token).Symbol?.OriginalDefinition, symbol.OriginalDefinition));
        foreach (var use in uses.Take(MostUses))
        {
            if (Find(Outer(use), suffix, depth + 1) is { } sink) return sink;
        }

        return null;
    }

    // The member access or call that a name is the end of.
    private static ExpressionSyntax Outer(ExpressionSyntax use)
    {
        var outer = use;
        if (outer.Parent is MemberAccessExpressionSyntax access && access.Name == outer) outer = access;
        if (outer.Parent is InvocationExpressionSyntax call && call.Expression == outer) outer = call;
        return outer;
    }

    // The attribute's value beside its name: in one initialiser, or set on the same object in the same block.
    private bool IsNamedPolicy(AssignmentExpressionSyntax value)
    {
        if (value.Parent is InitializerExpressionSyntax initializer)
        {
            return initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(other => other.Left is IdentifierNameSyntax { Identifier.ValueText: "AttributeName" } && IsPolicyKey(other.Right));
        }

        return value is { Left: MemberAccessExpressionSyntax { Expression: var target }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } }
            && block.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).OfType<AssignmentExpressionSyntax>().Any(other =>
                other.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AttributeName" } name && name.Expression.IsEquivalentTo(target) && IsPolicyKey(other.Right));
    }

    // "Policy", a constant of it, or a value of that name of the SDK's lists of names.
    private bool IsPolicyKey(ExpressionSyntax key)
        => key switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text == PolicyKey,
            _ when model.GetConstantValue(key, token) is { HasValue: true, Value: string text } => text == PolicyKey,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: PolicyKey } => true,
            _ => false,
        };

    private static PolicySink? Sink(IPropertySymbol property, string suffix) => PolicySink.Find(property.ContainingType.ToDisplayString() + "." + property.Name + suffix);
}
