using IamAnalyzers.SdkCalls.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>Clients that a container hands out: what the program registers for their type and key.</summary>
internal sealed partial class PrincipalReader
{
    private readonly HashSet<ClientRegistration> _registered = [];

    private PrincipalSet Registered(ITypeSymbol? service, ServiceKey? key, int callers)
    {
        if (service is not INamedTypeSymbol type || !IsFromSdk(type)) return PrincipalSet.Unseen;
        var found = Code.Registrations(Token)
            .Where(registration => ServiceKey.CanMeet(key, registration.Key) && SymbolEqualityComparer.Default.Equals(registration.Service, type))
            .ToList();
        return found.Count == 0 ? PrincipalSet.Unseen : found.Select(registration => Once(registration, callers)).Aggregate(PrincipalSet.Either);
    }

    private PrincipalSet Once(ClientRegistration registration, int callers)
    {
        if (!_registered.Add(registration)) return PrincipalSet.Nothing;
        try
        {
            return Made(registration, callers);
        }
        finally
        {
            _registered.Remove(registration);
        }
    }

    private PrincipalSet Made(ClientRegistration registration, int callers)
    {
        var call = registration.Call;
        foreach (var argument in call.Arguments)
        {
            if (argument.IsImplicit || argument.Parameter is not { } parameter) continue;
            if (parameter.Type.TypeKind == TypeKind.Delegate) return MadeBy(argument.Value, callers);
            if (parameter.Type.Name == "AWSOptions") return Options(argument.Value, callers);
            if (parameter.Name is "implementationInstance" or "instance") return Follow(argument.Value, callers);
            if (parameter.Name == "implementationType") return argument.Value is ITypeOfOperation { TypeOperand: var named } ? MadeOf(named, callers) : PrincipalSet.Unseen;
        }

        if (registration.IsMadeBySdk) return OfDefaultOptions(callers);
        return call.TargetMethod.TypeArguments is { Length: > 0 } types ? MadeOf(types[types.Length - 1], callers) : PrincipalSet.Unseen;
    }

    // A client of the container's making has no credentials of its own; a helper has the client that is registered.
    private PrincipalSet MadeOf(ITypeSymbol implementation, int callers)
    {
        if (implementation is not INamedTypeSymbol type || !IsFromSdk(type)) return PrincipalSet.Unseen;
        if (symbols.IsClient(type)) return PrincipalSet.Default;
        var client = type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => symbols.IsClient(parameter.Type));
        return client is null ? PrincipalSet.Default : Registered(client.Type, null, callers);
    }

    private PrincipalSet OfDefaultOptions(int callers)
    {
        var defaults = Code.Registrations(Token).Where(static registration => registration.Service is null).ToList();
        return defaults.Count == 0 ? PrincipalSet.Default : defaults.Select(registration => Once(registration, callers)).Aggregate(PrincipalSet.Either);
    }

    private PrincipalSet MadeBy(IOperation factory, int callers)
    {
        factory = Operations.Unwrap(factory);
        return factory is IDelegateCreationOperation { Target: var target }
            ? target switch
            {
                IAnonymousFunctionOperation function => Returns(function).Select(value => MadeFrom(value, callers)).Aggregate(PrincipalSet.Nothing, PrincipalSet.Either),
                IMethodReferenceOperation { Method: var method } when Code.ReturnsOf(method.OriginalDefinition, Token) is { Values: { } values, IsAsync: false }
                    => values.Select(value => MadeFrom(value, callers)).Aggregate(PrincipalSet.Nothing, PrincipalSet.Either),
                _ => PrincipalSet.Unseen,
            }
            : PrincipalSet.Unseen;
    }

    private PrincipalSet MadeFrom(IOperation value, int callers) => IsOptions(value.Type) ? Options(value, callers) : Follow(value, callers);

    private static IEnumerable<IOperation> Returns(IAnonymousFunctionOperation function)
    {
        var open = new Stack<IOperation>([function.Body]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is IReturnOperation { ReturnedValue: { } value }) yield return value;
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation) continue;
            foreach (var child in operation.ChildOperations) open.Push(child);
        }
    }

    private static ITypeSymbol? AskedType(IInvocationOperation call)
        => call.TargetMethod.TypeArguments.Length == 1
            ? call.TargetMethod.TypeArguments[0]
            : call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private static bool IsOptions(ITypeSymbol? type) => type is { Name: "AWSOptions" } || IsConfig(type);
}
