using System.Globalization;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Code;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>Where the code goes on after an instruction: on one way only when the numbers that it compares are known.</summary>
/// <param name="Targets">The places that it branches to.</param>
/// <param name="GoesOn">Whether the next instruction can follow.</param>
internal readonly record struct BranchChoice(IReadOnlyList<int> Targets, bool GoesOn)
{
    /// <summary>Decides a branch.</summary>
    /// <param name="frame">What holds before the instruction.</param>
    public static BranchChoice Of(IlInstruction instruction, MethodFrame frame)
    {
        if (instruction.Targets is { } cases)
        {
            return NumberAt(frame, 0) is not { } chosen ? new(cases, true) : chosen >= 0 && chosen < cases.Length ? new([cases[chosen]], false) : new([], true);
        }

        if (!instruction.IsBranch) return new([], !instruction.IsEnd);
        int[] target = [unchecked((int)instruction.Operand)];
        if (instruction.IsEnd) return new(target, false);
        return IsTaken(instruction.OpCode, frame) switch
        {
            true => new(target, false),
            false => new([], true),
            null => new(target, true),
        };
    }

    private static bool? IsTaken(ILOpCode opcode, MethodFrame frame)
    {
        if (opcode is ILOpCode.Brfalse or ILOpCode.Brfalse_s or ILOpCode.Brtrue or ILOpCode.Brtrue_s)
        {
            return NumberAt(frame, 0) is { } number ? number == 0 == opcode is ILOpCode.Brfalse or ILOpCode.Brfalse_s : null;
        }

        if (NumberAt(frame, 1) is not { } left || NumberAt(frame, 0) is not { } right) return null;
        return opcode switch
        {
            ILOpCode.Beq or ILOpCode.Beq_s => left == right,
            ILOpCode.Bne_un or ILOpCode.Bne_un_s => left != right,
            ILOpCode.Bgt_un or ILOpCode.Bgt_un_s => unchecked((uint)left > (uint)right),
            ILOpCode.Ble_un or ILOpCode.Ble_un_s => unchecked((uint)left <= (uint)right),
            ILOpCode.Bgt or ILOpCode.Bgt_s => left > right,
            ILOpCode.Ble or ILOpCode.Ble_s => left <= right,
            ILOpCode.Bge or ILOpCode.Bge_s => left >= right,
            ILOpCode.Blt or ILOpCode.Blt_s => left < right,
            _ => null,
        };
    }

    private static int? NumberAt(MethodFrame frame, int depth)
    {
        var index = frame.Stack.Count - 1 - depth;
        return index >= 0
            && frame.Stack[index] is { IsOpen: false, MayBeNull: false, Objects.Count: 0, Address: null, Function: null, IsNumber: true, Texts: [{ IsConstant: true } text] }
            && int.TryParse(text.Fill(static _ => ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
