using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The variables of query expressions. The query itself is followed as the calls that the compiler makes of it.</summary>
internal abstract partial class ValueFlow<T>
{
    // The compiler binds such a variable as a lambda's parameter, or as a part of an anonymous object that one holds.
    private IRangeVariableSymbol? RangeOf(IOperation reference)
        => reference.Syntax is IdentifierNameSyntax name && name.FirstAncestorOrSelf<QueryExpressionSyntax>() is not null
            ? Code.ModelOf(name).GetSymbolInfo(name, Token).Symbol as IRangeVariableSymbol
            : null;

    private T FollowRange(IRangeVariableSymbol variable, int callers)
        => variable.DeclaringSyntaxReferences.Only() is { } reference
            ? State.Once(variable, Unknown, () => Code.SyntaxOf(reference) switch
            {
                FromClauseSyntax from => FollowElements(Code.OperationOf(from.Expression, Token), callers, State.Frame?.Walked),
                LetClauseSyntax let => Follow(Code.OperationOf(let.Expression, Token), callers),
                JoinClauseSyntax join => FollowElements(Code.OperationOf(join.InExpression, Token), callers, State.Frame?.Walked),
                JoinIntoClauseSyntax { Parent: JoinClauseSyntax join } => Follow(Code.OperationOf(join.InExpression, Token), callers),
                QueryContinuationSyntax { Parent: QueryBodySyntax { SelectOrGroup: SelectClauseSyntax select } } => Follow(Code.OperationOf(select.Expression, Token), callers),
                QueryContinuationSyntax { Parent: QueryBodySyntax { SelectOrGroup: GroupClauseSyntax group } }
                    => State.Map is { WantsKeys: true } ? FollowElement(Code.OperationOf(group.ByExpression, Token), callers) : WithElement(EmptyList, FollowElement(Code.OperationOf(group.GroupExpression, Token), callers)),
                _ => Unknown,
            })
            : Unknown;
}
