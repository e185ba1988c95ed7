namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// The values of a method's local variables at one point. Points share them in pieces, each of which is copied when a point changes it: the methods
/// that compilers make have hundreds of variables and hundreds of points.
/// </summary>
internal struct LocalValues
{
    private const int Size = 16;
    private const int MostOwned = 64;

    private IlValue[][] _pieces;
    private ulong _owned;
    private bool _ownsList;

    private LocalValues(IlValue[][] pieces, int count)
    {
        _pieces = pieces;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The variables of a method that starts: all of them are null.</summary>
    public static LocalValues Start(int count)
    {
        var piece = Enumerable.Repeat(IlValue.Null, Size).ToArray();
        return new([.. Enumerable.Repeat(piece, (count + Size - 1) / Size)], count);
    }

    public readonly IlValue this[int index] => _pieces[index / Size][index % Size];

    /// <summary>The same values for another point. From now on each of the two copies what it changes.</summary>
    public LocalValues Share()
    {
        (_owned, _ownsList) = (0, false);
        return new(_pieces, Count);
    }

    /// <summary>Whether a piece of the values is the same as that of another point, which is known without a look at them.</summary>
    /// <param name="index">The number of a variable.</param>
    /// <param name="next">The number of the first variable behind the piece.</param>
    public readonly bool Shares(LocalValues other, int index, out int next)
    {
        next = Math.Min(Count, (index / Size + 1) * Size);
        return ReferenceEquals(_pieces[index / Size], other._pieces[index / Size]);
    }

    public void Set(int index, IlValue value)
    {
        var piece = index / Size;
        if (ReferenceEquals(_pieces[piece][index % Size], value)) return;
        if (!_ownsList) (_pieces, _ownsList) = ((IlValue[][])_pieces.Clone(), true);
        var bit = piece < MostOwned ? 1UL << piece : 0;
        if ((_owned & bit) == 0)
        {
            _pieces[piece] = (IlValue[])_pieces[piece].Clone();
            _owned |= bit;
        }

        _pieces[piece][index % Size] = value;
    }
}
