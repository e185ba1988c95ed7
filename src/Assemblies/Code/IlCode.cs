using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Code;

/// <summary>Decodes the code of methods. Operand sizes are those of ECMA-335, partition III.</summary>
internal static class IlCode
{
    private const byte TwoByteOpcode = 0xFE;
    private const int UsualSize = 2;

    /// <summary>Decodes a method's code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The instructions in order; decoding ends where the code is damaged.</returns>
    public static IReadOnlyList<IlInstruction> Decode(BlobReader code)
    {
        var instructions = new List<IlInstruction>((code.RemainingBytes / UsualSize) + 1);
        while (code.RemainingBytes > 0)
        {
            var offset = code.Offset;
            int opcode = code.ReadByte();
            if (opcode == TwoByteOpcode)
            {
                if (code.RemainingBytes == 0) break;
                opcode = (TwoByteOpcode << 8) | code.ReadByte();
            }

            if (Read((ILOpCode)opcode, offset, ref code) is not { } instruction) break;
            instructions.Add(instruction);
        }

        return instructions;
    }

    private static IlInstruction? Read(ILOpCode opcode, int offset, ref BlobReader code)
    {
        if (opcode == ILOpCode.Switch) return ReadSwitch(offset, ref code);
        var size = OperandSize(opcode);
        if (code.RemainingBytes < size) return null;
        long operand = size switch
        {
            1 when IsUnsigned(opcode) => code.ReadByte(),
            1 => code.ReadSByte(),
            2 => code.ReadUInt16(),
            4 => code.ReadInt32(),
            8 => code.ReadInt64(),
            _ => 0,
        };
        var instruction = new IlInstruction(offset, code.Offset, opcode, operand, null);
        return instruction.IsBranch ? instruction with { Operand = code.Offset + operand } : instruction;
    }

    private static IlInstruction? ReadSwitch(int offset, ref BlobReader code)
    {
        if (code.RemainingBytes < 4) return null;
        var count = code.ReadInt32();
        if (count < 0 || count > code.RemainingBytes / 4) return null;
        var end = code.Offset + (count * 4);
        var targets = new int[count];
        for (var i = 0; i < count; i++) targets[i] = end + code.ReadInt32();
        return new IlInstruction(offset, end, ILOpCode.Switch, 0, targets);
    }

    // The index of a variable, and the alignment of a prefix.
    private static bool IsUnsigned(ILOpCode opcode) => opcode is (>= ILOpCode.Ldarg_s and <= ILOpCode.Stloc_s) or ILOpCode.Unaligned;

    private static int OperandSize(ILOpCode opcode) => (int)opcode switch
    {
        >= 0x0E and <= 0x13 or 0x1F or (>= 0x2B and <= 0x37) or 0xDE => 1,
        0x21 or 0x23 => 8,
        0x20 or 0x22 or (>= 0x27 and <= 0x29) or (>= 0x38 and <= 0x44) => 4,
        (>= 0x6F and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) or 0x8C or 0x8D or 0x8F => 4,
        (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0 or 0xDD => 4,
        0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => 4,
        >= 0xFE09 and <= 0xFE0E => 2,
        0xFE12 or 0xFE19 => 1,
        _ => 0,
    };
}
