using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>A part of a value that is taken apart: <c>var (a, b) = source</c>, <c>(a, b) = source</c>, <c>foreach (var (a, b) in source)</c>.</summary>
/// <param name="Source">The whole, or the list whose elements are taken apart.</param>
/// <param name="IsElement">Whether it is an element of the source.</param>
/// <param name="Index">Which part.</param>
/// <param name="Count">Of how many.</param>
internal sealed record Deconstruction(ExpressionSyntax Source, bool IsElement, int Index, int Count)
{
    /// <summary>Finds the source of a variable that a deconstruction declares.</summary>
    /// <returns>The part; <see langword="null"/> for another declaration, or for a part of a part.</returns>
    public static Deconstruction? Of(SingleVariableDesignationSyntax variable)
        => variable.Parent switch
        {
            ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declared } all => Of(declared, all.Variables.IndexOf(variable), all.Variables.Count),
            DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } argument } => Of(argument),
            _ => null,
        };

    /// <summary>Finds the source of a part of a tuple on the left of an assignment.</summary>
    public static Deconstruction? Of(ArgumentSyntax argument)
        => argument.Parent is TupleExpressionSyntax tuple ? Of(tuple, tuple.Arguments.IndexOf(argument), tuple.Arguments.Count) : null;

    private static Deconstruction? Of(ExpressionSyntax left, int index, int count)
        => left.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == left => new(assignment.Right, false, index, count),
            ForEachVariableStatementSyntax loop when loop.Variable == left => new(loop.Expression, true, index, count),
            _ => null,
        };
}
