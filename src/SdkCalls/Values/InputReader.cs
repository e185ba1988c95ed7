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
    private readonly ConfigurationReader _configuration = new(values, code, token);

    public ValueSet Read(IOperation operation, int callers)
        => operation switch
        {
            IInvocationOperation call => ReadCall(call, callers),
            IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } instance } indexer when ConfigurationReader.IsConfiguration(instance.Type)
                => Named(_configuration.SectionOf(instance, callers), indexer.Arguments[0].Value, callers),
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { } section } when ConfigurationReader.IsConfiguration(section.Type)
                => _configuration.SectionOf(section, callers) is { Length: > 0 } path ? ValueSet.Input(path.TrimEnd(':')) : ValueSet.Unknown,
            IPropertyReferenceOperation { Property.IsStatic: false, Instance: { } options } property
                => new OptionsReader(values, code, token).NameOf(options, property.Property, callers) is { } name ? ValueSet.Input(name) : ValueSet.Unknown,
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

        var (source, arguments) = ConfigurationReader.Receiver(call);
        if (source is null || !ConfigurationReader.IsConfiguration(source.Type) || !ConfigurationReader.IsOfPackage(method.ContainingType)) return ValueSet.Unknown;
        switch (method.Name)
        {
            case "GetConnectionString" when arguments.Count == 1:
                return Named("ConnectionStrings:", arguments[0], callers);
            case "GetValue" when arguments.Count is 1 or 2 && method.ReturnType.SpecialType == SpecialType.System_String && arguments[0].Type?.SpecialType == SpecialType.System_String:
                var named = Named(_configuration.SectionOf(source, callers), arguments[0], callers);
                return arguments.Count == 1 || named.IsUnknown ? named : ValueSet.Either(named.WithoutNull(), values.Follow(arguments[1], callers));
            default:
                return ValueSet.Unknown;
        }
    }

    private ValueSet Named(string? prefix, IOperation key, int callers)
        => prefix is not null && values.OnlyText(key, callers) is { Length: > 0 } name ? ValueSet.Input(prefix + name) : ValueSet.Unknown;

    /// <summary>Whether an element is one of the arguments that the program is started with.</summary>
    public static bool IsArgument(IArrayElementReferenceOperation element) => !ReadArgument(element).IsUnknown;

    private static ValueSet ReadArgument(IArrayElementReferenceOperation element)
        => element.Indices.Only()?.ConstantValue is { HasValue: true, Value: int index }
            && Operations.Unwrap(element.ArrayReference) is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { Name: "Main" or "<Main>$", IsStatic: true } } parameter }
                ? ValueSet.Input(parameter.Name + "[" + index.ToString(CultureInfo.InvariantCulture) + "]").WithoutNull()
                : ValueSet.Unknown;
}
