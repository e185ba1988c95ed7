using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// A part of a value that a variable takes: by a deconstruction (<c>var ((a, b), c) = source</c>, <c>foreach (var (a, b) in source)</c>)
/// or by a pattern (<c>source is { Place.Bucket: var b }</c>, <c>source switch { [var first, ..] => ... }</c>).
/// </summary>
/// <param name="Source">The whole, or the list whose elements are taken apart.</param>
/// <param name="IsElement">Whether it is an element of the source.</param>
/// <param name="IsThere">Whether the pattern rules out <see langword="null"/>.</param>
/// <param name="Steps">What leads from the whole to the part; none for the whole.</param>
internal sealed record PartOfValue(ExpressionSyntax Source, bool IsElement, bool IsThere, IReadOnlyList<PartStep> Steps)
{
    /// <summary>Finds what a variable takes.</summary>
    /// <param name="variable">The variable's designation, or a part of a tuple on the left of an assignment.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The part; <see langword="null"/> for another declaration, or for what is no single value, such as the rest of a list.</returns>
    public static PartOfValue? Of(SyntaxNode variable, CodeIndex code, CancellationToken token)
    {
        var steps = new List<PartStep>();
        var isThere = variable.Parent is DeclarationPatternSyntax or RecursivePatternSyntax or ListPatternSyntax;
        for (var node = variable; ; node = node.Parent)
        {
            switch (node.Parent)
            {
                case ParenthesizedVariableDesignationSyntax all:
                    steps.Insert(0, new(all.Variables.IndexOf((VariableDesignationSyntax)node), all.Variables.Count));
                    continue;
                case TupleExpressionSyntax tuple:
                    steps.Insert(0, new(tuple.Arguments.IndexOf((ArgumentSyntax)node), tuple.Arguments.Count));
                    continue;
                case PositionalPatternClauseSyntax { Subpatterns: var parts } clause:
                    steps.Insert(0, new(parts.IndexOf((SubpatternSyntax)node), parts.Count) { Type = TypeOf((RecursivePatternSyntax)clause.Parent!, code, token) });
                    continue;
                case SubpatternSyntax { ExpressionColon: { } colon, Parent: PropertyPatternClauseSyntax }:
                    if (!AddMembers(steps, colon.Expression, code, token)) return null;
                    continue;
                case ListPatternSyntax when node is not VariableDesignationSyntax:
                    steps.Insert(0, PartStep.Element);
                    continue;
                case SlicePatternSyntax:
                    return null;
                case DeclarationExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } or SubpatternSyntax or PropertyPatternClauseSyntax or PatternSyntax:
                    continue;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == node:
                    return new(assignment.Right, false, false, steps);
                case ForEachVariableStatementSyntax loop when loop.Variable == node:
                    return new(loop.Expression, true, false, steps);
                case IsPatternExpressionSyntax matched:
                    return new(matched.Expression, false, isThere, steps);
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                    return new(choice.GoverningExpression, false, isThere, steps);
                case CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice }:
                    return new(choice.Expression, false, isThere, steps);
                default:
                    return null;
            }
        }
    }

    private static ITypeSymbol? TypeOf(RecursivePatternSyntax pattern, CodeIndex code, CancellationToken token)
        => pattern.Type is { } type ? code.ModelOf(type).GetTypeInfo(type, token).Type : null;

    // { Place.Bucket: ... }
    private static bool AddMembers(List<PartStep> steps, ExpressionSyntax name, CodeIndex code, CancellationToken token)
    {
        while (true)
        {
            if (code.ModelOf(name).GetSymbolInfo(name, token).Symbol is not (IFieldSymbol or IPropertySymbol) || code.ModelOf(name).GetSymbolInfo(name, token).Symbol is not { } member) return false;
            steps.Insert(0, new(-1, 0) { Member = member });
            if (name is not MemberAccessExpressionSyntax { Expression: var owner }) return true;
            name = owner;
        }
    }
}

/// <summary>A step from a value to a part of it.</summary>
/// <param name="Index">Which part by its place; negative for another step.</param>
/// <param name="Count">Of how many.</param>
internal sealed record PartStep(int Index, int Count)
{
    /// <summary>To any element of a list.</summary>
    public static PartStep Element { get; } = new(-1, -1);

    /// <summary>The field or property, for a step by name.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>The type that a pattern asks for before it takes the value apart.</summary>
    public ITypeSymbol? Type { get; init; }
}
