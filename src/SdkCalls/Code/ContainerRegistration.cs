using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What tells a container what to hand out for a type: a client, a helper or credentials of the SDK, or settings of the program. It is a registering call, or the making of a
/// descriptor, whatever is done with that.
/// </summary>
/// <param name="Method">The registering method, or the method or constructor that makes the descriptor.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Service">The type that is asked for; <see langword="null"/> for the options of all clients.</param>
internal sealed record ContainerRegistration(IMethodSymbol Method, IReadOnlyList<IArgumentOperation> Arguments, ITypeSymbol? Service)
{
    /// <summary>The key that it is asked for with; <see langword="null"/> for none.</summary>
    public ServiceKey? Key { get; } = ServiceKey.Of(Arguments);

    /// <summary>Whether the SDK's own extension makes the client, from options.</summary>
    public bool IsMadeBySdk => Service is null || Method.Name.EndsWith("AWSService", StringComparison.Ordinal);

    /// <summary>The type that the container makes an object of, where no argument gives one.</summary>
    public ITypeSymbol? Implementation => Method.TypeArguments.LastOrDefault();
}

/// <summary>The key of a keyed service.</summary>
/// <param name="Text">The constant as text; <see langword="null"/> when the code does not show it.</param>
internal sealed record ServiceKey(string? Text)
{
    /// <summary>The key that a registering or asking call names.</summary>
    public static ServiceKey? Of(IEnumerable<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "serviceKey") is { } key ? new(Constant(key.Value)) : null;

    /// <summary>The key that a parameter asks for.</summary>
    public static ServiceKey? Of(IParameterSymbol parameter)
        => parameter.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute") is { } attribute
            ? new(attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value?.ToString() : null)
            : null;

    /// <summary>Whether what is asked for with one key can be what is registered with another.</summary>
    public static bool CanMeet(ServiceKey? asked, ServiceKey? registered)
        => asked is null || registered is null
            ? asked is null && registered is null
            : asked.Text is null || registered.Text is null || asked.Text == registered.Text;

    private static string? Constant(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value.ConstantValue is { HasValue: true, Value: { } constant } ? constant.ToString() : null;
    }
}
