using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The points of a method that branches lead to, and what holds there.</summary>
internal sealed class MethodBlocks
{
    private readonly SortedSet<int> _waiting = [];
    private readonly Dictionary<int, MethodFrame> _frames = [];
    private readonly HashSet<int> _starts = [];
    private readonly IReadOnlyList<ExceptionRegion> _regions;
    private readonly Action<Address?> _lose;

    public MethodBlocks(MethodCode code, Action<Address?> lose)
    {
        _lose = lose;
        _regions = code.Regions;
        Indices = code.Instructions.Select(static (instruction, index) => (instruction.Offset, index)).ToDictionary(static pair => pair.Offset, static pair => pair.index);
        foreach (var instruction in code.Instructions)
        {
            if (instruction.IsBranch) _starts.Add(unchecked((int)instruction.Operand));
            foreach (var target in instruction.Targets ?? []) _starts.Add(target);
        }

        foreach (var region in code.Regions)
        {
            _starts.Add(region.TryOffset);
            _starts.Add(region.HandlerOffset);
            if (region.Kind == ExceptionRegionKind.Filter) _starts.Add(region.FilterOffset);
        }
    }

    /// <summary>The index of the instruction at each offset.</summary>
    public Dictionary<int, int> Indices { get; }

    public bool IsStart(int offset) => _starts.Contains(offset);

    /// <summary>Lets a point be reached with what holds at another one.</summary>
    public void Reach(int offset, MethodFrame frame)
    {
        if (!Indices.ContainsKey(offset)) return;
        if (!_frames.TryGetValue(offset, out var known))
        {
            _frames[offset] = frame.Copy();
            _waiting.Add(offset);
        }
        else if (known.Join(frame, _lose))
        {
            _waiting.Add(offset);
        }
    }

    /// <summary>Lets the handlers around a point be reached: an exception keeps the variables and empties the stack.</summary>
    public void ReachHandlers(int offset, MethodFrame frame)
    {
        foreach (var region in _regions)
        {
            if (offset < region.TryOffset || offset >= region.TryOffset + region.TryLength) continue;
            var thrown = region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter ? frame.WithStack(IlValue.Open) : frame.WithStack();
            Reach(region.HandlerOffset, thrown);
            if (region.Kind == ExceptionRegionKind.Filter) Reach(region.FilterOffset, thrown);
        }
    }

    /// <summary>Whether a point is in code that runs after a block whatever happens in it, and then goes on where the block went on.</summary>
    public bool IsInFinally(int offset)
        => _regions.Any(region => region.Kind is ExceptionRegionKind.Finally or ExceptionRegionKind.Fault && offset >= region.HandlerOffset && offset < region.HandlerOffset + region.HandlerLength);

    /// <summary>Whether a point is in code whose exceptions are handled.</summary>
    public bool IsTried(int offset) => _regions.Any(region => offset >= region.TryOffset && offset < region.TryOffset + region.TryLength);

    /// <summary>The next point that something new leads to.</summary>
    public bool TryTake(out int offset, out MethodFrame frame)
    {
        offset = 0;
        frame = null!;
        if (_waiting.Count == 0) return false;
        offset = _waiting.Min;
        _waiting.Remove(offset);
        frame = _frames[offset].Copy();
        return true;
    }
}
