using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What the code shows of a value: whether it is set, its constants, and its members. Immutable.</summary>
/// <remarks>A list has the members of its elements: the catalogue's paths carry no list marks.</remarks>
internal sealed class AbstractValue
{
    /// <summary>The member that holds the keys of a map.</summary>
    public const string Keys = "Keys";

    private static readonly Dictionary<string, AbstractValue> NoMembers = [];

    private AbstractValue(MemberState state, bool isWhole, IReadOnlyList<MemberValue>? values, Dictionary<string, AbstractValue> members)
    {
        State = state;
        IsWhole = isWhole;
        Values = values;
        Members = members;
    }

    /// <summary>A value that is <see langword="null"/>, or a member without a value.</summary>
    public static AbstractValue Unset { get; } = new(MemberState.Unset, true, [], NoMembers);

    /// <summary>An object that is just made.</summary>
    public static AbstractValue Blank { get; } = new(MemberState.Set, true, null, NoMembers);

    /// <summary>A list without elements. Older SDKs do not send it and newer ones may, so it is perhaps set.</summary>
    public static AbstractValue EmptyList { get; } = new(MemberState.MaybeSet, true, [], NoMembers);

    /// <summary>A value that may be anything, and may be none.</summary>
    public static AbstractValue Unknown { get; } = new(MemberState.MaybeSet, false, null, NoMembers);

    /// <summary>Code that gives no value: it throws, or never runs.</summary>
    public static AbstractValue Nothing { get; } = new(MemberState.Unset, true, [], NoMembers);

    /// <summary>Whether other code holds the object, so that what happens to it later counts the next time.</summary>
    public bool IsShared { get; private set; }

    public MemberState State { get; }

    /// <summary>Whether a member that is not listed is unset.</summary>
    public bool IsWhole { get; }

    /// <summary>Every value it can have; <see langword="null"/> when not known.</summary>
    public IReadOnlyList<MemberValue>? Values { get; }

    public Dictionary<string, AbstractValue> Members { get; }

    public static AbstractValue Constant(string text) => new(MemberState.Set, true, [MemberValue.Constant(text)], NoMembers);

    /// <summary>A text or number of which something is known.</summary>
    public static AbstractValue Leaf(MemberState state, IReadOnlyList<MemberValue> values) => new(state, true, values, NoMembers);

    /// <summary>A value that the code gives but does not show.</summary>
    public static AbstractValue Opaque(MemberState state, bool isWhole) => new(state, isWhole, null, NoMembers);

    /// <summary>One of two values.</summary>
    public static AbstractValue Either(AbstractValue left, AbstractValue right)
    {
        if (ReferenceEquals(left, right) || right.IsNothing) return left;
        if (left.IsNothing) return right;
        if (left.State == MemberState.Unset && right.State == MemberState.Unset) return left;
        if (left.State == MemberState.Unset) return right.As(MemberState.MaybeSet);
        if (right.State == MemberState.Unset) return left.As(MemberState.MaybeSet);
        var state = left.State == right.State ? left.State : MemberState.MaybeSet;
        return new(state, left.IsWhole && right.IsWhole, Union(left.Values, right.Values), Merge(left, right)) { IsShared = left.IsShared || right.IsShared };
    }

    /// <summary>Whether it is no value at all.</summary>
    public bool IsNothing => ReferenceEquals(this, Nothing);

    /// <summary>The same value, which other code holds too.</summary>
    public AbstractValue AsShared() => IsShared || IsNothing || State == MemberState.Unset || ReferenceEquals(this, Unknown) ? this : new(State, IsWhole, Values, Members) { IsShared = true };

    /// <summary>Whether other code holds the value, or a part of it that a path leads to.</summary>
    public bool IsSharedAt(IReadOnlyList<string> path)
    {
        var part = this;
        foreach (var name in path)
        {
            if (part.IsShared || !part.Members.TryGetValue(name, out var next)) return part.IsShared;
            part = next;
        }

        return part.IsShared;
    }

    /// <summary>What is known of one element of a list.</summary>
    public AbstractValue Element()
    {
        if (IsNothing || IsEmpty) return Nothing;
        if (ReferenceEquals(this, Unknown) || State == MemberState.Unset) return Unknown;
        return new(MemberState.Set, IsWhole, Values, Members.Where(static pair => pair.Key != Keys).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal)) { IsShared = IsShared };
    }

    /// <summary>A list with the elements of this one and of another.</summary>
    public AbstractValue WithElements(AbstractValue others)
    {
        if (others.IsNothing || others.IsEmpty) return this;
        var all = WithElement(others);
        return others.State == MemberState.Set ? all : Either(this, all);
    }

    private bool IsEmpty => Members.Count == 0 && IsWhole && Values is { Count: 0 };

    /// <summary>A list that holds the elements of this one and one more.</summary>
    public AbstractValue WithElement(AbstractValue element)
    {
        if (IsNothing || element.IsNothing) return this;
        if (IsEmpty) return new(MemberState.Set, element.IsWhole, element.Values, element.Members) { IsShared = IsShared || element.IsShared };
        return new(MemberState.Set, IsWhole && element.IsWhole, Union(Values, element.Values), Merge(this, element)) { IsShared = IsShared || element.IsShared };
    }

    /// <summary>A map that holds the entries of this one and one more. Its keys are its member <c>Keys</c>.</summary>
    public AbstractValue WithEntry(AbstractValue key, AbstractValue element)
    {
        var others = Members.Where(static pair => pair.Key != Keys).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        var entries = new AbstractValue(State, IsWhole, Values, others).WithElement(element);
        var members = new Dictionary<string, AbstractValue>(entries.Members, StringComparer.Ordinal)
        {
            [Keys] = Members.TryGetValue(Keys, out var keys) ? keys.WithElement(key) : IsWhole ? key : Unknown,
        };
        return new(MemberState.Set, entries.IsWhole, entries.Values, members);
    }

    /// <summary>The value after a change somewhere below it.</summary>
    /// <param name="path">The members that lead there.</param>
    /// <param name="index">Where in the path this value is.</param>
    /// <param name="change">What happens there.</param>
    public AbstractValue Change(IReadOnlyList<string> path, int index, Func<AbstractValue, AbstractValue> change)
    {
        if (IsNothing) return this;
        if (index == path.Count) return change(this);
        var member = Member(path[index]);
        var changed = member.Change(path, index + 1, change);
        if (ReferenceEquals(member, changed)) return this;
        var members = new Dictionary<string, AbstractValue>(Members, StringComparer.Ordinal) { [path[index]] = changed };
        return new(MemberState.Set, IsWhole, null, members) { IsShared = IsShared };
    }

    /// <summary>The value after code that we do not see had it in hands.</summary>
    public AbstractValue Escaped()
        => IsNothing ? this : State == MemberState.Unset ? Unknown : new(
            MemberState.MaybeSet,
            false,
            null,
            Members.Where(static pair => pair.Value.State != MemberState.Unset).ToDictionary(static pair => pair.Key, static pair => pair.Value.Escaped(), StringComparer.Ordinal));

    /// <summary>The same value, of which something may be hidden.</summary>
    public AbstractValue Partial() => IsNothing ? this : new(State, false, Values, Members) { IsShared = IsShared };

    /// <summary>The same value in another state.</summary>
    public AbstractValue As(MemberState state) => IsNothing || State == state ? this : new(state, IsWhole, Values, Members) { IsShared = IsShared };

    /// <summary>The value as the request of a call.</summary>
    public SdkRequest ToRequest()
    {
        var members = new List<RequestMember>();
        Collect(this, "", State != MemberState.Set, members);
        if (members.Count > FlowBounds.Members) return SdkRequest.Hidden;
        members.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new(IsWhole, members.ToEquatableArray());
    }

    /// <summary>The value, whose values are known, as one member of a request.</summary>
    /// <param name="path">The member's path.</param>
    public RequestMember ToMember(string path) => RequestMember.Of(path, State, Values ?? [], IsWhole);

    private static void Collect(AbstractValue shape, string prefix, bool isPerhaps, List<RequestMember> members)
    {
        foreach (var pair in shape.Members)
        {
            if (pair.Value.State == MemberState.Unset) continue;
            if (members.Count > FlowBounds.Members) return;
            var state = isPerhaps ? MemberState.MaybeSet : pair.Value.State;
            var known = pair.Value.Values is { Count: <= FlowBounds.MemberValues } values ? values : [];
            members.Add(RequestMember.Of(prefix + pair.Key, state, known, pair.Value.IsWhole) with { IsSetWithParent = isPerhaps && prefix.Length > 0 && pair.Value.State == MemberState.Set });
            Collect(pair.Value, prefix + pair.Key + ".", state != MemberState.Set, members);
        }
    }

    private static Dictionary<string, AbstractValue> Merge(AbstractValue left, AbstractValue right)
    {
        if (left.Members.Count == 0 && right.Members.Count == 0) return NoMembers;
        var members = new Dictionary<string, AbstractValue>(StringComparer.Ordinal);
        foreach (var name in left.Members.Keys.Union(right.Members.Keys, StringComparer.Ordinal)) members[name] = Either(left.Member(name), right.Member(name));
        return members;
    }

    private static IReadOnlyList<MemberValue>? Union(IReadOnlyList<MemberValue>? left, IReadOnlyList<MemberValue>? right)
        => left is null || right is null ? null : [.. left.Union(right)];

    /// <summary>A member; unknown or unset when it is not listed.</summary>
    public AbstractValue Member(string name) => Members.TryGetValue(name, out var member) ? member : IsWhole ? Unset : Unknown;
}
