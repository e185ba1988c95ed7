using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// The parts of one entry that code writes side by side: the members of an object, the attributes and children of an element, statements
/// that fill the same thing. Where a value's own key says no more than "value", another part names it, or what the entry stands under.
/// </summary>
internal static class KeyedParts
{
    private const int MostParts = 40;

    /// <summary>What names a value: expressions, and what declares the variable or property that holds its entry.</summary>
    /// <param name="part">The pair of the value's key and the value, as it stands in its list or statement.</param>
    public static IEnumerable<SyntaxNode> NamersOf(SyntaxNode part)
    {
        if (KeyedPair.Of(part) is not { } own || !EntryNames.IsSlot(own.Key)) return [];
        return part.Parent switch
        {
            ExpressionStatementSyntax statement => NearestOf(statement, own),
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } call } } => NearestOf(statement, own with { Owner = call.Expression }),
            ArgumentSyntax { Parent: BaseArgumentListSyntax list } => NamersIn(list.Arguments, list.Parent!),
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => NamersIn(list.Elements, list),
            InitializerExpressionSyntax { Parent: { } owner } list => NamersIn(list.Expressions, owner),
            AnonymousObjectCreationExpressionSyntax anonymous => NamersIn(anonymous.Initializers, anonymous),
            _ => [],
        };
    }

    private static IEnumerable<SyntaxNode> NamersIn(IEnumerable<SyntaxNode> parts, SyntaxNode whole)
    {
        var all = parts.Take(MostParts).ToList();
        foreach (var part in all)
        {
            if (KeyedPair.Of(part) is { } pair && EntryNames.IsNamer(pair.Key)) yield return pair.Value;
        }

        // The name of the element before its parts: new XElement("AwsSecretKey", new XElement("value", "...")).
        if (all is [ArgumentSyntax { Expression: var name }, ..] && LiteralText.IsString(name)) yield return name;
        if (Over(whole) is { } over) yield return over;
    }

    /// <summary>What an entry stands under: <c>AwsSecretKey = new { Value = "..." }</c>, <c>["AwsSecretKey"] = new() { Default = "..." }</c>.</summary>
    private static SyntaxNode? Over(SyntaxNode whole) => whole.Parent switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [.., var key] } } => key.Expression,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [.., var key] } } => key.Expression,
        AssignmentExpressionSyntax { Left: var target } => target,
        AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name: { } name } => name,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } value => value.Parent,
        InitializerExpressionSyntax { Expressions: [var key, ..] } list when list.IsKind(SyntaxKind.ComplexElementInitializerExpression) && key != whole => key,
        ArgumentSyntax { Parent: BaseArgumentListSyntax { Arguments: [{ Expression: var key }, ..] } } argument when argument.Expression != key && LiteralText.IsString(key) => key,
        _ => null,
    };

    /// <summary>
    /// The names that statements give to the same thing: those before the value's statement, up to another value; where there is none,
    /// those behind it. A writer writes one entry after the other.
    /// </summary>
    private static List<ExpressionSyntax> NearestOf(ExpressionStatementSyntax statement, KeyedPair own)
    {
        var statements = statement.Parent!.ChildNodes().OfType<ExpressionStatementSyntax>().ToList();
        var index = statements.IndexOf(statement);
        var before = Until(statements.Take(index).Reverse(), own);
        return before.Count > 0 ? before : Until(statements.Skip(index + 1), own);
    }

    private static List<ExpressionSyntax> Until(IEnumerable<ExpressionStatementSyntax> statements, KeyedPair own)
    {
        var found = new List<ExpressionSyntax>();
        foreach (var statement in statements.Take(MostParts))
        {
            if (KeyedPair.Of(statement) is not { } pair || !HaveOneOwner(pair, own)) continue;
            if (EntryNames.IsSlot(pair.Key)) break;
            if (EntryNames.IsNamer(pair.Key)) found.Add(pair.Value);
        }

        return found;
    }

    private static bool HaveOneOwner(KeyedPair left, KeyedPair right)
        => left.Owner is { } one && right.Owner is { } other && SyntaxFactory.AreEquivalent(one, other);
}
