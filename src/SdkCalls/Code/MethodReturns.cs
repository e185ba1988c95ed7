using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What a method or getter of the program returns.</summary>
/// <param name="Values">The returned expressions; <see langword="null"/> when the code that runs is not known.</param>
/// <param name="IsIterator">Whether they are the elements of what it returns.</param>
internal sealed record MethodReturns(IReadOnlyList<IOperation>? Values, bool IsIterator) : IOpenAnswer
{
    public bool IsOpen => Values is null;

    private const int MaxReturns = 16;

    private static readonly MethodReturns Hidden = new(null, false);

    public static MethodReturns Find(IMethodSymbol method, CodeIndex code, CancellationToken token)
    {
        var body = method.PartialImplementationPart ?? method;
        if (body.RefKind != RefKind.None || body.DeclaringSyntaxReferences.Length != 1) return Hidden;

        var declaration = code.SyntaxOf(body.DeclaringSyntaxReferences[0]);
        var nodes = declaration.DescendantNodesAndSelf(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
        var values = new List<IOperation>();
        var isIterator = false;
        foreach (var node in nodes)
        {
            if (node is YieldStatementSyntax { Expression: not null }) isIterator = true;
            var returned = node switch
            {
                YieldStatementSyntax yielded => yielded.Expression,
                ReturnStatementSyntax { Expression: { } expression } => expression,
                ArrowExpressionClauseSyntax arrow when arrow == declaration || arrow.Parent == declaration => arrow.Expression,
                _ => null,
            };
            if (returned is null) continue;
            if (returned is RefExpressionSyntax || values.Count == MaxReturns || code.OperationOf(returned, token) is not { } value) return Hidden;
            values.Add(value);
        }

        return values.Count == 0 ? Hidden : new(values, isIterator);
    }

    /// <summary>What a lambda returns.</summary>
    public static MethodReturns Of(IAnonymousFunctionOperation lambda)
    {
        var values = new List<IOperation>();
        var open = new Stack<IOperation>([lambda.Body]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IReturnOperation { ReturnedValue: { } value }) values.Add(value);
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation) continue;
            foreach (var child in operation.ChildOperations) open.Push(child);
        }

        return values.Count is 0 or > MaxReturns ? Hidden : new(values, false);
    }

    /// <summary>Whether another member may run in a member's place.</summary>
    public static bool CanBeOverridden(ISymbol member)
        => member.IsAbstract || ((member.IsVirtual || member.IsOverride) && !member.IsSealed && member.ContainingType is not { IsSealed: true });
}
