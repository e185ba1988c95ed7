using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// The names of settings that an object of options holds: <c>Storage:Bucket</c> where the program shows the section that it is bound to, else
/// <c>StorageOptions.Bucket</c>.
/// </summary>
internal sealed class OptionsReader(ValueReader values, CodeIndex code, CancellationToken token)
{
    private static readonly IReadOnlyList<IOperation?> Hidden = [null];

    private readonly ConfigurationReader _configuration = new(values, code, token);

    /// <summary>The name of the setting that a property of options holds.</summary>
    /// <param name="options">The object.</param>
    /// <returns>The name; <see langword="null"/> when it is no object of options, or when code sets the property too.</returns>
    public string? NameOf(IOperation options, IPropertySymbol property, int callers) => PlaceOf(options, 0, callers)?.Below(property, code, token)?.Name;

    // options.Value, options.CurrentValue, configuration.Get<T>(), what was kept or registered of one; then properties below.
    private OptionsPlace? PlaceOf(IOperation operation, int depth, int callers)
    {
        operation = Operations.Unwrap(operation);
        if (depth > FlowBounds.Chain) return null;
        return operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Value" or "CurrentValue", ContainingType: { Name: "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor", TypeArguments.Length: 1 } holder } property } when IsOfOptions(holder)
                => PlaceOf(property.Type, callers),
            IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: { } holder, ReturnType: var type } } when IsOfOptions(holder) => PlaceOf(type, callers),
            IInvocationOperation { TargetMethod: { Name: "Get", ContainingType: { } holder, ReturnType: var type } } call when ConfigurationReader.IsOfPackage(holder)
                => ConfigurationReader.Receiver(call).Source is { } source && _configuration.SectionOf(source, callers) is { } section ? OptionsPlace.Of(section, type) : OptionsPlace.Of(type),
            IInvocationOperation { TargetMethod: { Name: "GetRequiredService" or "GetService", TypeArguments: [var asked] } } => Registered(asked, depth, callers),
            IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0, Property: var below } when StoredOf(below) is null
                => PlaceOf(instance, depth + 1, callers)?.Below(below, code, token),
            IMemberReferenceOperation member => StoredOf(member.Member) is { } stored ? PlaceOf(stored, depth + 1, callers) : null,
            IParameterReferenceOperation parameter => Given(parameter.Parameter, depth, callers),
            ILocalReferenceOperation local => Operations.AssignedValues(local).Only() is { } only ? PlaceOf(only, depth + 1, callers) : null,
            ICoalesceOperation { WhenNull: var otherwise } coalesce when Operations.Unwrap(otherwise) is IThrowOperation => PlaceOf(coalesce.Value, depth + 1, callers),
            _ => null,
        };
    }

    private OptionsPlace? PlaceOf(ITypeSymbol type, int callers)
        => type is INamedTypeSymbol named && OptionsBindings.Of(named, code, token).Sections is { Count: > 0 } bound
            && bound.Select(section => _configuration.SectionOf(section, callers)).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [{ } only]
                ? OptionsPlace.Of(only, type)
                : OptionsPlace.Of(type);

    // What a container hands to a constructor or a lambda.
    private OptionsPlace? Given(IParameterSymbol parameter, int depth, int callers)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.RefKind != RefKind.None) return null;
        if (method.MethodKind == MethodKind.AnonymousFunction) return Registered(parameter.Type, depth, callers);
        var sites = code.CallersOf(method.OriginalDefinition, token);
        List<OptionsPlace?> all = [.. (sites.Calls ?? []).Select(call => CallArguments.Of(call, parameter.Ordinal) is { } argument ? PlaceOf(argument, depth + 1, callers) : null)];
        if (method.MethodKind == MethodKind.Constructor && (sites.Calls is null || sites.IsMadeByContainer)) all.Add(Registered(parameter.Type, depth, callers));
        return Same(all);
    }

    private OptionsPlace? Registered(ITypeSymbol type, int depth, int callers)
    {
        var all = code.Registrations(token).All.Where(registration => SymbolEqualityComparer.Default.Equals(registration.Service, type)).ToList();
        return all.Count == 0 || type is not INamedTypeSymbol service || ReplacedServices.MayBe(service, code, token)
            ? null
            : Same([.. all.SelectMany(MadeBy).Select(made => made is null ? null : PlaceOf(made, depth + 1, callers))]);
    }

    // AddSingleton(options), AddSingleton(services => options)
    private static IEnumerable<IOperation?> MadeBy(ContainerRegistration registration)
    {
        var given = registration.Arguments.Where(static argument => argument.Parameter is { Name: "implementationInstance" or "instance" } or { Type.TypeKind: TypeKind.Delegate }).Select(static argument => Operations.Unwrap(argument.Value)).ToList();
        return given switch
        {
            [IDelegateCreationOperation { Target: IAnonymousFunctionOperation factory }] => MethodReturns.Of(factory).Values ?? Hidden,
            [IDelegateCreationOperation] or [] => Hidden,
            _ => given,
        };
    }

    private static OptionsPlace? Same(List<OptionsPlace?> places) => places.Count > 0 && places.All(place => place is not null && place == places[0]) ? places[0] : null;

    private IOperation? StoredOf(ISymbol member)
        => member.DeclaringSyntaxReferences.Length > 0 && !MethodReturns.CanBeOverridden(member) && code.WritesOf(member.OriginalDefinition, token) is { Values: { } writes } ? writes.Only()?.Value : null;

    private static bool IsOfOptions(INamedTypeSymbol type) => SymbolNames.NamespaceOf(type) == "Microsoft.Extensions.Options";
}
