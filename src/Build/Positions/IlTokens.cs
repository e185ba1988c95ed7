using System.Reflection.Metadata;

namespace IamAnalyzers.Build.Positions;

/// <summary>The members that a method's code refers to, with the offsets of the instructions. Operand sizes are those of ECMA-335, partition III.</summary>
internal static class IlTokens
{
    private const byte TwoByteOpcode = 0xFE;
    private const byte Switch = 0x45;

    /// <summary>Reads the tokens of calls, constructions and method pointers.</summary>
    /// <param name="code">The method's code.</param>
    /// <returns>Offset and metadata token of each; reading ends where the code is damaged.</returns>
    public static IEnumerable<(int Offset, int Token)> Read(BlobReader code)
    {
        var tokens = new List<(int, int)>();
        while (code.RemainingBytes > 0)
        {
            var offset = code.Offset;
            var opcode = code.ReadByte();
            var isLong = opcode == TwoByteOpcode && code.RemainingBytes > 0;
            if (isLong) opcode = code.ReadByte();
            var size = isLong ? LongOperand(opcode) : Operand(opcode);
            if (!isLong && opcode == Switch)
            {
                if (code.RemainingBytes < 4) break;
                var cases = code.ReadInt32();
                if (cases < 0 || cases > code.RemainingBytes / 4) break;
                code.Offset += cases * 4;
                continue;
            }

            if (code.RemainingBytes < size) break;
            if (IsMember(isLong, opcode)) tokens.Add((offset, code.ReadInt32()));
            else code.Offset += size;
        }

        return tokens;
    }

    // call, callvirt, newobj; ldftn, ldvirtftn.
    private static bool IsMember(bool isLong, byte opcode) => isLong ? opcode is 0x06 or 0x07 : opcode is 0x28 or 0x6F or 0x73;

    private static int Operand(byte opcode) => opcode switch
    {
        >= 0x0E and <= 0x13 or 0x1F or (>= 0x2B and <= 0x37) or 0xDE => 1,
        0x21 or 0x23 => 8,
        0x20 or 0x22 or (>= 0x27 and <= 0x29) or (>= 0x38 and <= 0x44) => 4,
        (>= 0x6F and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) or 0x8C or 0x8D or 0x8F => 4,
        (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0 or 0xDD => 4,
        _ => 0,
    };

    private static int LongOperand(byte opcode) => opcode switch
    {
        0x06 or 0x07 or 0x15 or 0x16 or 0x1C => 4,
        >= 0x09 and <= 0x0E => 2,
        0x12 or 0x19 => 1,
        _ => 0,
    };
}
