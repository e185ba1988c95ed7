using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Code;

/// <summary>The members that a method's code calls, makes or takes the address of, with the offsets of the instructions.</summary>
internal static class IlTokens
{
    /// <summary>Reads the tokens of calls, constructions and method pointers.</summary>
    /// <param name="code">The method's code.</param>
    /// <returns>Offset and metadata token of each; reading ends where the code is damaged.</returns>
    public static IEnumerable<(int Offset, int Token)> Read(BlobReader code)
        => IlCode.Decode(code).Where(static instruction => IsMember(instruction.OpCode)).Select(static instruction => (instruction.Offset, instruction.Token));

    private static bool IsMember(ILOpCode opcode)
        => opcode is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn;
}
