using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// Reads the record that the generator leaves in an assembly: the literals that the properties of <c>IamPolicyRecord</c> return. Its code is
/// never run, and a getter that does anything but return a literal carries no record.
/// </summary>
internal static class RecordReader
{
    private const string TypeNamespace = "IamAnalyzers.Generated";
    private const string TypeName = "IamPolicyRecord";

    /// <summary>Reads what the assembly needs.</summary>
    /// <returns>The text, or <see langword="null"/> when the assembly carries none.</returns>
    public static string? ReadNeeds(PEReader file, MetadataReader metadata) => Read(file, metadata, "get_Needs");

    /// <summary>Reads what was seen of the assembly's code.</summary>
    /// <returns>The text, or <see langword="null"/> when the assembly carries none: an older version wrote its record.</returns>
    public static string? ReadSeen(PEReader file, MetadataReader metadata) => Read(file, metadata, "get_Seen");

    private static string? Read(PEReader file, MetadataReader metadata, string getter)
    {
        foreach (var typeHandle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(typeHandle);
            if (!metadata.StringComparer.Equals(type.Name, TypeName) || !metadata.StringComparer.Equals(type.Namespace, TypeNamespace)) continue;
            foreach (var methodHandle in type.GetMethods())
            {
                var method = metadata.GetMethodDefinition(methodHandle);
                if (metadata.StringComparer.Equals(method.Name, getter)) return ReadLiteral(file, metadata, method);
            }
        }

        return null;
    }

    private static string? ReadLiteral(PEReader file, MetadataReader metadata, MethodDefinition method)
    {
        // A method without body (of a reference assembly's kin) has no address.
        if (method.RelativeVirtualAddress == 0) return null;
        var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        string? literal = null;
        while (code.RemainingBytes > 0)
        {
            switch ((ILOpCode)code.ReadByte())
            {
                case ILOpCode.Ldstr when literal is null:
                    literal = metadata.GetUserString(MetadataTokens.UserStringHandle(code.ReadInt32() & 0xFFFFFF));
                    break;
                // What a Debug build puts around the literal: a local for it, and a jump to the shared return.
                case ILOpCode.Nop or ILOpCode.Stloc_0 or ILOpCode.Ldloc_0: break;
                case ILOpCode.Br_s: code.ReadByte(); break;
                case ILOpCode.Ret: return literal;
                default: return null;
            }
        }

        return null;
    }
}
