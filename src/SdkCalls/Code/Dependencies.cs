namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What a reading looked at, so that it is known when it no longer holds: bodies of members, and names that it looked for in
/// bodies. What it saw of declarations is not listed, since <see cref="ProgramVersion"/> compares them all. Only
/// <see cref="CodeIndex"/> writes here. It holds numbers and hashes: it may live longer than the program that was read.
/// </summary>
internal sealed class Dependencies
{
    private readonly HashSet<(int File, int Body)> _bodies = [];
    private readonly HashSet<int> _names = [];
    private readonly HashSet<int> _openNames = [];

    /// <summary>Notes that a body was looked at.</summary>
    /// <param name="file">The file's number in the program.</param>
    /// <param name="body">The body's number in the file, see <see cref="MemberBodies"/>.</param>
    public void AddBody(int file, int body) => _bodies.Add((file, body));

    /// <summary>Notes that a name, or <see cref="IdentifierScan.ImplicitCreation"/>, was looked for.</summary>
    /// <param name="isOpen">Whether it was looked for in code that another generator may add to.</param>
    public void AddName(string name, bool isOpen)
    {
        var hash = IdentifierScan.HashOf(name);
        _names.Add(hash);
        if (isOpen) _openNames.Add(hash);
    }

    /// <summary>The hashes of the names that code of another generator must not use for the reading to hold, sorted.</summary>
    public IReadOnlyList<int> OpenNames => [.. _openNames.OrderBy(static name => name)];

    /// <summary>Adds what another reading, whose result is used, looked at.</summary>
    /// <param name="isOpen">Whether its result is as open as it gets, whatever code another generator adds.</param>
    public void Add(Dependencies other, bool isOpen = false)
    {
        _bodies.UnionWith(other._bodies);
        _names.UnionWith(other._names);
        if (!isOpen) _openNames.UnionWith(other._openNames);
    }

    /// <summary>Whether changes leave all of it as it was: no body that was looked at is among them, and no name came into another one.</summary>
    public bool Survive(ProgramChanges changes)
        => changes.IsEmpty || !(_bodies.Any(changes.Has) || _names.Any(changes.MayName));
}
