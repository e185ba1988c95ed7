using System.Reflection;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>Names that only the SDK's own assemblies tell: those of parameters and of the members of requests. An assembly is opened when it is first asked.</summary>
/// <param name="paths">The file of each assembly, by its simple name.</param>
internal sealed class OutsideTypes(IReadOnlyDictionary<string, string> paths) : IDisposable
{
    private const int MostBases = 256;

    private readonly Dictionary<string, AssemblyImage?> _images = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a method's parameters.</summary>
    /// <returns>The names in order; <see langword="null"/> when the assembly is not there.</returns>
    public IReadOnlyList<string>? ParameterNames(MethodUse method)
    {
        if (Find(method.Type) is not { } type) return null;
        var metadata = type.Image.Metadata;
        foreach (var handle in metadata.GetTypeDefinition(type.Handle).GetMethods())
        {
            var definition = metadata.GetMethodDefinition(handle);
            if (!metadata.StringComparer.Equals(definition.Name, method.Name)) continue;
            var signature = definition.DecodeSignature(TypeShapes.Instance, null);
            if (!signature.ParameterTypes.Select(static parameter => parameter.Text).SequenceEqual(method.Parameters.Select(static parameter => parameter.Text), StringComparer.Ordinal)) continue;
            var names = new string[signature.ParameterTypes.Length];
            foreach (var parameter in definition.GetParameters().Select(metadata.GetParameter))
            {
                if (parameter.SequenceNumber > 0) names[parameter.SequenceNumber - 1] = metadata.GetString(parameter.Name);
            }

            return names.Contains(null) ? null : names;
        }

        return null;
    }

    /// <summary>The property of a type, or of one that it extends, that a parameter sets by its name, whatever the capitals.</summary>
    public string? MemberOf(TypeKey type, string parameter)
    {
        foreach (var one in BasesOf(type))
        {
            var metadata = one.Image.Metadata;
            foreach (var handle in metadata.GetTypeDefinition(one.Handle).GetProperties())
            {
                var name = metadata.GetString(metadata.GetPropertyDefinition(handle).Name);
                if (string.Equals(name, parameter, StringComparison.OrdinalIgnoreCase)) return name;
            }
        }

        return null;
    }

    /// <summary>The type of a property, of a nullable one what it holds.</summary>
    public TypeKey? TypeOfMember(TypeKey type, string member)
    {
        foreach (var one in BasesOf(type))
        {
            var metadata = one.Image.Metadata;
            foreach (var handle in metadata.GetTypeDefinition(one.Handle).GetProperties())
            {
                var property = metadata.GetPropertyDefinition(handle);
                if (!metadata.StringComparer.Equals(property.Name, member)) continue;
                var shape = property.DecodeSignature(TypeShapes.Instance, null).ReturnType;
                return shape.Type is { Name: "System.Nullable`1" } ? shape.Arguments[0].Type : shape.Type;
            }
        }

        return null;
    }

    /// <summary>Whether the assembly that declares a type has another type, in another namespace of it.</summary>
    public bool Has(TypeKey type) => Find(type) is not null;

    /// <summary>The name of an enumeration's member.</summary>
    /// <returns>The name; <see langword="null"/> for a type that is no enumeration or has no such member.</returns>
    public string? EnumMember(TypeKey type, string number)
    {
        if (Find(type) is not { } known || ProgramMembers.BaseOf(known)?.Text != "System.Enum") return null;
        var metadata = known.Image.Metadata;
        foreach (var handle in metadata.GetTypeDefinition(known.Handle).GetFields())
        {
            var field = metadata.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.Literal) == 0) continue;
            var constant = metadata.GetConstant(field.GetDefaultValue());
            if (Convert.ToString(metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode), System.Globalization.CultureInfo.InvariantCulture) == number) return metadata.GetString(field.Name);
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var image in _images.Values) image?.Dispose();
    }

    private TypeId? Find(TypeKey type) => ImageOf(type.Assembly) is { } image && image.FindType(type.Name) is { } handle ? new TypeId(image, handle) : null;

    private IEnumerable<TypeId> BasesOf(TypeKey type)
    {
        var depth = 0;
        for (var known = Find(type); known is { } one && depth < MostBases; known = BaseOf(one), depth++) yield return one;
    }

    private TypeId? BaseOf(TypeId type) => ProgramMembers.BaseOf(type)?.Type is { } parent ? Find(parent) : null;

    private AssemblyImage? ImageOf(string name)
    {
        if (_images.TryGetValue(name, out var image)) return image;
        try
        {
            image = paths.TryGetValue(name, out var path) ? AssemblyImage.Open(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            image = null;
        }

        return _images[name] = image;
    }
}
