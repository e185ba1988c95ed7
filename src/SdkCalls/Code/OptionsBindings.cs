using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The lines of a program that bind a type of options to the configuration.</summary>
/// <param name="Sections">What each line binds; <see langword="null"/> where a generic method binds a type that its callers name.</param>
internal sealed record OptionsBindings(IReadOnlyList<BoundSection>? Sections)
{
    private static readonly string[] Binders = ["Configure", "Bind", "BindConfiguration"];

    /// <summary>Finds the lines that bind a type.</summary>
    public static OptionsBindings Of(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => Find(type.OriginalDefinition, inner, token));

    private static OptionsBindings Find(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
    {
        var found = new List<BoundSection>();
        foreach (var name in Binders.SelectMany(binder => code.NamesIn(code.Everywhere, binder)))
        {
            if (NameUse.Of(name).Invocation is not { } invocation || code.ModelOf(name).GetOperation(invocation, token) is not IInvocationOperation call || !IsBinder(call.TargetMethod)) continue;
            var bound = TypeOf(call);
            if (bound is ITypeParameterSymbol parameter && MayBe(parameter, type, code, token)) return new((IReadOnlyList<BoundSection>?)null);
            if (!SymbolEqualityComparer.Default.Equals(bound?.OriginalDefinition, type)) continue;
            if (SectionOf(call) is { } section) found.Add(section);
        }

        return new(found);
    }

    // static void Add<T>(...) => services.Configure<T>(...)
    private static bool MayBe(ITypeParameterSymbol parameter, INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => parameter.DeclaringMethod is not { } method
            || code.CallersOf(method, token) is not { Calls: { } calls }
            || calls.Any(call => call is not IInvocationOperation { TargetMethod.TypeArguments: var given } || given[parameter.Ordinal] is not INamedTypeSymbol named || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, type));

    private static bool IsBinder(IMethodSymbol method) => SymbolNames.NamespaceOf(method.ContainingType).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    // Configure<T>(section), AddOptions<T>().Bind(section); section.Bind(options)
    private static ITypeSymbol? TypeOf(IInvocationOperation call)
        => call.TargetMethod.TypeArguments.Length == 1 ? call.TargetMethod.TypeArguments[0]
            : Given(call, static parameter => parameter.Type.SpecialType == SpecialType.System_Object) is { } instance ? Operations.Unwrap(instance).Type
            : null;

    // Configure<T>(options => ...) binds nothing.
    private static BoundSection? SectionOf(IInvocationOperation call)
    {
        var path = Given(call, static parameter => parameter.Name is "configSectionPath" or "key" && parameter.Type.SpecialType == SpecialType.System_String);
        return Given(call, static parameter => parameter.Type is { Name: "IConfiguration" or "IConfigurationSection" }) is { } configuration
            ? new(Operations.Unwrap(configuration), path)
            : path is null ? null : new(null, path);
    }

    private static IOperation? Given(IInvocationOperation call, Func<IParameterSymbol, bool> isIt)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && isIt(parameter))?.Value;
}

/// <summary>A section of the configuration that options are bound to.</summary>
/// <param name="Configuration">The section, or the whole configuration; <see langword="null"/> for the program's own.</param>
/// <param name="Path">The path below it; <see langword="null"/> for itself.</param>
internal sealed record BoundSection(IOperation? Configuration, IOperation? Path);
