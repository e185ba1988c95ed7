using System.Globalization;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Values that come from outside under a name: environment variables (<c>BUCKET</c>), keys of the configuration
/// (<c>Storage:Bucket</c>), properties of options (<c>StorageOptions.Bucket</c>), arguments of the program (<c>args[0]</c>).
/// </summary>
internal sealed class InputReader(ValueReader values, CodeIndex code, CancellationToken token)
{
    public ValueSet Read(IOperation operation, int callers)
        => operation switch
        {
            IInvocationOperation call => ReadCall(call, callers),
            IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } instance } indexer when IsConfiguration(instance.Type) => Named(SectionOf(instance, 0, callers), indexer.Arguments[0].Value, callers),
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { } section } when IsConfiguration(section.Type) => SectionOf(section, 0, callers) is { Length: > 0 } path ? ValueSet.Input(path.TrimEnd(':')) : ValueSet.Unknown,
            IPropertyReferenceOperation { Property.IsStatic: false, Instance: { } options } property => OptionsOf(options, 0) is { } name ? ValueSet.Input(name + "." + property.Property.Name) : ValueSet.Unknown,
            IArrayElementReferenceOperation element => ReadArgument(element),
            _ => ValueSet.Unknown,
        };

    private ValueSet ReadCall(IInvocationOperation call, int callers)
    {
        var method = call.TargetMethod;
        if (method.Name == "GetEnvironmentVariable" && SymbolNames.FullName(method.ContainingType) == "System.Environment")
        {
            return Named("", call.Arguments[0].Value, callers);
        }

        var (source, arguments) = Receiver(call);
        if (source is null || !IsConfiguration(source.Type) || !IsInConfiguration(method.ContainingType)) return ValueSet.Unknown;
        switch (method.Name)
        {
            case "GetConnectionString" when arguments.Count == 1:
                return Named("ConnectionStrings:", arguments[0], callers);
            case "GetValue" when arguments.Count is 1 or 2 && method.ReturnType.SpecialType == SpecialType.System_String && arguments[0].Type?.SpecialType == SpecialType.System_String:
                var named = Named(SectionOf(source, 0, callers), arguments[0], callers);
                return arguments.Count == 1 || named.IsUnknown ? named : ValueSet.Either(named.WithoutNull(), values.Follow(arguments[1], callers));
            default:
                return ValueSet.Unknown;
        }
    }

    private ValueSet Named(string? prefix, IOperation key, int callers)
        => prefix is not null && values.OnlyText(key, callers) is { Length: > 0 } name ? ValueSet.Input(prefix + name) : ValueSet.Unknown;

    // The path of a section with a colon behind it; empty for the whole configuration.
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

        if (operation is ILocalReferenceOperation local && Operations.AssignedValues(local).Only() is { } only) return SectionOf(only, depth + 1, callers);
        return operation.Type?.Name == "IConfigurationSection" ? null : "";
    }

    private static (IOperation? Source, IReadOnlyList<IOperation> Arguments) Receiver(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => Operations.Unwrap(argument.Value)).ToList();
        if (call.Instance is { } instance) return (instance, arguments);
        return arguments.Count == 0 ? (null, arguments) : (arguments[0], arguments.Skip(1).ToList());
    }

    // options.Value, options.CurrentValue, configuration.Get<T>(), or what was kept of one; then properties below.
    private string? OptionsOf(IOperation operation, int depth)
    {
        operation = Operations.Unwrap(operation);
        if (depth > FlowBounds.Chain) return null;
        switch (operation)
        {
            case IPropertyReferenceOperation { Property: { Name: "Value" or "CurrentValue", ContainingType: { Name: "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor", TypeArguments.Length: 1 } holder } property } when IsIn(holder, "Microsoft.Extensions.Options"):
                return property.Type.Name;
            case IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: { } holder, ReturnType: var type } } when IsInConfiguration(holder) || IsIn(holder, "Microsoft.Extensions.Options"):
                return type.Name;
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0, Property: var below } when StoredOf(below) is null:
                return OptionsOf(instance, depth + 1) is { } name ? name + "." + below.Name : null;
            case IMemberReferenceOperation member:
                return StoredOf(member.Member) is { } stored ? OptionsOf(stored, depth + 1) : null;
            case ILocalReferenceOperation local:
                return Operations.AssignedValues(local).Only() is { } only ? OptionsOf(only, depth + 1) : null;
            case ICoalesceOperation { WhenNull: var otherwise } coalesce when Operations.Unwrap(otherwise) is IThrowOperation:
                return OptionsOf(coalesce.Value, depth + 1);
            default:
                return null;
        }
    }

    private IOperation? StoredOf(ISymbol member)
        => member.DeclaringSyntaxReferences.Length > 0 && !MethodReturns.CanBeOverridden(member) && code.WritesOf(member.OriginalDefinition, token) is { Values: { } writes } ? writes.Only()?.Value : null;

    /// <summary>Whether an element is one of the arguments that the program is started with.</summary>
    public static bool IsArgument(IArrayElementReferenceOperation element) => !ReadArgument(element).IsUnknown;

    private static ValueSet ReadArgument(IArrayElementReferenceOperation element)
        => element.Indices.Only()?.ConstantValue is { HasValue: true, Value: int index }
            && Operations.Unwrap(element.ArrayReference) is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { Name: "Main" or "<Main>$", IsStatic: true } } parameter }
                ? ValueSet.Input(parameter.Name + "[" + index.ToString(CultureInfo.InvariantCulture) + "]").WithoutNull()
                : ValueSet.Unknown;

    private static bool IsConfiguration(ITypeSymbol? type)
        => type is not null && (IsNamed(type) || type.AllInterfaces.Any(IsNamed));

    private static bool IsNamed(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IConfiguration" } named && IsInConfiguration(named);

    private static bool IsInConfiguration(INamedTypeSymbol type) => IsIn(type, "Microsoft.Extensions.Configuration");

    private static bool IsIn(INamedTypeSymbol type, string space) => SymbolNames.NamespaceOf(type) == space;
}
