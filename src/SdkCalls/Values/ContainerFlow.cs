using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Follows objects of the SDK: also to what the program registers in a container for their type and key.</summary>
/// <typeparam name="T">What is known of an object.</typeparam>
internal abstract class ContainerFlow<T>(FlowState state) : ValueFlow<T>(state)
    where T : class
{
    protected override T Injected(IParameterSymbol parameter, int callers)
    {
        var registered = Registered(parameter.Type, ServiceKey.Of(parameter), callers);
        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } maker && IsMadeWithArguments(maker.OriginalDefinition)
            ? /* guard: made-with-arguments */ Either(registered, GivenTo(parameter, callers))
            : registered;
    }

    /// <summary>Whether reflection, or a container, makes objects with a constructor and arguments of the caller's.</summary>
    protected bool IsMadeWithArguments(IMethodSymbol constructor)
        => Code.CallersOf(constructor, Token).IsMadeWithArguments || ReflectedMembers.Of(Code, Token).MayCall(constructor) || Activations.Of(constructor.ContainingType, Code, Token).Any;

    // ActivatorUtilities.CreateInstance<Store>(provider, new AmazonS3Client(credentials)); a factory may give others.
    private T GivenTo(IParameterSymbol parameter, int callers)
        => Activations.Of(parameter.ContainingType, Code, Token).Arguments
            .Where(value => value.Type is { } type && (SymbolEqualityComparer.Default.Equals(type, parameter.Type) || type.AllInterfaces.Contains(parameter.Type, SymbolEqualityComparer.Default)))
            .Aggregate(Unknown, (all, value) => Either(all, Follow(value, callers)));

    /// <summary>Reads what a container may hand out where the code does not show an object's making.</summary>
    protected T ReadInjected(IOperation operation, int callers)
        => operation switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => Injected(parameter, callers),
            IFieldReferenceOperation or IPropertyReferenceOperation => Registered(operation.Type, null, callers),
            IInvocationOperation { TargetMethod.Name: "GetRequiredService" or "GetService" or "GetRequiredKeyedService" or "GetKeyedService" } call
                => Registered(AskedType(call), ServiceKey.Of(call.Arguments), callers),
            _ => Unknown,
        };

    /// <summary>Whether what the program registers is all there is to a type.</summary>
    protected virtual bool CanBeRegistered(INamedTypeSymbol type) => SdkSymbols.IsFromSdk(type);

    /// <summary>An object that the container makes by itself.</summary>
    protected abstract T MadeOf(INamedTypeSymbol implementation, int callers);

    /// <summary>An object that the SDK's extension of the container makes, from its options or the default ones.</summary>
    protected virtual T MadeBySdk(ContainerRegistration registration, IOperation? options, int callers) => Unknown;

    protected T Registered(ITypeSymbol? service, ServiceKey? key, int callers)
        => service is INamedTypeSymbol type && CanBeRegistered(type)
            ? Union(Code.Registrations(Token).All.Where(registration => ServiceKey.CanMeet(key, registration.Key) && SymbolEqualityComparer.Default.Equals(registration.Service, type)), () => ReplacedServices.MayBe(type, Code, Token), callers)
            : Unknown;

    /// <summary>What one of several registrations makes; unknown when there is none.</summary>
    /// <param name="registrations">The registrations.</param>
    /// <param name="isHidden">Whether there may be another one out of sight.</param>
    protected T Union(IEnumerable<ContainerRegistration> registrations, Func<bool> isHidden, int callers)
    {
        var all = registrations.ToList();
        if (all.Count == 0) return Unknown;
        var made = all.Select(registration => Once(registration, callers)).Aggregate(Either);
        return /* guard: registration */ isHidden() ? Either(made, Unknown) : made;
    }

    /// <summary>What a factory returns: a lambda or a method, as it stands there or as a helper of the program is given it.</summary>
    protected T MadeBy(IOperation factory, Func<IOperation, T> read, int callers)
    {
        if (Operations.Unwrap(factory) is IDelegateCreationOperation made) return Returned(made, read);
        return new OriginFlow(State).Follow(factory, callers).Items is { Count: > 0 } origins
            ? origins.Aggregate(Nothing, (all, origin) => Either(all, origin.Maker is IDelegateCreationOperation given ? State.Within(origin.Frame, State.Moment, () => Returned(given, read)) : Unknown))
            : Unknown;
    }

    private T Returned(IDelegateCreationOperation factory, Func<IOperation, T> read)
    {
        var values = factory.Target switch
        {
            IAnonymousFunctionOperation function => MethodReturns.Of(function).Values,
            IMethodReferenceOperation { Method: var method } when !MethodReturns.CanBeOverridden(method) && Code.ReturnsOf(method.OriginalDefinition, Token) is { Values: { } returned, IsIterator: false } => returned,
            _ => null,
        };
        return values is null ? Unknown : values.Select(read).Aggregate(Nothing, Either);
    }

    private T Once(ContainerRegistration registration, int callers) => State.Once(registration, Nothing, () => Made(registration, callers));

    private T Made(ContainerRegistration registration, int callers)
    {
        var given = registration.Arguments.Where(static argument => !argument.IsImplicit && argument.Parameter is not null).ToList();
        if (registration.IsMadeBySdk)
        {
            var options = given.Find(static argument => argument.Parameter!.Type.TypeKind == TypeKind.Delegate || argument.Parameter.Type.Name == "AWSOptions");
            return MadeBySdk(registration, options?.Value, callers);
        }

        foreach (var argument in given)
        {
            if (argument.Parameter!.Type.TypeKind == TypeKind.Delegate) return MadeBy(argument.Value, value => Follow(value, callers), callers);
            if (argument.Parameter.Name is "implementationInstance" or "instance") return Follow(argument.Value, callers);
            if (argument.Parameter.Name == "implementationType") return MadeOfType((argument.Value as ITypeOfOperation)?.TypeOperand, callers);
        }

        return MadeOfType(registration.Implementation, callers);
    }

    private T MadeOfType(ITypeSymbol? implementation, int callers)
        => implementation is INamedTypeSymbol type && SdkSymbols.IsFromSdk(type) ? MadeOf(type, callers) : Unknown;

    private static ITypeSymbol? AskedType(IInvocationOperation call)
        => call.TargetMethod.TypeArguments.Length == 1
            ? call.TargetMethod.TypeArguments[0]
            : call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
}
