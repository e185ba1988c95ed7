using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>Whole parts of code that are missing, doubled, exchanged or elsewhere. Most still parse, so what reads them goes deep.</summary>
internal static class NodeMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a member doubled", static (text, random) => Double<MemberDeclarationSyntax>(text, random)),
        new("a member deleted", static (text, random) => Delete<MemberDeclarationSyntax>(text, random)),
        new("a statement doubled", static (text, random) => Double<StatementSyntax>(text, random)),
        new("a statement deleted", static (text, random) => Delete<StatementSyntax>(text, random)),
        new("statements exchanged", static (text, random) => Exchange<StatementSyntax>(text, random)),
        new("expressions exchanged", static (text, random) => Exchange<ExpressionSyntax>(text, random)),
        new("an expression of elsewhere", static (text, random) => Copy<ExpressionSyntax>(text, random)),
        new("a type of elsewhere", static (text, random) => Copy<TypeSyntax>(text, random)),
        new("a member of elsewhere", static (text, random) => Copy<MemberDeclarationSyntax>(text, random)),
        new("an argument doubled", static (text, random) => Separated<ArgumentSyntax>(text, random)),
        new("a parameter doubled", static (text, random) => Separated<ParameterSyntax>(text, random)),
        new("a type parameter doubled", static (text, random) => Separated<TypeParameterSyntax>(text, random)),
        new("a base doubled", static (text, random) => Separated<BaseTypeSyntax>(text, random)),
        new("an attribute of elsewhere", static (text, random) => Copy<AttributeListSyntax>(text, random)),
        new("itself", Itself),
        new("its own base", OwnBase),
        new("a call of itself", OwnCall),
    ];

    private static string Double<T>(string text, Random random)
        where T : SyntaxNode
        => Syntax.Any<T>(text, random) is { } node ? Syntax.Replace(text, node, node + "\n" + node) : text;

    private static string Separated<T>(string text, Random random)
        where T : SyntaxNode
        => Syntax.Any<T>(text, random) is { } node ? Syntax.Replace(text, node, node + ", " + node) : text;

    private static string Delete<T>(string text, Random random)
        where T : SyntaxNode
        => Syntax.Any<T>(text, random) is { } node ? Syntax.Replace(text, node, "") : text;

    private static string Copy<T>(string text, Random random)
        where T : SyntaxNode
        => Syntax.Any<T>(text, random) is { } node && Syntax.Any<T>(text, random) is { } other ? Syntax.Replace(text, node, other.ToString()) : text;

    private static string Exchange<T>(string text, Random random)
        where T : SyntaxNode
    {
        if (Syntax.Any<T>(text, random) is not { } one || Syntax.Any<T>(text, random) is not { } other || one.Span.IntersectsWith(other.Span)) return text;
        var (first, second) = one.SpanStart < other.SpanStart ? (one, other) : (other, one);
        return Syntax.Replace(Syntax.Replace(text, second, first.ToString()), first, second.ToString());
    }

    // A variable, field or property whose value is itself.
    private static string Itself(string text, Random random)
        => Syntax.Any<EqualsValueClauseSyntax>(text, random) is { } value
            ? value.Parent switch
            {
                VariableDeclaratorSyntax variable => Syntax.Replace(text, value.Value, variable.Identifier.Text),
                PropertyDeclarationSyntax property => Syntax.Replace(text, value.Value, property.Identifier.Text),
                ParameterSyntax parameter => Syntax.Replace(text, value.Value, parameter.Identifier.Text),
                _ => text,
            }
            : text;

    private static string OwnBase(string text, Random random)
        => Syntax.Any<TypeDeclarationSyntax>(text, random) is { } type
            ? type.BaseList is { Types: [var first, ..] }
                ? Syntax.Replace(text, first, type.Identifier.Text + type.TypeParameterList)
                : text.Insert(type.Identifier.Span.End, " : " + type.Identifier.Text)
            : text;

    private static string OwnCall(string text, Random random)
        => Syntax.Any<InvocationExpressionSyntax>(text, random) is { } call && call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            ? Syntax.Replace(text, call, method.Identifier.Text + call.ArgumentList)
            : text;
}
