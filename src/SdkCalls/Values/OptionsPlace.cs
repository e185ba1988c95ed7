using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Where an object of options has its values from.</summary>
/// <param name="Section">The section of the configuration, without a colon at its end; <see langword="null"/> when the code does not show it.</param>
/// <param name="Member">The object as code names it: its type, and the properties below.</param>
internal sealed record OptionsPlace(string? Section, string Member)
{
    /// <summary>The name of a setting.</summary>
    public string Name => Section ?? Member;

    /// <summary>Options of a type whose section the code does not show.</summary>
    /// <returns>The place; <see langword="null"/> for a type parameter, which no setting can be named after.</returns>
    public static OptionsPlace? Of(ITypeSymbol type) => type is ITypeParameterSymbol ? null : new(null, type.Name);

    /// <summary>Options of a type.</summary>
    /// <param name="section">Their section with a colon behind it; empty for the whole configuration.</param>
    public static OptionsPlace Of(string section, ITypeSymbol type) => new(section.TrimEnd(':'), type.Name);

    /// <summary>The place of a property.</summary>
    /// <returns>The place; <see langword="null"/> for a property that code sets too.</returns>
    public OptionsPlace? Below(IPropertySymbol property, CodeIndex code, CancellationToken token)
        => IsWritten(property, code, token) ? null : new(Section is null ? null : Section.Length == 0 ? KeyOf(property) : Section + ":" + KeyOf(property), Member + "." + property.Name);

    private static string KeyOf(IPropertySymbol property)
        => property.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "ConfigurationKeyNameAttribute")?.ConstructorArguments is [{ Value: string key }] ? key : property.Name;

    // What code gives it may stand in place of the setting.
    private static bool IsWritten(IPropertySymbol property, CodeIndex code, CancellationToken token)
        => code.Once(property.OriginalDefinition, inner => new Written(inner.NamesIn(inner.Everywhere, property.Name).Any(name
            => inner.ModelOf(name).GetSymbolInfo(name, token).Symbol is { } symbol && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, property.OriginalDefinition)
                && Assignment.Of(NameUse.Of(name).Expression, inner, token) is not null))).Is;

    private sealed record Written(bool Is);
}
