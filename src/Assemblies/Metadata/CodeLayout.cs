using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Code;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>Where branches and exception handlers of a method lead to. It is the same at each reading of the method.</summary>
internal sealed class CodeLayout
{
    private const int None = -1;

    private readonly int[] _indices;
    private readonly bool[] _isStart;
    private readonly bool[] _isTried;
    private readonly bool[] _isInFinally;

    public CodeLayout(IReadOnlyList<IlInstruction> instructions, IReadOnlyList<ExceptionRegion> regions)
    {
        var length = instructions.Count == 0 ? 0 : instructions[instructions.Count - 1].Next;
        _indices = new int[length];
        _isStart = new bool[length];
        _isTried = new bool[length];
        _isInFinally = new bool[length];
        Regions = regions;
        for (var offset = 0; offset < length; offset++) _indices[offset] = None;
        for (var index = 0; index < instructions.Count; index++)
        {
            var instruction = instructions[index];
            _indices[instruction.Offset] = index;
            if (instruction.IsBranch) Start(instruction.Operand);
            foreach (var target in instruction.Targets ?? []) Start(target);
        }

        foreach (var region in regions)
        {
            Start(region.TryOffset);
            Start(region.HandlerOffset);
            if (region.Kind == ExceptionRegionKind.Filter) Start(region.FilterOffset);
            Mark(_isTried, region.TryOffset, region.TryLength);
            if (region.Kind is ExceptionRegionKind.Finally or ExceptionRegionKind.Fault) Mark(_isInFinally, region.HandlerOffset, region.HandlerLength);
        }

        StoredInFinally = [.. instructions.Where(instruction => IsInFinally(instruction.Offset)).Select(StoredLocal).Where(static local => local >= 0).Distinct()];
    }

    public IReadOnlyList<ExceptionRegion> Regions { get; }

    /// <summary>The local variables that <c>finally</c> blocks store.</summary>
    public IReadOnlyList<int> StoredInFinally { get; }

    /// <summary>The index of the instruction at an offset; negative where none starts.</summary>
    public int IndexAt(int offset) => offset >= 0 && offset < _indices.Length ? _indices[offset] : None;

    /// <summary>Whether a branch or an exception leads to a point.</summary>
    public bool IsStart(int offset) => Has(_isStart, offset);

    /// <summary>Whether a point is in code that runs after a block whatever happens in it, and then goes on where the block went on.</summary>
    public bool IsInFinally(int offset) => Has(_isInFinally, offset);

    /// <summary>Whether a point is in code whose exceptions are handled.</summary>
    public bool IsTried(int offset) => Has(_isTried, offset);

    private static bool Has(bool[] marks, int offset) => offset >= 0 && offset < marks.Length && marks[offset];

    private void Start(long offset)
    {
        if (offset >= 0 && offset < _isStart.Length) _isStart[offset] = true;
    }

    private static void Mark(bool[] marks, int offset, int length)
    {
        for (var i = Math.Max(0, offset); i < marks.Length && i - offset < length; i++) marks[i] = true;
    }

    private static int StoredLocal(IlInstruction instruction) => instruction.OpCode switch
    {
        ILOpCode.Stloc_0 or ILOpCode.Stloc_1 or ILOpCode.Stloc_2 or ILOpCode.Stloc_3 => instruction.OpCode - ILOpCode.Stloc_0,
        ILOpCode.Stloc or ILOpCode.Stloc_s => instruction.Token,
        _ => None,
    };
}
