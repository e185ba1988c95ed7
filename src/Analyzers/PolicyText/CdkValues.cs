using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Reads the values that code gives to the CDK: texts, lists of texts, and dictionaries of conditions.</summary>
/// <param name="model">The semantic model.</param>
internal sealed class CdkValues(SemanticModel model, CancellationToken token)
{
    private const int DeepestNames = 3;

    /// <summary>An expression without parentheses, casts and suppressions.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
        => expression switch
        {
            ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
            CastExpressionSyntax cast => Bare(cast.Expression),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Bare(suppressed.Operand),
            _ => expression,
        };

    /// <summary>Writes a value: a text with its holes, a number, true or false, a list or a dictionary.</summary>
    public void Write(MappedText text, ExpressionSyntax value) => PolicyObject.Write(text, value, model, token);

    /// <summary>The text of an expression, also as callers in sight give it.</summary>
    public PlacedText Text(ExpressionSyntax value) => new PlacedTextReader(CodeIndex.For(model, new Dependencies()), token, readsSeen: true).Read(value);

    /// <summary>The items of a list of texts.</summary>
    /// <param name="list">An array, a collection or a name of one.</param>
    public IReadOnlyList<Action<MappedText>> Items(ExpressionSyntax list)
    {
        if (Elements(Bare(list)) is { } elements) return [.. elements.Select(element => element is null ? Hole : Item(element))];
        var code = CodeIndex.For(model, new Dependencies());
        if (code.OperationOf(list, token) is not { } operation || new PlacedTextReader(code, token, readsSeen: true).Items(operation, 0) is not { } items) return [Hole];
        Action<MappedText>[] known = [.. items.Select(item => Named(item, list))];

        // An array has what it is made with; code may add to any other list.
        return model.GetTypeInfo(list, token).Type is IArrayTypeSymbol ? known : [.. known, Hole];
    }

    /// <summary>An item of a list of texts.</summary>
    public Action<MappedText> Item(ExpressionSyntax element)
        => target =>
        {
            if (BeginningOf(Bare(element)) is not { } name || !IsNoArn(name)) Write(target, element);
            else target.Add("\"" + string.Concat(element.ToString().Where(static c => char.IsLetterOrDigit(c) || c is '.' or '/')) + "\"", element.Span);
        };

    private static MemberAccessExpressionSyntax? BeginningOf(ExpressionSyntax value)
        => value switch
        {
            MemberAccessExpressionSyntax member => member,
            InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax { Expression: MemberAccessExpressionSyntax member }, ..] } => member,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => BeginningOf(Bare(sum.Left)),
            _ => null,
        };

    // bucket.BucketName, queue.QueueUrl, key.KeyId: what a construct is called and where it is, which is no action and no ARN.
    private bool IsNoArn(MemberAccessExpressionSyntax member)
        => member.Name.Identifier.ValueText is var name
            && (name.EndsWith("Name", StringComparison.Ordinal) || name.EndsWith("Url", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal))
            && model.GetSymbolInfo(member, token).Symbol is IPropertySymbol { IsStatic: false, Type.SpecialType: SpecialType.System_String } property
            && CdkNames.IsOfCdk(property.ContainingType)
            && HasArn(property.ContainingType, name);

    // BucketName beside BucketArn.
    private static bool HasArn(INamedTypeSymbol type, string name)
    {
        var stem = name.EndsWith("Name", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name.EndsWith("Url", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) : name.Substring(0, name.Length - 2);
        return type.GetMembers(stem + "Arn").Length > 0;
    }

    /// <summary>The expressions of a list that is written down here.</summary>
    /// <returns>The items, <see langword="null"/> for what is spread; <see langword="null"/> for what is no such list.</returns>
    public static IReadOnlyList<ExpressionSyntax?>? Elements(ExpressionSyntax list)
        => list switch
        {
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            ArrayCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions],
            CollectionExpressionSyntax collection => [.. collection.Elements.Select(static element => (element as ExpressionElementSyntax)?.Expression)],
            BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } items } => [.. items.Expressions],
            _ => null,
        };

    /// <summary>Adds the conditions of a dictionary; one that is not written down here is a hole.</summary>
    public void AddConditions(StatementText statement, ExpressionSyntax dictionary)
    {
        if (Made(Bare(dictionary), 0) is not { Initializer: { } initializer } || initializer.Expressions.Any(entry => PolicyObject.Entry(entry) is not (var key, _) || PolicyObject.Constant(key, model, token) is null))
        {
            statement.AddCondition(dictionary.Span, Hole);
            return;
        }

        foreach (var entry in initializer.Expressions)
        {
            var (key, value) = PolicyObject.Entry(entry)!.Value;
            AddCondition(statement, key, value);
        }

        // To a dictionary that has a name, code may add.
        if (Bare(dictionary) is not BaseObjectCreationExpressionSyntax) statement.AddCondition(dictionary.Span, Hole);
    }

    // The expression that makes an object here, in a local or field of this file, or in a method of it that does nothing else.
    private BaseObjectCreationExpressionSyntax? Made(ExpressionSyntax value, int depth)
    {
        if (value is BaseObjectCreationExpressionSyntax creation) return creation;
        if (depth == DeepestNames || value is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)) return null;
        if (model.GetSymbolInfo(value, token).Symbol is not { DeclaringSyntaxReferences: [var reference] } || reference.SyntaxTree != model.SyntaxTree) return null;
        return Declared(reference.GetSyntax(token)) is { } declared ? Made(Bare(declared), depth + 1) : null;
    }

    private static ExpressionSyntax? Declared(SyntaxNode declaration)
        => declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            MethodDeclarationSyntax method => Given(method.ExpressionBody, method.Body),
            LocalFunctionStatementSyntax function => Given(function.ExpressionBody, function.Body),
            _ => null,
        };

    private static ExpressionSyntax? Given(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body)
        => arrow?.Expression ?? (body is { Statements: [ReturnStatementSyntax { Expression: { } given }] } ? given : null);

    /// <summary>Adds an operator with its keys and values.</summary>
    public void AddCondition(StatementText statement, ExpressionSyntax key, ExpressionSyntax value)
    {
        if (PolicyObject.Constant(key, model, token) is null)
        {
            statement.AddCondition(key.Span, Hole);
            return;
        }

        statement.AddCondition(key.Span, target =>
        {
            Write(target, key);
            target.Add(':', key.Span);
            Write(target, value);
        });
    }

    private static Action<MappedText> Named(PlacedText item, SyntaxNode name)
        => target =>
        {
            target.Add('"', name.Span);
            target.Add(PolicyObject.Escaped(item.From(name)));
            target.Add('"', name.Span);
        };

    private static void Hole(MappedText target) => target.Add(PlacedText.Hole);
}
