using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Where a lambda or method group is called.</summary>
/// <param name="Elements">The list whose elements the framework calls it with, each by itself.</param>
/// <param name="Calls">The calls, each with the call that handed the function to its method; <see langword="null"/> when code out of sight may call it.</param>
internal sealed record DelegateSites(IOperation? Elements, IReadOnlyList<(IInvocationOperation Call, IOperation? HandedBy)>? Calls)
{
    private static readonly DelegateSites Hidden = new(null, null);

    /// <summary>Finds them.</summary>
    public static DelegateSites Of(ExpressionSyntax function, CodeIndex code, CancellationToken token)
    {
        SyntaxNode node = function;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        var model = code.ModelOf(node);
        switch (node.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } argument when model.GetOperation(invocation, token) is IInvocationOperation call:
                if (ListCalls.SourceOf(call) is { } list && call.Arguments.Any(given => given.Syntax == argument && ListCalls.TakesElement(given))) return new(list, null);
                return call.Arguments.FirstOrDefault(given => given.Syntax == argument)?.Parameter is { } parameter ? InMethod(call, parameter, code, token) : Hidden;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator } when model.GetDeclaredSymbol(declarator, token) is ILocalSymbol local:
                return CallsOf(declarator, local, null, code, token);
            default:
                return Hidden;
        }
    }

    private static DelegateSites InMethod(IInvocationOperation call, IParameterSymbol parameter, CodeIndex code, CancellationToken token)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod.OriginalDefinition;
        return !MethodReturns.CanBeOverridden(method) && method.Parameters.FirstOrDefault(own => own.Ordinal == parameter.Ordinal) is { DeclaringSyntaxReferences.Length: 1 } own
            ? CallsOf(code.SyntaxOf(own.DeclaringSyntaxReferences[0]), own, call, code, token)
            : Hidden;
    }

    // Each use of the variable must call it, or compare it.
    private static DelegateSites CallsOf(SyntaxNode declaration, ISymbol variable, IOperation? handedBy, CodeIndex code, CancellationToken token)
    {
        var calls = new List<(IInvocationOperation, IOperation?)>();
        var model = code.ModelOf(declaration);
        foreach (var use in LocalUses.Of(declaration, variable, model))
        {
            var invocation = use.Parent switch
            {
                InvocationExpressionSyntax direct when direct.Expression == use => direct,
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax named } => named,
                ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } optional } => optional,
                _ => null,
            };
            if (invocation is null || model.GetOperation(invocation, token) is not IInvocationOperation call) return Hidden;
            calls.Add((call, handedBy));
        }

        return calls.Count == 0 ? Hidden : new(null, calls);
    }
}
