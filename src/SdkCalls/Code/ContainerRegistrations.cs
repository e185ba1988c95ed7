using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>All that a program tells containers to hand out.</summary>
/// <param name="All">The registrations, in the order of the files.</param>
/// <param name="MayHideOthers">Whether there is one of which the code does not show the type that is asked for.</param>
internal sealed record ContainerRegistrations(IReadOnlyList<ContainerRegistration> All, bool MayHideOthers)
{
    private const string Package = "Microsoft.Extensions.DependencyInjection";
    private const string Descriptor = "ServiceDescriptor";
    private const string DefaultOptions = "AddDefaultAWSOptions";
    private const int MostHelpers = 3;

    private static readonly string[] Methods =
    [
        "AddSingleton", "AddScoped", "AddTransient", "TryAddSingleton", "TryAddScoped", "TryAddTransient",
        "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAddKeyedSingleton", "TryAddKeyedScoped", "TryAddKeyedTransient",
        "AddAWSService", "TryAddAWSService", "AddKeyedAWSService", "TryAddKeyedAWSService", DefaultOptions,
    ];

    private static readonly string[] DescriptorMethods =
        ["Singleton", "Scoped", "Transient", "KeyedSingleton", "KeyedScoped", "KeyedTransient", "Describe", "DescribeKeyed"];

    /// <summary>Finds all of a program.</summary>
    public static ContainerRegistrations Find(CodeIndex code, CancellationToken token)
    {
        var found = new List<ContainerRegistration>();
        var hidesOthers = false;
        foreach (var (method, arguments) in Calls(code, token).Concat(Descriptors(code, token)))
        {
            if (method.Name == DefaultOptions)
            {
                found.Add(new(method, arguments, null));
                continue;
            }

            var services = Services(ServiceOf(method, arguments), code, MostHelpers, token);
            if (services is null) hidesOthers |= GivesObject(arguments);
            else found.AddRange(services.Where(IsFollowed).Select(service => new ContainerRegistration(method, arguments, service)));
        }

        return new(found, hidesOthers);
    }

    /// <summary>Whether a library has a hand in what a container gives for a type: <c>services.Decorate&lt;IAmazonS3&gt;(...)</c>.</summary>
    public static bool AreMadeByLibrary(INamedTypeSymbol service, CodeIndex code, CancellationToken token)
        => code.Once(service, inner => new ByLibrary(inner.NamesIn(inner.Everywhere, service.Name).Any(name
            => name.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax generic }
                && NameUse.Of(generic).Invocation is { } invocation
                && inner.ModelOf(name).GetSymbolInfo(invocation, token).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method
                && IsOfCollection(method) && !IsOfPackage(method)))).Is;

    private static IEnumerable<(IMethodSymbol Method, IReadOnlyList<IArgumentOperation> Arguments)> Calls(CodeIndex code, CancellationToken token)
        => from method in Methods
           from name in code.NamesIn(code.Everywhere, method)
           let call = NameUse.Of(name).Invocation is { } invocation ? code.ModelOf(name).GetOperation(invocation, token) as IInvocationOperation : null
           where call is not null && IsOfPackage(call.TargetMethod)
           select (call.TargetMethod, (IReadOnlyList<IArgumentOperation>)call.Arguments);

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
        => arguments.Any(static argument => argument.Parameter is { } parameter && (parameter.Type.TypeKind == TypeKind.Delegate || parameter.Name is "implementationInstance" or "instance"));

    private static bool IsFollowed(ITypeSymbol service) => service is INamedTypeSymbol type && (SdkSymbols.IsFromSdk(type) || type.DeclaringSyntaxReferences.Length > 0);

    private static bool IsOfCollection(IMethodSymbol method) => method.Parameters is [{ Type.Name: "IServiceCollection" }, ..] || method.ReducedFrom is { Parameters: [{ Type.Name: "IServiceCollection" }, ..] };

    private static bool IsOfPackage(IMethodSymbol method) => SymbolNames.NamespaceOf(method.ContainingType).StartsWith(Package, StringComparison.Ordinal);

    private sealed record ByLibrary(bool Is);
}
