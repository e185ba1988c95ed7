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
        return (access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem || (access is MethodAttributes.Assembly or MethodAttributes.FamANDAssem && method.Image.HasFriends)) && IsSeen(method.Type);
    }

    /// <summary>Whether other assemblies can write a field.</summary>
    /// <param name="isClosed">Whether all that refer to an assembly are read with it.</param>
    public static bool IsOpen(ProgramMembers members, FieldKey key, Func<AssemblyImage, bool> isClosed)
    {
        if (members.FindType(key.Type) is not { } type || isClosed(type.Image) || !IsSeen(type)) return false;
        if (members.FindField(type, key.Name) is not { } field) return true;
        var access = field.Attributes & FieldAttributes.FieldAccessMask;
        return !field.Attributes.HasFlag(FieldAttributes.InitOnly)
            && (access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem || (access is FieldAttributes.Assembly or FieldAttributes.FamANDAssem && type.Image.HasFriends));
    }

    private static bool IsSeen(TypeId type)
    {
        var hasFriends = type.Image.HasFriends;
        for (var handle = type.Handle; !handle.IsNil; handle = type.Image.Metadata.GetTypeDefinition(handle).GetDeclaringType())
        {
            var visible = type.Image.Metadata.GetTypeDefinition(handle).Attributes & TypeAttributes.VisibilityMask;
            if (visible is not (TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem)
                && !(hasFriends && visible is TypeAttributes.NotPublic or TypeAttributes.NestedAssembly or TypeAttributes.NestedFamANDAssem)) return false;
        }

        return true;
    }
}
