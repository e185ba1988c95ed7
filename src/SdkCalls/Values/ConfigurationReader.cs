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

    // Where code in sight makes or holds it, it may be a section: only what comes from elsewhere is the program's own configuration.
    private string? SectionOf(IOperation operation, int depth, int callers)
    {
        operation = Operations.Unwrap(operation);
        if (depth > FlowBounds.Chain) return null;
        return operation switch
        {
            IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call => BelowOf(call, depth, callers),
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, DeclaringSyntaxReferences.IsEmpty: false } method } when !MethodReturns.CanBeOverridden(method)
                => OfAll(code.ReturnsOf((method.ReducedFrom ?? method).OriginalDefinition, token).Values, depth, callers),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => OfParameter(method, parameter, operation, depth, callers),
            ILocalReferenceOperation local => OfAll(Operations.AssignedValues(local), depth, callers),
            IMemberReferenceOperation { Member: { DeclaringSyntaxReferences.IsEmpty: false } member } => OfMember(member, depth, callers),
            ICoalesceOperation either => OfAll([either.Value, either.WhenNull], depth, callers),
            IConditionalOperation { WhenFalse: { } whenFalse } either => OfAll([either.WhenTrue, whenFalse], depth, callers),
            _ => IsWhole(operation) ? "" : null,
        };
    }

    private string? BelowOf(IInvocationOperation call, int depth, int callers)
    {
        var (source, arguments) = Receiver(call);
        return source is not null && arguments.Count == 1 && SectionOf(source, depth + 1, callers) is { } path && values.OnlyText(arguments[0], callers) is { } name ? path + name + ":" : null;
    }

    private string? OfAll(IEnumerable<IOperation?>? makers, int depth, int callers)
        => makers?.Select(maker => maker is null ? null : SectionOf(maker, depth + 1, callers)).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null;

    // A container or framework hands over the program's own; a method of the program may be handed a section.
    private string? OfParameter(IMethodSymbol method, IParameterSymbol parameter, IOperation reference, int depth, int callers)
    {
        if (IsSection(parameter.Type)) return null;
        if (method.MethodKind == MethodKind.AnonymousFunction) return IsRunByFramework(reference, method) ? "" : null;
        var sites = code.CallersOf(method.OriginalDefinition, token);
        if (sites.Calls is not { } calls) return sites.HandedOn.Count == 0 ? "" : null;
        var given = calls.Select(call => CallArguments.Of(call, parameter.Ordinal) is { } argument ? SectionOf(argument, depth + 1, callers) : null).ToList();
        if (sites.IsMadeByContainer) given.Add("");
        return given.Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null;
    }

    private string? OfMember(ISymbol member, int depth, int callers)
        => IsSection(Operations.TypeOf(member)) && !member.GetAttributes().IsEmpty ? null
            : !member.GetAttributes().IsEmpty ? ""
            : member is IPropertySymbol { GetMethod: { } getter } property && !StoredWrites.IsAutomatic(property)
                ? MethodReturns.CanBeOverridden(getter) ? null : OfAll(code.ReturnsOf(getter.OriginalDefinition, token).Values, depth, callers)
            : code.WritesOf(member.OriginalDefinition, token).Values is { } writes && writes.All(static write => write.Part is null) ? OfAll(writes.Select(static write => write.Value), depth, callers)
            : null;

    // services.AddSingleton(provider => ...): what the program itself calls may be handed a section.
    private static bool IsRunByFramework(IOperation reference, IMethodSymbol lambda)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IAnonymousFunctionOperation { Symbol: var symbol } || !SymbolEqualityComparer.Default.Equals(symbol, lambda)) continue;
            while (parent is not null and not IArgumentOperation and not IBlockOperation) parent = parent.Parent;
            return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } };
        }

        return false;
    }

    // builder.Configuration, builder.Build(), provider.GetRequiredService<IConfiguration>(): but not what is made of another configuration.
    private static bool IsWhole(IOperation operation)
        => !IsSection(operation.Type) && operation switch
        {
            IPropertyReferenceOperation { Property: { IsIndexer: false, DeclaringSyntaxReferences.IsEmpty: true } } => true,
            IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } } call => Receiver(call) is var (source, arguments) && !IsConfiguration(source?.Type) && !arguments.Any(static argument => IsConfiguration(argument.Type)),
            IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } => true,
            _ => false,
        };

    private static bool IsSection(ITypeSymbol? type) => type?.Name == "IConfigurationSection";

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
