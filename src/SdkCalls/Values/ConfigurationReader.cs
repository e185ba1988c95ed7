using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Which part of the configuration an expression stands for.</summary>
internal sealed class ConfigurationReader(ValueReader values, CodeIndex code, CancellationToken token)
{
    /// <summary>The path of a section with a colon behind it; empty for the whole configuration.</summary>
    /// <returns>The path; <see langword="null"/> when the code does not show it.</returns>
    public string? SectionOf(IOperation operation, int callers) => SectionOf(operation, 0, callers);

    /// <summary>The path of a section that options are bound to.</summary>
    public string? SectionOf(BoundSection bound, int callers)
        => (bound.Configuration is { } configuration ? SectionOf(configuration, callers) : "") is not { } path ? null
            : bound.Path is null ? path
            : values.OnlyText(bound.Path, callers) is { } below ? below.Length == 0 ? path : path + below + ":"
            : null;

    private string? SectionOf(IOperation operation, int depth, int callers)
    {
        operation = Operations.Unwrap(operation);
        if (depth > FlowBounds.Chain) return null;
        if (operation is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call)
        {
            var (source, arguments) = Receiver(call);
            return source is not null && arguments.Count == 1 && SectionOf(source, depth + 1, callers) is { } path && values.OnlyText(arguments[0], callers) is { } name
                ? path + name + ":"
                : null;
        }

        if (operation is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } && code.CallersOf(method.OriginalDefinition, token) is { Calls: { } calls, IsMadeByContainer: false })
        {
            // A method may be handed a section as the configuration.
            var given = calls.Select(one => CallArguments.Of(one, parameter.Ordinal) is { } argument ? SectionOf(argument, depth + 1, callers) : null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            return given.Count == 1 ? given[0] : null;
        }

        if (operation is ILocalReferenceOperation local && Operations.AssignedValues(local).Only() is { } only) return SectionOf(only, depth + 1, callers);
        return operation.Type?.Name == "IConfigurationSection" ? null : "";
    }

    /// <summary>The object that a method or extension is called on, and the other arguments.</summary>
    public static (IOperation? Source, IReadOnlyList<IOperation> Arguments) Receiver(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => Operations.Unwrap(argument.Value)).ToList();
        if (call.Instance is { } instance) return (instance, arguments);
        return arguments.Count == 0 ? (null, arguments) : (arguments[0], arguments.Skip(1).ToList());
    }

    /// <summary>Whether a type is the configuration or a section of it.</summary>
    public static bool IsConfiguration(ITypeSymbol? type)
        => type is not null && (IsNamed(type) || type.AllInterfaces.Any(IsNamed));

    /// <summary>Whether a type is one of the packages of the configuration.</summary>
    public static bool IsOfPackage(INamedTypeSymbol type) => SymbolNames.NamespaceOf(type) == "Microsoft.Extensions.Configuration";

    private static bool IsNamed(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IConfiguration" } named && IsOfPackage(named);
}
