using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.SdkCalls.Code;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>All values that an expression can have, or that nothing is known of it. Immutable and small.</summary>
internal sealed class ValueSet
{
    private static readonly ValuePart Hole = new(ValuePartKind.Unknown, "");
    private static readonly MemberValue AnyText = new(EquatableArray<ValuePart>.From([Hole]));

    private ValueSet(IReadOnlyList<MemberValue> items, bool canBeNull, bool isUnknown)
    {
        Items = items;
        CanBeNull = canBeNull;
        IsUnknown = isUnknown;
    }

    /// <summary>Any value.</summary>
    public static ValueSet Unknown { get; } = new([], true, true);

    /// <summary>No value: code that is never reached.</summary>
    public static ValueSet Nothing { get; } = new([], false, false);

    /// <summary>Only <see langword="null"/>.</summary>
    public static ValueSet Null { get; } = new([], true, false);

    /// <summary>The texts, without <see langword="null"/>.</summary>
    public IReadOnlyList<MemberValue> Items { get; }

    public bool CanBeNull { get; }

    public bool IsUnknown { get; }

    /// <summary>Whether one of them is a whole setting: only who runs the program knows whether it is there.</summary>
    public bool HasInput => Items.Any(static item => item.Parts.Only() is { Kind: ValuePartKind.Input });

    /// <summary>The only value, when it is known to the last character.</summary>
    public string? OnlyConstant => !IsUnknown && !CanBeNull && Items.Only() is { IsConstant: true } only ? only.Fill(static _ => "") : null;

    public static ValueSet Constant(string text) => Of([MemberValue.Constant(text)], false);

    /// <summary>A value from outside; an input that is missing is <see langword="null"/>.</summary>
    public static ValueSet Input(string name) => new([new(EquatableArray<ValuePart>.From([new(ValuePartKind.Input, name)]))], true, false);

    /// <summary>The values of a request member.</summary>
    public static ValueSet Of(RequestMember member)
        => member.Values.Count + member.Patterns.Count == 0 ? Unknown : Of([.. member.Values.Select(MemberValue.Constant), .. member.Patterns], member.State != MemberState.Set);

    /// <summary>The values of a text.</summary>
    public static ValueSet Of(AbstractValue text)
        => text.IsNothing ? Unknown : text.State == MemberState.Unset ? Null : text.Values is { } values ? Of(values, text.State != MemberState.Set) : Unknown;

    /// <summary>The values but for constants that a test refuses, without <see langword="null"/>.</summary>
    public static ValueSet Where(ValueSet values, Func<string, bool> test)
        => values.IsUnknown ? Unknown : Of([.. values.Items.Where(item => !item.IsConstant || test(item.Fill(static _ => "")))], false);

    /// <summary>One of two.</summary>
    public static ValueSet Either(ValueSet left, ValueSet right)
        => left.IsUnknown || right.IsUnknown ? Unknown : Of([.. left.Items, .. right.Items], left.CanBeNull || right.CanBeNull);

    /// <summary>One text behind the other, in every combination.</summary>
    public static ValueSet Concat(ValueSet left, ValueSet right)
    {
        var first = left.Texts();
        var second = right.Texts();
        if (first.Count * second.Count > FlowBounds.Texts) second = [AnyText];
        return Of([.. first.SelectMany(head => second.Select(tail => Join(head.Parts.Concat(tail.Parts))))], false);
    }

    /// <summary>The same without <see langword="null"/>.</summary>
    public ValueSet WithoutNull() => IsUnknown || !CanBeNull ? this : new(Items, false, false);

    /// <summary>What a function makes of each value; unknown when one is not constant, or the function gives none.</summary>
    public ValueSet Replace(Func<string, ValueSet?> function)
    {
        if (IsUnknown || CanBeNull || Items.Any(static item => !item.IsConstant)) return Unknown;
        return Items.Aggregate(Nothing, (all, item) => Either(all, function(item.Fill(static _ => "")) ?? Unknown));
    }

    /// <summary>The values after a change of each of their characters by itself. What a hole holds changes, too.</summary>
    /// <param name="function">The change of a literal; <see langword="null"/> when it is not known.</param>
    public ValueSet Rewrite(Func<string, ValueSet?> function)
        => IsUnknown || CanBeNull ? Unknown : Items.Aggregate(Nothing, (all, item) => Either(all, item.Parts.Aggregate(Constant(""), (text, part)
            => Concat(text, part.Kind == ValuePartKind.Literal ? function(part.Text) ?? Unknown : Unknown))));

    /// <summary>
    /// The values after a cut at their start or end. A hole there keeps only its place. It may be empty, too: then the text beside it stands at the end, and is cut.
    /// </summary>
    /// <param name="isStart">Whether the start is cut.</param>
    /// <param name="trim">The cut of a literal.</param>
    public ValueSet MapEnd(bool isStart, Func<string, string> trim)
        => IsUnknown || CanBeNull ? Unknown : Of([.. Items.SelectMany(item => Cut(isStart ? [.. item.Parts] : [.. item.Parts.Reverse()], trim)).Select(parts => Join(isStart ? parts : parts.Reverse()))], false);

    // The parts from the end that is cut. What stands behind a literal that vanishes is cut next.
    private static IEnumerable<IReadOnlyList<ValuePart>> Cut(IReadOnlyList<ValuePart> parts, Func<string, string> trim)
    {
        if (parts.Count == 0) return [parts];
        IReadOnlyList<ValuePart> behind = [.. parts.Skip(1)];
        if (parts[0].Kind == ValuePartKind.Literal) return trim(parts[0].Text) is { Length: > 0 } left ? [[new(ValuePartKind.Literal, left), .. behind]] : Cut(behind, trim);
        IReadOnlyList<ValuePart> text = [.. behind.SkipWhile(static part => part.Kind != ValuePartKind.Literal)];
        return text.Count > 0 && trim(text[0].Text).Length < text[0].Text.Length ? [[Hole, .. behind], .. Cut(text, trim)] : [[Hole, .. behind]];
    }

    // Texts for a concatenation: null adds nothing, what is not known adds a hole.
    private IReadOnlyList<MemberValue> Texts()
    {
        if (IsUnknown) return [AnyText];
        return CanBeNull && !HasInput ? [.. Items, MemberValue.Constant("")] : Items;
    }

    private static ValueSet Of(IReadOnlyList<MemberValue> items, bool canBeNull)
    {
        var distinct = items.Distinct().ToList();
        distinct.RemoveAll(item => distinct.Exists(other => IsInside(item, other)));
        if (distinct.Count > FlowBounds.Texts) distinct = [CommonStart(distinct)];
        return distinct.Exists(static item => item.Equals(AnyText) || item.Parts.Sum(static part => part.Text.Length) > FlowBounds.TextLength)
            ? Unknown
            : new(distinct, canBeNull, false);
    }

    // "a/*" says all that "a/b" does.
    private static bool IsInside(MemberValue value, MemberValue other)
        => !ReferenceEquals(value, other)
            && other.Parts is { Count: 2 } parts
            && parts[0].Kind == ValuePartKind.Literal && parts[1].Kind == ValuePartKind.Unknown
            && value.Parts[0].Kind == ValuePartKind.Literal
            && value.Parts[0].Text.StartsWith(parts[0].Text, StringComparison.Ordinal);

    // Too many values: what they begin with alike is still known.
    private static MemberValue CommonStart(List<MemberValue> values)
    {
        var start = Start(values[0]);
        foreach (var value in values)
        {
            var other = Start(value);
            var length = 0;
            while (length < start.Length && length < other.Length && start[length] == other[length]) length++;
            start = start.Substring(0, length);
        }

        return Join([new(ValuePartKind.Literal, start), Hole]);

        static string Start(MemberValue value) => value.Parts[0].Kind == ValuePartKind.Literal ? value.Parts[0].Text : "";
    }

    // Keeps literals and unknown parts apart from their like.
    private static MemberValue Join(IEnumerable<ValuePart> parts)
    {
        var joined = new List<ValuePart>();
        foreach (var part in parts)
        {
            if (part is { Kind: ValuePartKind.Literal, Text.Length: 0 }) continue;
            var last = joined.Count == 0 ? null : joined[joined.Count - 1];
            if (last is { Kind: ValuePartKind.Literal } && part.Kind == ValuePartKind.Literal) joined[joined.Count - 1] = new(ValuePartKind.Literal, last.Text + part.Text);
            else if (last is not { Kind: ValuePartKind.Unknown } || part.Kind != ValuePartKind.Unknown) joined.Add(part);
        }

        return joined.Count == 0 ? MemberValue.Constant("") : new(joined.ToEquatableArray());
    }
}
