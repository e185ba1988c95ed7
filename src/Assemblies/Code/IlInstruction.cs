using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Code;

/// <summary>One instruction of a method's code.</summary>
/// <param name="Offset">Where it starts, in bytes from the start of the code.</param>
/// <param name="Next">Where the next one starts.</param>
/// <param name="OpCode">What it does.</param>
/// <param name="Operand">Its operand: a token, a number, the index of a variable, or the offset of a branch's target.</param>
/// <param name="Targets">The targets of a <c>switch</c>; <see langword="null"/> for any other instruction.</param>
internal readonly record struct IlInstruction(int Offset, int Next, ILOpCode OpCode, long Operand, int[]? Targets)
{
    /// <summary>The operand as a metadata token.</summary>
    public int Token => unchecked((int)Operand);

    /// <summary>Whether it branches to <see cref="Operand"/>, always or on a condition.</summary>
    public bool IsBranch => OpCode is (>= ILOpCode.Br_s and <= ILOpCode.Blt_un) or ILOpCode.Leave or ILOpCode.Leave_s;

    /// <summary>Whether the next instruction does not follow it.</summary>
    public bool IsEnd => OpCode is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Ret
        or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter or ILOpCode.Jmp;
}
