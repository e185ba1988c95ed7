using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// Reads the record that the generator leaves in an assembly: the literals that the properties of <c>IamPolicyRecord</c> return. Its code is
/// never run, and a getter that does anything but return a literal carries no record. A tool that merges assemblies leaves several, all
/// but one under a longer name, such as <c>&lt;...&gt;IamPolicyRecord</c>.
/// </summary>
internal static class RecordReader
{
    private const string TypeNamespace = "IamAnalyzers.Generated";
    private const string TypeName = "IamPolicyRecord";

    /// <summary>Reads what the assembly needs.</summary>
    /// <returns>A text for each record, <see langword="null"/> for one that cannot be read; none when the assembly carries none.</returns>
    public static IReadOnlyList<string?> ReadNeeds(PEReader file, MetadataReader metadata) => Read(file, metadata, "get_Needs");

    /// <summary>Reads what was seen of the assembly's code.</summary>
    /// <returns>A text for each record that has one; none when an older version wrote the record.</returns>
    public static IReadOnlyList<string?> ReadSeen(PEReader file, MetadataReader metadata) => Read(file, metadata, "get_Seen");

    /// <summary>Reads which of the assembly's calls need what.</summary>
    /// <returns>A text for each record that has one; none when an older version wrote the record.</returns>
    public static IReadOnlyList<string?> ReadPlaces(PEReader file, MetadataReader metadata) => Read(file, metadata, "get_Places");

    private static List<string?> Read(PEReader file, MetadataReader metadata, string getter)
    {
        var texts = new List<string?>();
        foreach (var typeHandle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(typeHandle);
            if (!metadata.StringComparer.Equals(type.Namespace, TypeNamespace) || !metadata.GetString(type.Name).EndsWith(TypeName, StringComparison.Ordinal)) continue;
            foreach (var methodHandle in type.GetMethods())
            {
                var method = metadata.GetMethodDefinition(methodHandle);
                if (metadata.StringComparer.Equals(method.Name, getter)) texts.Add(ReadLiteral(file, metadata, method));
            }
        }

        return texts;
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
