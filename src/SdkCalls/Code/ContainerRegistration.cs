using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>A line that tells a container what to hand out for a type: a client, a helper or credentials of the SDK, or settings of the program.</summary>
/// <param name="Call">The registering call.</param>
/// <param name="Service">The type that is asked for; <see langword="null"/> for the options of all clients.</param>
/// <param name="Key">The key that it is asked for with; <see langword="null"/> for none.</param>
internal sealed record ContainerRegistration(IInvocationOperation Call, ITypeSymbol? Service, ServiceKey? Key)
{
    private const string DefaultOptions = "AddDefaultAWSOptions";

    private static readonly string[] Methods =
    [
        "AddSingleton", "AddScoped", "AddTransient", "TryAddSingleton", "TryAddScoped", "TryAddTransient",
        "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAddKeyedSingleton", "TryAddKeyedScoped", "TryAddKeyedTransient",
        "AddAWSService", "TryAddAWSService", "AddKeyedAWSService", "TryAddKeyedAWSService", DefaultOptions,
    ];

    /// <summary>Whether the SDK's own extension makes the client, from options.</summary>
    public bool IsMadeBySdk => Service is null || Call.TargetMethod.Name.EndsWith("AWSService", StringComparison.Ordinal);

    /// <summary>Finds all of a program, in the order of its files.</summary>
    public static IReadOnlyList<ContainerRegistration> FindAll(CodeIndex code, CancellationToken token)
    {
        var found = new List<ContainerRegistration>();
        foreach (var method in Methods)
        {
            foreach (var name in code.NamesIn(code.Everywhere, method))
            {
                if (NameUse.Of(name).Invocation is { } invocation
                    && code.ModelOf(name).GetOperation(invocation, token) is IInvocationOperation call
                    && Of(call) is { } registration)
                {
                    found.Add(registration);
                }
            }
        }

        return found;
    }

    private static ContainerRegistration? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!SymbolNames.NamespaceOf(method.ContainingType).StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal)) return null;
        if (method.Name == DefaultOptions) return new(call, null, null);
        var service = method.TypeArguments.Length > 0
            ? method.TypeArguments[0]
            : (call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "serviceType")?.Value as ITypeOfOperation)?.TypeOperand;
        return service is INamedTypeSymbol type && (SdkSymbols.IsFromSdk(type) || type.DeclaringSyntaxReferences.Length > 0) ? new(call, service, ServiceKey.Of(call)) : null;
    }
}

/// <summary>The key of a keyed service.</summary>
/// <param name="Text">The constant as text; <see langword="null"/> when the code does not show it.</param>
internal sealed record ServiceKey(string? Text)
{
    /// <summary>The key that a registering or asking call names.</summary>
    public static ServiceKey? Of(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "serviceKey") is { } key ? new(Constant(key.Value)) : null;

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
