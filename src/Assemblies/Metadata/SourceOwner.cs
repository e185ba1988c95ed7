using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// The type and the member of the source that a compiled method comes from: the C# compiler moves lambdas, local functions, iterators and
/// asynchronous methods into methods and types of its own, which it names after the member.
/// </summary>
/// <param name="Type">The type's name in its assembly; empty for what the compiler makes for no member.</param>
/// <param name="Member">The member's name in source; of a constructor its metadata name. Empty where the compiler makes it for the whole type.</param>
internal readonly record struct SourceOwner(string Type, string Member)
{
    private const int HashLength = 64;

    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>Finds the owner of a method.</summary>
    /// <exception cref="BadImageFormatException">Types are inside each other without end.</exception>
    public static SourceOwner Of(MetadataReader metadata, MethodDefinition method)
    {
        var name = metadata.GetString(method.Name);
        var member = IsMade(name) ? Inside(name) : name;
        var isMadeType = false;
        var depth = 0;
        var handle = method.GetDeclaringType();
        while (metadata.GetTypeDefinition(handle) is var type && !type.GetDeclaringType().IsNil && IsMade(metadata.GetString(type.Name)))
        {
            if (++depth > TypeShapes.MostNesting) throw new BadImageFormatException("Types are inside each other without end.");
            if (Inside(metadata.GetString(type.Name)) is { Length: > 0 } inside && (!IsMade(name) || member.Length == 0)) member = inside;
            isMadeType = true;
            handle = type.GetDeclaringType();
        }

        if (isMadeType && member == name && !IsMade(name)) member = "";
        return new(NameOf(metadata, handle), SimpleName(member));
    }

    /// <summary>A type's name as the source would give it: of a type that only its file sees without the mark of the file.</summary>
    public static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var name = TypeShapes.NameOf(metadata, handle);
        var start = name.IndexOf('<');
        if (start < 0) return name;
        var end = name.IndexOf('>', start);
        return IsFileLocal(name, end) && name.Substring(end + 2 + HashLength + 2) is var own
            ? name.Substring(0, start) + own
            : start == 0 ? "" : name;
    }

    /// <summary>Whether only its file sees a type.</summary>
    public static bool IsFileLocal(string name) => name.IndexOf('<') is >= 0 and var start && IsFileLocal(name, name.IndexOf('>', start));

    /// <summary>The name in source of a member that metadata names: a property for its accessor, the last part of an explicit implementation's name.</summary>
    public static string SimpleName(string name)
    {
        if (name is ".ctor" or ".cctor") return name;
        var own = name.Substring(name.LastIndexOf('.') + 1);
        foreach (var accessor in Accessors)
        {
            if (own.StartsWith(accessor, StringComparison.Ordinal)) return own.Substring(accessor.Length);
        }

        return own.StartsWith("op_", StringComparison.Ordinal) ? "op_" : own;
    }

    /// <summary>The property that a field stands behind, or the field itself; empty for what holds a parameter of the type.</summary>
    public static string FieldName(string name)
        => !IsMade(name) ? name : name.EndsWith("k__BackingField", StringComparison.Ordinal) ? SimpleName(Inside(name)) : "";

    private static bool IsMade(string name) => name.Length > 0 && name[0] == '<';

    // <Name>F, the hash of the file's path in 64 digits, and two lines.
    private static bool IsFileLocal(string name, int end)
        => end >= 0 && name.Length > end + 2 + HashLength + 2 && name[end + 1] == 'F' && string.CompareOrdinal(name, end + 2 + HashLength, "__", 0, 2) == 0;

    // <M>d__1 → M, <<M>b__0>d → M.
    private static string Inside(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && --depth == 0)
            {
                var inside = name.Substring(1, i - 1);
                return IsMade(inside) ? Inside(inside) : inside;
            }
        }

        return "";
    }
}
