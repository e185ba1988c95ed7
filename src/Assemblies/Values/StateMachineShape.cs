using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The fields of the type behind an asynchronous method or an iterator. They are the same at each reading of its method.</summary>
internal sealed class StateMachineShape
{
    // As the compilers of C# and of Visual Basic name it.
    private static readonly string[] States = ["<>1__state", "$State"];

    private readonly AssemblyImage _image;
    private readonly HashSet<int> _kept;

    private StateMachineShape(MethodId method, string state, HashSet<int> kept)
    {
        _image = method.Image;
        StateField = new(ProgramMembers.KeyOf(method.Type), state);
        _kept = kept;
        HasFinally = method.Image.Metadata.GetTypeDefinition(method.Definition.GetDeclaringType()).GetMethods()
            .Any(other => method.Image.UseOf(other).Name.StartsWith("<>m__Finally", StringComparison.Ordinal));
        StoredInFinally = ProgramValues.CodeOf(method) is { } code
            ? [.. code.Instructions.Where(instruction => instruction.OpCode == ILOpCode.Stfld && code.Layout.IsInFinally(instruction.Offset)).Select(instruction => NameOf(instruction.Token)).OfType<string>().Distinct()]
            : [];
    }

    /// <summary>Whether it has methods of its own for the <c>finally</c> blocks of an iterator.</summary>
    public bool HasFinally { get; }

    /// <summary>The field that says where the machine goes on.</summary>
    public FieldKey StateField { get; }

    /// <summary>The variables that <c>finally</c> blocks store.</summary>
    public IReadOnlyList<string> StoredInFinally { get; }

    /// <summary>The machine whose steps a method runs.</summary>
    /// <returns>The machine; <see langword="null"/> for any other method.</returns>
    public static StateMachineShape? Of(MethodId method)
    {
        var metadata = method.Image.Metadata;
        if (method.Name != "MoveNext") return null;
        var fields = metadata.GetTypeDefinition(method.Definition.GetDeclaringType()).GetFields();
        if (StateOf(method) is not { } state) return null;
        return new(method, state, [.. fields.Where(field => IsKept(metadata.GetString(metadata.GetFieldDefinition(field).Name))).Select(static field => MetadataTokens.GetToken(field))]);
    }

    /// <summary>Whether a method disposes of an iterator.</summary>
    public static bool DisposesOf(MethodId method)
        => method.Name == "System.IDisposable.Dispose" && ProgramMembers.KeyOf(method.Type).Name.Contains(">d__") && StateOf(method) is not null;

    /// <summary>The name of the variable that a field keeps.</summary>
    /// <returns>The field's name; <see langword="null"/> for any other field.</returns>
    public string? NameOf(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.FieldDefinition) return _kept.Contains(token) ? _image.Metadata.GetString(_image.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name) : null;

        // The machine of a generic method refers to its own fields as to those of an instance.
        if (handle.Kind != HandleKind.MemberReference) return null;
        var name = _image.Metadata.GetString(_image.Metadata.GetMemberReference((MemberReferenceHandle)handle).Name);
        return IsKept(name) ? name : null;
    }

    private static string? StateOf(MethodId method)
    {
        var metadata = method.Image.Metadata;
        return metadata.GetTypeDefinition(method.Definition.GetDeclaringType()).GetFields().Select(field => metadata.GetString(metadata.GetFieldDefinition(field).Name)).FirstOrDefault(static name => States.Contains(name));
    }

    // Parameters and the object around it come from the method that starts the machine, under names of another form.
    private static bool IsKept(string name)
        => States.Contains(name)
            || (name.Length > 1 && name[0] == '<' && (name.Contains(">5__") || name.StartsWith("<>7__", StringComparison.Ordinal) || name.StartsWith("<>s__", StringComparison.Ordinal) || name.StartsWith("<>u__", StringComparison.Ordinal)))
            || name.StartsWith("$VB$ResumableLocal_", StringComparison.Ordinal)
            || (name.Length > 2 && name[0] == '$' && name[1] is 'S' or 'A' or 'U' or 'I' or 'W' && name.Skip(2).All(char.IsDigit));
}
