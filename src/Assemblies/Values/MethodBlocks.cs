using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The points of a method that branches lead to, and what holds there.</summary>
/// <param name="layout">Where the method's branches and handlers lead to.</param>
/// <param name="lose">Takes the addresses that are one of several at a point.</param>
internal sealed class MethodBlocks(CodeLayout layout, Action<Address?> lose)
{
    private readonly SortedSet<int> _waiting = [];
    private readonly Dictionary<int, MethodFrame> _frames = [];

    /// <summary>Lets a point be reached with what holds at another one.</summary>
    public void Reach(int offset, MethodFrame frame)
    {
        if (layout.IndexAt(offset) < 0) return;
        if (!_frames.TryGetValue(offset, out var known))
        {
            _frames[offset] = frame.Copy();
            _waiting.Add(offset);
        }
        else if (known.Join(frame, frame.Stack, lose))
        {
            _waiting.Add(offset);
        }
    }

    /// <summary>Lets the handlers around a point be reached: an exception keeps the variables and empties the stack.</summary>
    public void ReachHandlers(int offset, MethodFrame frame)
    {
        if (!layout.IsTried(offset)) return;
        foreach (var region in layout.Regions)
        {
            if (offset < region.TryOffset || offset >= region.TryOffset + region.TryLength) continue;
            IlValue[] stack = region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter ? [IlValue.Open] : [];
            ReachHandler(region.HandlerOffset, frame, stack);
            if (region.Kind == ExceptionRegionKind.Filter) ReachHandler(region.FilterOffset, frame, stack);
        }
    }

    /// <summary>Lets the handlers around a point be reached after one local variable was stored.</summary>
    /// <param name="local">The number of the variable.</param>
    public void ReachHandlers(int offset, MethodFrame frame, int local)
        => ReachHandlers(offset, frame, frame.Local(local), known => known.JoinLocal(frame, local, lose));

    /// <summary>Lets the handlers around a point be reached after one variable of a state machine was stored.</summary>
    /// <param name="kept">The field that keeps the variable.</param>
    public void ReachHandlers(int offset, MethodFrame frame, string kept)
        => ReachHandlers(offset, frame, frame.Kept(kept), known => known.JoinKept(frame, kept, lose));

    // The block began with a way to its handlers, so they have all the rest. What an object has been given may have changed since.
    private void ReachHandlers(int offset, MethodFrame frame, IlValue stored, Func<MethodFrame, bool> join)
    {
        if (!layout.IsTried(offset)) return;
        if (stored.Objects.Count > 0)
        {
            ReachHandlers(offset, frame);
            return;
        }

        foreach (var region in layout.Regions)
        {
            if (offset < region.TryOffset || offset >= region.TryOffset + region.TryLength) continue;
            Join(region.HandlerOffset);
            if (region.Kind == ExceptionRegionKind.Filter) Join(region.FilterOffset);
        }

        void Join(int handler)
        {
            if (_frames.TryGetValue(handler, out var known) && join(known)) _waiting.Add(handler);
        }
    }

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

    private void ReachHandler(int offset, MethodFrame frame, IReadOnlyList<IlValue> stack)
    {
        if (layout.IndexAt(offset) < 0) return;
        if (!_frames.TryGetValue(offset, out var known))
        {
            _frames[offset] = frame.WithStack(stack);
            _waiting.Add(offset);
        }
        else if (known.Join(frame, stack, lose))
        {
            _waiting.Add(offset);
        }
    }
}
