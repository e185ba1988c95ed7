using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>The texts that an attribute in compiled code is given.</summary>
internal static class AttributeTexts
{
    /// <summary>The first argument of an attribute's constructor.</summary>
    /// <returns>The text; <see langword="null"/> when there is none.</returns>
    public static string? First(AssemblyImage image, CustomAttributeHandle attribute)
        => Decode(image, attribute) is { FixedArguments: [{ Value: string text }, ..] } ? text : null;

    /// <summary>A property that the attribute sets.</summary>
    /// <param name="name">The property.</param>
    /// <returns>The text; <see langword="null"/> when it is not set.</returns>
    public static string? Named(AssemblyImage image, CustomAttributeHandle attribute, string name)
        => Decode(image, attribute)?.NamedArguments.FirstOrDefault(argument => argument.Name == name).Value as string;

    private static CustomAttributeValue<string>? Decode(AssemblyImage image, CustomAttributeHandle attribute)
    {
        try
        {
            return image.Metadata.GetCustomAttribute(attribute).DecodeValue(Names.Instance);
        }
        catch (Exception error) when (error is BadImageFormatException or NotSupportedException)
        {
            return null;
        }
    }

    // An enumeration of Lambda's attributes is a plain int.
    private sealed class Names : ICustomAttributeTypeProvider<string>
    {
        public static Names Instance { get; } = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "System.Type";

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

        public bool IsSystemType(string type) => type == "System.Type";
    }
}
