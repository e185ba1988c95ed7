using System.Reflection;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The fields that every constructor of their type stores before its first branch, so that nobody reads what they hold by default.</summary>
internal sealed class StoredFirst(ProgramMembers members)
{
    private readonly Dictionary<(TypeKey Type, bool IsStatic), HashSet<string>> _known = [];

    /// <summary>Whether a field is one of them.</summary>
    public bool Has(FieldKey field)
        => members.FindType(field.Type) is { } type && members.FindField(type, field.Name) is { } definition
            && Of(field.Type, type, definition.Attributes.HasFlag(FieldAttributes.Static)).Contains(field.Name);

    private HashSet<string> Of(TypeKey key, TypeId type, bool isStatic)
    {
        if (_known.TryGetValue((key, isStatic), out var known)) return known;

        // A structure is made without a constructor, too.
        var constructors = ProgramMembers.BaseOf(type)?.Text == "System.ValueType" && !isStatic ? [] : members.MethodsOf(type, isStatic ? ".cctor" : ".ctor");
        var each = constructors.Select(type.Image.CodeOf).OfType<MethodCode>().Select(code => Stores(key, type, code)).OfType<HashSet<string>>().ToList();
        return _known[(key, isStatic)] = each.Count == 0 ? [] : [.. each[0].Where(name => each.TrueForAll(stored => stored.Contains(name)))];
    }

    // Nothing for a constructor that runs another one of its type first.
    private HashSet<string>? Stores(TypeKey key, TypeId type, MethodCode code)
    {
        var stored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instruction in code.Instructions)
        {
            if (instruction.IsBranch || instruction.IsEnd || instruction.OpCode == ILOpCode.Switch) break;
            if (instruction.OpCode == ILOpCode.Call && members.FindMethod(type.Image, instruction.Token) is { Name: ".ctor" } called && called.Type == key) return null;
            if (instruction.OpCode is ILOpCode.Stfld or ILOpCode.Stsfld && members.FindField(type.Image, instruction.Token) is { } field && field.Key.Type == key) stored.Add(field.Key.Name);
        }

        return stored;
    }
}
