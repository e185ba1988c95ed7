using System.Reflection;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>What other assemblies can call, write or override.</summary>
internal static class Visibility
{
    /// <summary>Whether other assemblies can call a method.</summary>
    public static bool IsSeen(MethodId method)
    {
        var access = method.Definition.Attributes & MethodAttributes.MemberAccessMask;
        return (access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem || (access is MethodAttributes.Assembly or MethodAttributes.FamANDAssem && HasFriends(method.Image))) && IsSeen(method.Type);
    }

    /// <summary>Whether other assemblies can write a field.</summary>
    public static bool IsOpen(ProgramMembers members, FieldKey key)
    {
        if (members.FindType(key.Type) is not { } type || !IsSeen(type)) return false;
        var metadata = type.Image.Metadata;
        foreach (var field in metadata.GetTypeDefinition(type.Handle).GetFields().Select(metadata.GetFieldDefinition))
        {
            if (!metadata.StringComparer.Equals(field.Name, key.Name)) continue;
            var access = field.Attributes & FieldAttributes.FieldAccessMask;
            return !field.Attributes.HasFlag(FieldAttributes.InitOnly)
                && (access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem || (access is FieldAttributes.Assembly or FieldAttributes.FamANDAssem && HasFriends(type.Image)));
        }

        return true;
    }

    private static bool IsSeen(TypeId type)
    {
        var hasFriends = HasFriends(type.Image);
        for (var handle = type.Handle; !handle.IsNil; handle = type.Image.Metadata.GetTypeDefinition(handle).GetDeclaringType())
        {
            var visible = type.Image.Metadata.GetTypeDefinition(handle).Attributes & TypeAttributes.VisibilityMask;
            if (visible is not (TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem)
                && !(hasFriends && visible is TypeAttributes.NotPublic or TypeAttributes.NestedAssembly or TypeAttributes.NestedFamANDAssem)) return false;
        }

        return true;
    }

    private static bool HasFriends(AssemblyImage image)
        => image.Metadata.GetAssemblyDefinition().GetCustomAttributes().Any(attribute => ProgramMembers.AttributeType(image, attribute) is { Name: "System.Runtime.CompilerServices.InternalsVisibleToAttribute" });
}
