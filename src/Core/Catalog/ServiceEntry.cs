using System.Collections.Concurrent;
using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Catalog;

/// <summary>One AWS service: its names in the SDK for .NET and its operations, each parsed when it is first asked for.</summary>
public sealed class ServiceEntry
{
    private readonly EntryText _text;
    private readonly ConcurrentDictionary<string, OperationEntry?> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Operation, Trigger? Trigger)>> _methods = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<OperationEntry>> _all;
    private readonly RequiredMembers _required = new();

    internal ServiceEntry(ServiceNames names, string text)
    {
        Id = names.Id;
        IamPrefix = names.IamPrefix;
        Namespace = names.Namespace;
        ClientInterface = names.ClientInterface;
        ClientClass = names.ClientClass;
        _text = new EntryText(text);
        foreach (var line in _text.Header) ReadHeader(line);
        _all = new Lazy<IReadOnlyList<OperationEntry>>(ReadAll);
    }

    /// <summary>The catalogue's id, the folder name of the public API model, such as <c>s3</c> or <c>elbv2</c>.</summary>
    public string Id { get; }

    /// <summary>The prefix of its own actions, such as <c>elasticloadbalancing</c>.</summary>
    public string IamPrefix { get; }

    /// <summary>The C# namespace, such as <c>Amazon.ElasticLoadBalancingV2</c>.</summary>
    public string Namespace { get; }

    /// <summary>The client interface's simple name, such as <c>IAmazonS3</c>.</summary>
    public string ClientInterface { get; }

    /// <summary>The client class's simple name, such as <c>AmazonS3Client</c>.</summary>
    public string ClientClass { get; }

    /// <summary>All operations, sorted by name (ordinal).</summary>
    public IReadOnlyList<OperationEntry> Operations => _all.Value;

    /// <summary>Finds an operation by its API name.</summary>
    /// <param name="name">The API name, such as <c>CreateBucket</c>.</param>
    /// <returns>The operation, or <see langword="null"/>.</returns>
    public OperationEntry? FindOperation(string name)
    {
        if (_operations.TryGetValue(name, out var known)) return known;
        var index = _text.Find(name);
        return index < 0 ? null : _operations.GetOrAdd(name, Read(index));
    }

    /// <summary>The request that AWS does not refuse: the names of resources that the operation requires are there.</summary>
    /// <param name="operation">The operation's API name.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The request: what the operation requires is set, and not empty where it can be anything else.</returns>
    public SdkRequest Assume(string operation, SdkRequest request) => _required.Assume(operation, request);

    /// <summary>Finds what a C# method asks for.</summary>
    /// <param name="stem">The method's name without <c>Async</c>, <c>Begin</c> or <c>End</c>, such as <c>PutBucket</c>.</param>
    /// <returns>
    /// The operations: none for a name that is no operation, one in general, more for the few methods
    /// whose operation depends on the request (<c>GetACL</c>), each then with a trigger.
    /// </returns>
    public IReadOnlyList<MethodTarget> FindMethod(string stem)
    {
        if (!_methods.TryGetValue(stem, out var renamed))
        {
            return FindOperation(stem) is { } operation ? [new MethodTarget(operation, null)] : [];
        }

        var targets = new List<MethodTarget>();
        foreach (var (name, trigger) in renamed)
        {
            if (FindOperation(name) is { } operation) targets.Add(new MethodTarget(operation, trigger));
        }

        return targets;
    }

    /// <summary>The C# method stems that differ from their operation's name, sorted (ordinal).</summary>
    internal IEnumerable<string> RenamedMethods => _methods.Keys.OrderBy(stem => stem, StringComparer.Ordinal);

    /// <summary>Parses every entry and lets a <see cref="FormatException"/> out, for the builder and the tests.</summary>
    /// <returns>The operations.</returns>
    internal IReadOnlyList<OperationEntry> ParseStrictly()
        => Enumerable.Range(0, _text.Count).Select(i => OperationText.Parse(Id, IamPrefix, _text.Lines(i))).ToList();

    private void ReadHeader(string line)
    {
        var words = line.Split(' ');
        if (words[0] == RequiredMembers.Word) _required.Read(words.Skip(1));
        if (words[0] != "method" || words.Length is not (3 or 4)) return;
        if (!_methods.TryGetValue(words[1], out var targets)) _methods.Add(words[1], targets = []);
        targets.Add((words[2], words.Length == 4 ? Trigger.Parse(words[3].Substring("when:".Length)) : null));
    }

    private OperationEntry Read(int index)
    {
        try
        {
            return OperationText.Parse(Id, IamPrefix, _text.Lines(index));
        }
        catch (FormatException)
        {
            // Tests parse every entry, so this is a damaged file; the user's compiler must not suffer from it.
            return new OperationEntry(Id, _text.Word(index), OperationStatus.Unknown, []);
        }
    }

    private OperationEntry[] ReadAll()
    {
        var all = new OperationEntry[_text.Count];
        for (var i = 0; i < all.Length; i++) all[i] = FindOperation(_text.Word(i))!;
        return all;
    }
}

/// <summary>An operation behind a C# method.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Trigger">When the request makes the method call this operation; <see langword="null"/> for always.</param>
public sealed record MethodTarget(OperationEntry Operation, Trigger? Trigger);
