using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Requests that other methods of the program make, or hand to the one that sends them. For one call; bounded.</summary>
internal sealed class OtherMethods(SdkSymbols symbols, CodeIndex code, CancellationToken token)
{
    private const int MaxOpen = 4;

    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>Makes a reader of what is known at a place in the code.</summary>
    public ObjectReader Reader(SyntaxNode place) => new(symbols, new(code, token), this, place, token);

    /// <summary>Reads what a method of the program returns: a request that it makes.</summary>
    /// <returns>The shape, or <see langword="null"/> when the code does not show it.</returns>
    public AbstractValue? ReadReturned(IOperation operation, int depth)
    {
        var isAwaited = operation is IAwaitOperation;
        if (operation is IAwaitOperation awaited) operation = Operations.Unwrap(awaited.Operation);
        if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }) operation = Operations.Unwrap(inner);
        if (operation is not IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } method }) return null;

        var returns = code.ReturnsOf(method.ReducedFrom ?? method.OriginalDefinition, token);
        if (returns.Values is not { } values || returns.IsAsync != isAwaited || !Enter(method.OriginalDefinition)) return null;
        try
        {
            return values.Select(value => Reader(value.Syntax).Read(value, depth + 1)).Aggregate(AbstractValue.Either);
        }
        finally
        {
            _open.Remove(method.OriginalDefinition);
        }
    }

    /// <summary>Reads a request that callers in sight hand over, with what the method does to it before the call.</summary>
    /// <returns>The shape, or <see langword="null"/> when the code does not show it.</returns>
    public AbstractValue? ReadGiven(IParameterReferenceOperation reference, LocalReader variables, int depth)
    {
        var parameter = reference.Parameter;
        if (parameter.RefKind != RefKind.None
            || parameter.ContainingSymbol is not IMethodSymbol method
            || parameter.DeclaringSyntaxReferences.Length != 1
            || code.SyntaxOf(parameter.DeclaringSyntaxReferences[0]) is not ParameterSyntax declaration
            || declaration.Parent?.Parent is TypeDeclarationSyntax
            || reference.SemanticModel is not { } model
            || model.SyntaxTree != declaration.SyntaxTree)
        {
            return null;
        }

        var sites = code.CallersOf(method, token);
        if (sites.Calls is not { } calls || sites.MayUseDefaults || !Enter(parameter)) return null;
        try
        {
            var given = calls.Select(call => ReadArgument(call, parameter, depth)).ToList();
            return given.Contains(null) ? null : variables.Read(parameter, declaration, reference, model, depth, () => given.Select(static shape => shape!).Aggregate(AbstractValue.Either));
        }
        finally
        {
            _open.Remove(parameter);
        }
    }

    private AbstractValue? ReadArgument(IOperation call, IParameterSymbol parameter, int depth)
    {
        var arguments = call is IInvocationOperation invocation ? invocation.Arguments : ((IObjectCreationOperation)call).Arguments;
        if (arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is not { } argument) return null;

        // The method may run on while its caller changes the request, so the caller must be done with it.
        var value = Operations.Unwrap(argument.Value);
        return value is IObjectCreationOperation || (value is ILocalReferenceOperation local && IsLastUse(local, call.Syntax))
            ? Reader(call.Syntax).Read(argument.Value, depth + 1)
            : null;
    }

    private bool IsLastUse(ILocalReferenceOperation local, SyntaxNode call)
    {
        if (Operations.Declarator(local.Local) is not { } declarator) return false;
        var order = new UseOrder(declarator, call);
        return order.IsInOrder
            && LocalUses.Of(declarator, local.Local, code.ModelOf(declarator.SyntaxTree)).All(use => use.Span.End <= call.Span.End && !order.IsElsewhere(use));
    }

    private bool Enter(ISymbol symbol) => _open.Count < MaxOpen && _open.Add(symbol);
}
