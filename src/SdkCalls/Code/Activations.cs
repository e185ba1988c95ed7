using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Objects that a program lets the container's <c>ActivatorUtilities</c> make, with arguments of its own beside what is registered.</summary>
/// <param name="Arguments">What the calls in sight give.</param>
/// <param name="Any">Whether objects of the type are made so.</param>
internal sealed record Activations(IReadOnlyList<IOperation> Arguments, bool Any)
{
    private static readonly string[] Makers = ["CreateInstance", "CreateFactory"];

    /// <summary>Finds those of a type.</summary>
    public static Activations Of(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => Find(type.OriginalDefinition, inner, token));

    private static Activations Find(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
    {
        var given = new List<IOperation>();
        var any = false;
        foreach (var name in Makers.SelectMany(maker => code.NamesIn(code.Everywhere, maker)))
        {
            if (NameUse.Of(name).Invocation is not { } invocation
                || code.ModelOf(invocation).GetOperation(invocation, token) is not IInvocationOperation { TargetMethod: { ContainingType.Name: "ActivatorUtilities" } method } call
                || !SymbolNames.NamespaceOf(method.ContainingType).StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)
                || !MayMake(call, type)) continue;
            any = true;
            given.AddRange(call.Arguments.Select(static argument => Operations.Unwrap(argument.Value)).OfType<IArrayCreationOperation>()
                .SelectMany(static array => array.Initializer is { } braces ? braces.ElementValues : Enumerable.Empty<IOperation>())
                .Select(static value => Operations.Unwrap(value)));
        }

        return new(given, any);
    }

    // A type that is not constant may be any.
    private static bool MayMake(IInvocationOperation call, INamedTypeSymbol type)
    {
        var made = call.TargetMethod.TypeArguments.Length > 0 ? call.TargetMethod.TypeArguments[0]
            : (call.Arguments.Select(static argument => argument.Value).FirstOrDefault(static value => value.Type is { Name: "Type" }) as ITypeOfOperation)?.TypeOperand;
        return made is not INamedTypeSymbol named || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, type);
    }
}
