using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Whether functions of the program alone give options of a type their values (<c>Configure&lt;T&gt;(options => ...)</c>, <c>Options.Create</c>), and no
/// section of the configuration does.
/// </summary>
internal sealed record ConfiguredOptions(bool AreSetByCode)
{
    private static readonly string[] Setters = ["Configure", "PostConfigure", "ConfigureAll", "PostConfigureAll", "Create"];

    // What an OptionsBuilder<T> does without another source of values.
    private static readonly string[] Steps = ["Configure", "PostConfigure", "Validate", "ValidateDataAnnotations", "ValidateOnStart"];

    /// <summary>Finds whether the program sets options of a type by functions only.</summary>
    public static ConfiguredOptions Of(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => new ConfiguredOptions(OptionsBindings.Of(type, inner, token).Sections is { Count: 0 }
            && Setters.SelectMany(setter => inner.NamesIn(inner.Everywhere, setter)).Any(name => NameUse.Of(name).Invocation is { } call
                && inner.ModelOf(call).GetSymbolInfo(call, token).Symbol is IMethodSymbol method && IsSetter(method) && SymbolEqualityComparer.Default.Equals(TypeOf(method)?.OriginalDefinition, type.OriginalDefinition))));

    /// <summary>Whether a type of the framework only hands options about.</summary>
    public static bool IsHolder(INamedTypeSymbol type)
        => type is { Name: "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" or "IValidateOptions" or "OptionsWrapper", DeclaringSyntaxReferences.IsEmpty: true } && SymbolNames.NamespaceOf(type) == "Microsoft.Extensions.Options";

    /// <summary>Whether a call with a type argument makes options of it and lets functions of the program set them.</summary>
    /// <param name="name">The method's name with its type arguments.</param>
    /// <param name="method">The method.</param>
    public static bool IsSetBy(GenericNameSyntax name, IMethodSymbol method, CodeIndex code, CancellationToken token)
        => IsSetter(method) || (IsOfOptions(method) && method.Name is "AddOptions" or "AddOptionsWithValidateOnStart" && NameUse.Of(name).Invocation is { } call && IsBuiltByCode(call, code, token));

    /// <summary>Whether a function is handed to what lets it set options.</summary>
    public static bool IsSetBy(ExpressionSyntax function, CodeIndex code, CancellationToken token)
        => function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && code.ModelOf(call).GetSymbolInfo(call, token).Symbol is IMethodSymbol method && IsSetter(method);

    // services.AddOptions<T>().Configure(options => ...).Validate(options => ...);
    private static bool IsBuiltByCode(InvocationExpressionSyntax call, CodeIndex code, CancellationToken token)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name.Identifier.ValueText: var step })
        {
            if (!Steps.Contains(step) || code.ModelOf(next).GetSymbolInfo(next, token).Symbol is not IMethodSymbol method || !IsOfOptions(method) || TakesConfiguration(method)) return false;
            call = next;
        }

        return call.Parent is ExpressionStatementSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Services" };
    }

    private static bool IsSetter(IMethodSymbol method)
        => IsOfOptions(method) && !TakesConfiguration(method)
            && (method.Name == "Create" ? method.ContainingType.Name == "Options" : Setters.Contains(method.Name) && method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate));

    private static bool IsOfOptions(IMethodSymbol method) => SymbolNames.NamespaceOf(method.ContainingType) is "Microsoft.Extensions.DependencyInjection" or "Microsoft.Extensions.Options";

    private static bool TakesConfiguration(IMethodSymbol method) => method.Parameters.Any(static parameter => parameter.Type.Name is "IConfiguration" or "IConfigurationSection");

    private static ITypeSymbol? TypeOf(IMethodSymbol method)
        => method.ContainingType is { Name: "OptionsBuilder", TypeArguments: [var built] } ? built : method.TypeArguments.FirstOrDefault();
}
