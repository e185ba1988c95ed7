using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What type parameters of the program stand for. For one call.</summary>
internal sealed class TypeArguments(FlowState state)
{
    private const int MaxDepth = 4;

    // An implementation hands its own type parameter on to the interface that it is asked for by.
    private readonly HashSet<ITypeParameterSymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The types that a type parameter stands for: in the call that is looked into, else in all calls of its method and all uses of its type.</summary>
    /// <param name="type">The type parameter; any other type is what it is.</param>
    /// <returns>The types; <see langword="null"/> when the code does not show them.</returns>
    public IReadOnlyList<ITypeSymbol>? Of(ITypeSymbol type) => Closed(type, state.Frame, 0);

    private List<ITypeSymbol>? Closed(ITypeSymbol type, Frame? frame, int depth)
        => type is not ITypeParameterSymbol parameter ? [type]
            : depth > MaxDepth ? null
            : parameter.DeclaringMethod is { } method ? OfMethod(parameter, method.OriginalDefinition, frame, depth)
            : OfType(parameter, depth);

    private List<ITypeSymbol>? OfMethod(ITypeParameterSymbol parameter, IMethodSymbol method, Frame? frame, int depth)
    {
        for (; frame is not null; frame = frame.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method)) return frame.Call is IInvocationOperation call ? OfCall(call, parameter, frame.Outer, depth) : null;
        }

        return All(state.Code.CallersOf(method, state.Token).Calls, call => call is IInvocationOperation invocation ? OfCall(invocation, parameter, null, depth) : null);
    }

    private List<ITypeSymbol>? OfCall(IInvocationOperation call, ITypeParameterSymbol parameter, Frame? outer, int depth)
        => call.TargetMethod.TypeArguments is var given && parameter.Ordinal < given.Length ? Closed(given[parameter.Ordinal], outer, depth + 1) : null;

    // Each place that writes down a type argument of a generic type.
    private List<ITypeSymbol>? OfType(ITypeParameterSymbol parameter, int depth)
    {
        var type = parameter.DeclaringType?.OriginalDefinition;
        if (!_open.Add(parameter)) return [];
        if (type is null || depth > MaxDepth || state.Code.ScopeOf(type) is null || state.Code.NamesIn(state.Code.Everywhere, "MakeGenericType").Any()) return null;
        var all = new List<ITypeSymbol>();
        foreach (var name in state.Code.NamesIn(state.Code.Everywhere, type.Name))
        {
            if (state.Code.ModelOf(name).GetSymbolInfo(name, state.Token).Symbol is not { } found) return null;
            var used = found is IMethodSymbol constructor ? constructor.ContainingType : found as INamedTypeSymbol;
            if (used is null || !SymbolEqualityComparer.Default.Equals(used.OriginalDefinition, type)) continue;
            if (used.IsUnboundGenericType && Service(name) is { } service)
            {
                // A container closes it with what it is asked for.
                if (SymbolEqualityComparer.Default.Equals(service.OriginalDefinition, type)) continue;
                if (service.TypeParameters.Length != type.TypeParameters.Length || OfType(service.OriginalDefinition.TypeParameters[parameter.Ordinal], depth + 1) is not { } asked) return null;
                all.AddRange(asked);
                continue;
            }

            if (used.IsUnboundGenericType || name is not GenericNameSyntax) return null;
            var given = used.TypeArguments[parameter.Ordinal];
            if (SymbolEqualityComparer.Default.Equals(given, parameter)) continue;
            if (Closed(given, null, depth + 1) is not { } types) return null;
            all.AddRange(types);
        }

        return all;
    }

    // services.AddScoped(typeof(IRepository<>), typeof(Repository<>))
    private INamedTypeSymbol? Service(SyntaxNode name)
        => name.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: { } call } } }
            && state.Code.ModelOf(call).GetOperation(call, state.Token) is var operation
            && (operation as IInvocationOperation)?.TargetMethod is { ContainingType: var owner } && SymbolNames.NamespaceOf(owner).StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)
            && ((IInvocationOperation)operation).Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand is INamedTypeSymbol service ? service : null;

    private static List<ITypeSymbol>? All(IReadOnlyList<IOperation>? calls, Func<IOperation, List<ITypeSymbol>?> read)
    {
        var all = new List<ITypeSymbol>();
        foreach (var call in calls ?? [])
        {
            if (read(call) is not { } types) return null;
            all.AddRange(types);
        }

        return all;
    }
}
