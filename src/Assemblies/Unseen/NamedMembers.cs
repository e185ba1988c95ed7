using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Code;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Unseen;

/// <summary>
/// The names that compiled code uses as source code would, as the hashes that <see cref="Core.Records.SeenUse"/> lists: of members and types of
/// the same assembly, and of what reaches members by name. What only reads a text or a number changes nothing, and is left out.
/// </summary>
internal sealed class NamedMembers(MetadataReader metadata)
{
    // What may write, make or call members of the program by name, or hands its objects out.
    private static readonly string[] Reflecting = ["System.Reflection", "System.Linq.Expressions", "System.Runtime.Serialization", "Microsoft.Extensions.DependencyInjection"];
    private static readonly HashSet<string> ReflectingTypes = new(StringComparer.Ordinal) { "System.Type", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.CompilerServices.RuntimeHelpers" };
    private static readonly HashSet<string> Filling = new(StringComparer.Ordinal) { "Bind", "Map", "PopulateObject", "CreateDelegate", "DynamicInvoke", "InvokeMember" };

    // They make or hold objects of the types that they are told, and set nothing in them.
    private static readonly string[] Harmless = ["Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Mvc.Razor", "Microsoft.AspNetCore.Mvc.ViewFeatures", "Microsoft.Extensions.DependencyInjection", "System.Collections", "System.Threading", "System.Runtime.CompilerServices"];

    private readonly HashSet<int> _names = [];

    /// <summary>The hashes.</summary>
    public IReadOnlyCollection<int> Names => _names;

    /// <summary>Adds what a type names as its base and interfaces.</summary>
    public void AddHead(TypeDefinition type)
    {
        if (!type.BaseType.IsNil) AddType(type.BaseType, "Microsoft.AspNetCore");
        foreach (var handle in type.GetInterfaceImplementations()) AddType(metadata.GetInterfaceImplementation(handle).Interface, "System");
    }

    /// <summary>Adds the members of a type that its bases, its interfaces or other assemblies can call.</summary>
    public void AddOpenMembers(TypeDefinition type)
    {
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            if ((method.Attributes & MethodAttributes.Virtual) != 0 || (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem) Add(SourceOwner.SimpleName(metadata.GetString(method.Name)));
        }
    }

    /// <summary>Adds a type of the same assembly.</summary>
    public void AddType(string type) => Add(SimpleName(type));

    /// <summary>Adds what a method stands for: what it overrides or implements, and what its attributes name.</summary>
    public void AddHead(MethodDefinition method)
    {
        if ((method.Attributes & MethodAttributes.Virtual) != 0) Add(SourceOwner.SimpleName(metadata.GetString(method.Name)));
        if (method.GetCustomAttributes().Any(attribute => TypeShapes.AttributeType(metadata, attribute) is { Name: "System.Runtime.CompilerServices.UnsafeAccessorAttribute" })) Add("UnsafeAccessor");
    }

    /// <summary>Adds what an instruction names.</summary>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public void Add(IlInstruction instruction)
    {
        switch (instruction.OpCode)
        {
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken or ILOpCode.Jmp:
                AddMember(MetadataTokens.EntityHandle(instruction.Token));
                break;
            case ILOpCode.Stfld or ILOpCode.Stsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda:
                AddField(MetadataTokens.EntityHandle(instruction.Token), isWrite: true);
                break;
            case ILOpCode.Ldfld or ILOpCode.Ldsfld:
                AddField(MetadataTokens.EntityHandle(instruction.Token), isWrite: false);
                break;
        }
    }

    private void Add(string name) => _names.Add(unchecked((int)StableHash.Of(name)));

    private void AddMember(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                AddMethod(metadata.GetString(method.Name), TypeShapes.NameOf(metadata, method.GetDeclaringType()), method.DecodeSignature(TypeShapes.Instance, null));
                break;
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                AddMember(specification.Method);
                if (!IsHarmless(DeclaringType(specification.Method))) AddAll(specification.DecodeSignature(TypeShapes.Instance, null));
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (member.GetKind() == MemberReferenceKind.Field) AddField(handle, isWrite: true);
                else if (member.Parent.Kind == HandleKind.MethodDefinition) AddMember(member.Parent);
                else if (OwnType(member.Parent) is { } own) AddMethod(metadata.GetString(member.Name), own, member.DecodeMethodSignature(TypeShapes.Instance, null));
                else AddOutside(DeclaringType(handle), metadata.GetString(member.Name));
                break;
            case HandleKind.FieldDefinition:
                AddField(handle, isWrite: true);
                break;
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                AddType(handle, null);
                break;
        }
    }

    private void AddMethod(string name, string type, MethodSignature<TypeShape> signature)
    {
        if (name == Core.Records.SeenType.Constructor) Add(SimpleName(type));
        else if (!name.StartsWith("get_", StringComparison.Ordinal) || !IsPlain(signature.ReturnType)) Add(SourceOwner.SimpleName(name));
    }

    private void AddOutside(string type, string name)
    {
        if (Filling.Contains(name) || ReflectingTypes.Contains(type) || Array.Exists(Reflecting, space => IsIn(type, space))) Add(SourceOwner.SimpleName(name));
    }

    private void AddField(EntityHandle handle, bool isWrite)
    {
        var (name, type) = handle.Kind switch
        {
            HandleKind.FieldDefinition when metadata.GetFieldDefinition((FieldDefinitionHandle)handle) is var field => (metadata.GetString(field.Name), field.DecodeSignature(TypeShapes.Instance, null)),
            HandleKind.MemberReference when metadata.GetMemberReference((MemberReferenceHandle)handle) is var member && member.GetKind() == MemberReferenceKind.Field && OwnType(member.Parent) is not null
                => (metadata.GetString(member.Name), member.DecodeFieldSignature(TypeShapes.Instance, null)),
            _ => ("", null),
        };
        if (type is not null && (isWrite || !IsPlain(type)) && SourceOwner.FieldName(name) is { Length: > 0 } own) Add(own);
    }

    private void AddType(EntityHandle handle, string? harmless)
    {
        var shape = TypeShapes.ShapeOf(metadata, handle);
        if (harmless is not null && shape.Type is { } type && IsIn(type.Name, harmless)) return;
        AddAll([shape]);
    }

    private void AddAll(IEnumerable<TypeShape> shapes)
    {
        foreach (var shape in shapes)
        {
            if (shape.Type is { } type && type.Assembly == TypeShapes.OwnName(metadata)) Add(SimpleName(type.Name));
            AddAll(shape.Arguments);
        }
    }

    // The name of a type of the same assembly that a member is referred to by.
    private string? OwnType(EntityHandle parent) => TypeShapes.ShapeOf(metadata, parent).Type is { } type && type.Assembly == TypeShapes.OwnName(metadata) ? type.Name : null;

    // The full name of the type that declares a referred method.
    private string DeclaringType(EntityHandle method)
        => method.Kind == HandleKind.MemberReference ? TypeShapes.ShapeOf(metadata, metadata.GetMemberReference((MemberReferenceHandle)method).Parent).Type?.Name ?? "" : "";

    /// <summary>The simple name of a type, without its arity.</summary>
    public static string SimpleNameOf(MetadataReader metadata, EntityHandle type) => SimpleName(TypeShapes.ShapeOf(metadata, type).Type?.Name ?? "");

    private static bool IsHarmless(string type) => Array.Exists(Harmless, space => IsIn(type, space));

    private static bool IsIn(string type, string space) => type.StartsWith(space, StringComparison.Ordinal) && type.Length > space.Length && type[space.Length] == '.';

    // A copy of it shares nothing with where it was read.
    private static bool IsPlain(TypeShape type)
        => type.Text is "System.String" or "System.Boolean" or "System.Char" or "System.Byte" or "System.Int16" or "System.Int32" or "System.Int64" or "System.Single" or "System.Double" or "System.Decimal" or "System.DateTime" or "System.Guid" or "System.TimeSpan";

    private static string SimpleName(string type)
    {
        var name = type.Substring(Math.Max(type.LastIndexOf('.'), type.LastIndexOf('+')) + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
