using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>All that a program tells containers to hand out.</summary>
/// <param name="All">The registrations, in the order of the files.</param>
/// <param name="MayHideOthers">Whether there is one of which the code does not show the type that is asked for.</param>
/// <param name="MayHideTypes">Whether there is one that only names types, which the code does not show.</param>
internal sealed record ContainerRegistrations(IReadOnlyList<ContainerRegistration> All, bool MayHideOthers, bool MayHideTypes)
{
    private const string Package = "Microsoft.Extensions.DependencyInjection";
    private const string Descriptor = "ServiceDescriptor";

    private static readonly string[] DefaultOptions = ["AddDefaultAWSOptions", "TryAddDefaultAWSOptions"];
    private const int MostHelpers = 3;

    private static readonly string[] Methods =
    [
        "AddSingleton", "AddScoped", "AddTransient", "TryAddSingleton", "TryAddScoped", "TryAddTransient",
        "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAddKeyedSingleton", "TryAddKeyedScoped", "TryAddKeyedTransient",
        "AddActivatedSingleton", "TryAddActivatedSingleton", "AddActivatedKeyedSingleton", "TryAddActivatedKeyedSingleton",
        "AddAWSService", "TryAddAWSService", "AddKeyedAWSService", "TryAddKeyedAWSService",
        .. DefaultOptions,
    ];

    // Containers that take over the registrations, and have more of their own.
    private static readonly string[] OtherContainers = ["Autofac", "DryIoc", "Grace", "Lamar", "LightInject", "Ninject", "SimpleInjector", "StructureMap", "Stashbox", "Unity.", "Castle.Windsor"];

    private static readonly string[] DescriptorMethods =
        ["Singleton", "Scoped", "Transient", "KeyedSingleton", "KeyedScoped", "KeyedTransient", "Describe", "DescribeKeyed"];

    /// <summary>Finds all of a program.</summary>
    public static ContainerRegistrations Find(CodeIndex code, CancellationToken token)
    {
        var found = new List<ContainerRegistration>();
        var (hidesOthers, hidesTypes) = (code.Refers(OtherContainers) || Calls(code, isGroup: true, token).Any(), false);
        foreach (var (method, arguments) in Calls(code, isGroup: false, token).Concat(Descriptors(code, token)))
        {
            if (DefaultOptions.Contains(method.Name, StringComparer.Ordinal))
            {
                found.Add(new(method, arguments, null));
                continue;
            }

            var service = ServiceOf(method, arguments);
            var services = Services(service, code, MostHelpers, token);
            if (services is null)
            {
                var isObject = service is ITypeParameterSymbol || GivesObject(arguments);
                hidesOthers |= isObject;
                hidesTypes |= !isObject;
            }
            else found.AddRange(services.Where(IsFollowed).Select(service => new ContainerRegistration(method, arguments, service)));
        }

        return new(found, hidesOthers, hidesTypes);
    }

    // A method that becomes a delegate registers whatever that is called with.
    private static IEnumerable<(IMethodSymbol Method, IReadOnlyList<IArgumentOperation> Arguments)> Calls(CodeIndex code, bool isGroup, CancellationToken token)
    {
        foreach (var name in Methods.SelectMany(method => code.NamesIn(code.Everywhere, method)))
        {
            if (NameUse.Of(name).Invocation is not { } invocation)
            {
                if (isGroup && code.ModelOf(name).GetSymbolInfo(name, token).Symbol is IMethodSymbol group && IsOfPackage(group)) yield return (group, []);
            }
            else if (!isGroup && code.ModelOf(name).GetOperation(invocation, token) is IInvocationOperation call && IsOfPackage(call.TargetMethod))
            {
                yield return (call.TargetMethod, call.Arguments);
            }
        }
    }

    // ServiceDescriptor.Singleton<IAmazonS3>(...), new ServiceDescriptor(typeof(IAmazonS3), ...), services.Add(new(typeof(IAmazonS3), ...))
    private static IEnumerable<(IMethodSymbol Method, IReadOnlyList<IArgumentOperation> Arguments)> Descriptors(CodeIndex code, CancellationToken token)
    {
        foreach (var call in DescriptorMethods.SelectMany(method => code.NamesIn(code.Everywhere, method)).Select(name => NameUse.Of(name).Invocation).OfType<InvocationExpressionSyntax>())
        {
            if (code.ModelOf(call).GetOperation(call, token) is IInvocationOperation { TargetMethod: { ContainingType.Name: Descriptor } method } made && IsOfPackage(method)) yield return (method, made.Arguments);
        }

        foreach (var creation in Creations(code))
        {
            if (code.ModelOf(creation).GetOperation(creation, token) is IObjectCreationOperation { Constructor: { ContainingType.Name: Descriptor } constructor } made && IsOfPackage(constructor)) yield return (constructor, made.Arguments);
        }
    }

    // A creation without a name is asked for its type where it can be a descriptor: as an argument, as an element, or beside the name.
    private static IEnumerable<BaseObjectCreationExpressionSyntax> Creations(CodeIndex code)
    {
        var named = new HashSet<SyntaxTree>();
        foreach (var name in code.NamesIn(code.Everywhere, Descriptor))
        {
            named.Add(name.SyntaxTree);
            if (name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>(creation => creation.Type.Span.Contains(name.Span)) is { } made) yield return made;
        }

        foreach (var creation in code.ImplicitCreationsIn(code.Everywhere, static given => given >= 2))
        {
            if (named.Contains(creation.SyntaxTree) || CanTakeDescriptor(creation.Parent)) yield return creation;
        }
    }

    private static bool CanTakeDescriptor(SyntaxNode? place)
        => place is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax }
            || place is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Insert" or "Replace" or "TryAdd" or "TryAddEnumerable" } } };

    private static ITypeSymbol? ServiceOf(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
        => method.TypeArguments.Length > 0
            ? method.TypeArguments[0]
            : (arguments.FirstOrDefault(static argument => argument.Parameter?.Name is "serviceType" or "service")?.Value as ITypeOfOperation)?.TypeOperand;

    // A helper of the program registers what its callers ask for: static void AddClient<T>(this IServiceCollection services, Func<T> make) => services.AddSingleton(_ => make());
    private static IReadOnlyList<ITypeSymbol>? Services(ITypeSymbol? service, CodeIndex code, int helpers, CancellationToken token)
    {
        if (service is not ITypeParameterSymbol parameter) return service is null ? null : [service];
        if (parameter.DeclaringMethod is not { } method || helpers == 0) return null;
        var callers = code.CallersOf(method.OriginalDefinition, token);
        if (callers.Calls is null && !callers.IsUncalled) return null;
        var all = new List<ITypeSymbol>();
        foreach (var call in callers.Calls ?? [])
        {
            if (call is not IInvocationOperation { TargetMethod.TypeArguments: var given } || parameter.Ordinal >= given.Length || Services(given[parameter.Ordinal], code, helpers - 1, token) is not { } services) return null;
            all.AddRange(services);
        }

        return [.. all.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];
    }

    // A program that looks for types, and registers those that it finds, finds its own.
    private static bool GivesObject(IReadOnlyList<IArgumentOperation> arguments)
        => arguments.Any(static argument => argument.Parameter is { } parameter && (parameter.Type.TypeKind == TypeKind.Delegate || parameter.Name is "implementationInstance" or "instance"
            || (parameter.Name == "implementationType" && argument.Value is ITypeOfOperation { TypeOperand: INamedTypeSymbol made } && SdkSymbols.IsFromSdk(made))));

    private static bool IsFollowed(ITypeSymbol service) => service is INamedTypeSymbol type && (SdkSymbols.IsFromSdk(type) || type.DeclaringSyntaxReferences.Length > 0);

    /// <summary>Whether a method is one of the container's package, or in its namespace.</summary>
    public static bool IsOfPackage(IMethodSymbol method) => SymbolNames.NamespaceOf(method.ContainingType).StartsWith(Package, StringComparison.Ordinal);
}
