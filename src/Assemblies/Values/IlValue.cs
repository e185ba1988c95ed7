using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>What a value on the stack of compiled code can be: one of some texts, one of some objects, anything. Immutable.</summary>
internal sealed class IlValue
{
    private static readonly HashSet<MadeObject> NoObjects = [];
    private static readonly ValuePart Hole = new(ValuePartKind.Unknown, "");

    // Most numbers in code are small.
    private const int MostKept = 64;
    private static readonly IlValue[] Numbers = [.. Enumerable.Range(-1, MostKept + 1).Select(static number => NewNumber(number))];

    private IlValue(IReadOnlyList<MemberValue> texts, HashSet<MadeObject> objects, bool isOpen, bool mayBeNull)
    {
        Texts = texts;
        Objects = objects;
        IsOpen = isOpen;
        MayBeNull = mayBeNull;
    }

    /// <summary>No value at all: what code gives that never runs.</summary>
    public static IlValue Nothing { get; } = new([], NoObjects, false, false);

    /// <summary>A value that may be anything.</summary>
    public static IlValue Open { get; } = new([], NoObjects, true, true);

    public static IlValue Null { get; } = new([], NoObjects, false, true);

    /// <summary>The texts that it can be; numbers are texts, too.</summary>
    public IReadOnlyList<MemberValue> Texts { get; }

    /// <summary>The objects that it can be.</summary>
    public HashSet<MadeObject> Objects { get; }

    /// <summary>Whether it can be something that is not listed.</summary>
    public bool IsOpen { get; }

    public bool MayBeNull { get; }

    /// <summary>The place that it is the address of.</summary>
    public Address? Address { get; private set; }

    /// <summary>The method that it points to.</summary>
    public MethodUse? Function { get; private set; }

    /// <summary>Whether it is a number that an instruction holds, and no text.</summary>
    public bool IsNumber { get; private set; }

    public bool IsNothing => Texts.Count == 0 && Objects.Count == 0 && !IsOpen && !MayBeNull && Address is null && Function is null;

    public static IlValue Text(string text) => new([MemberValue.Constant(text)], NoObjects, false, false);

    public static IlValue Number(long number) => number is >= -1 and < MostKept ? Numbers[number + 1] : NewNumber(number);

    private static IlValue NewNumber(long number) => new([MemberValue.Constant(number.ToString(System.Globalization.CultureInfo.InvariantCulture))], NoObjects, false, false) { IsNumber = true };

    public static IlValue Of(MadeObject made) => new([], [made], false, false);

    public static IlValue Of(Address address) => new([], NoObjects, true, false) { Address = address };

    public static IlValue Of(MethodUse function) => new([], NoObjects, true, false) { Function = function };

    /// <summary>Makes a value of texts; open when they are too many.</summary>
    public static IlValue Of(IReadOnlyList<MemberValue> texts) => texts.Count > ValueBounds.Texts ? Open : new(texts, NoObjects, false, false);

    /// <summary>This value or another one.</summary>
    public IlValue Or(IlValue other)
    {
        if (ReferenceEquals(this, other) || other.IsNothing) return this;
        if (IsNothing) return other;
        var isOpen = IsOpen || other.IsOpen || (IsNumber != other.IsNumber && Texts.Count > 0 && other.Texts.Count > 0) || !Equals(Address, other.Address) || !Equals(Function, other.Function);
        var texts = isOpen ? [] : Texts.Count == 0 ? other.Texts : other.Texts.Count == 0 ? Texts : [.. Texts.Union(other.Texts)];
        var objects = Objects.Count == 0 ? other.Objects : other.Objects.Count == 0 || other.Objects.IsSubsetOf(Objects) ? Objects : new HashSet<MadeObject>(Objects.Union(other.Objects));
        if (isOpen && objects.Any(static made => made.IsIdle)) objects = [.. objects.Where(static made => !made.IsIdle)];
        if (texts.Count > ValueBounds.Texts) return Open.Or(new([], objects, false, true));
        return new(texts, objects, isOpen, MayBeNull || other.MayBeNull)
        {
            Address = Equals(Address, other.Address) ? Address : null,
            Function = Equals(Function, other.Function) ? Function : null,
            IsNumber = !isOpen && (Texts.Count == 0 ? other.IsNumber : IsNumber),
        };
    }

    /// <summary>Whether it says no more than another value.</summary>
    public bool IsWithin(IlValue other)
        => ReferenceEquals(this, other) || IsNothing
            || ((!IsOpen || other.IsOpen)
            && (!MayBeNull || other.MayBeNull)
            && (other.IsOpen || Texts.Count == 0 || Texts.All(other.Texts.Contains))
            && (Objects.Count == 0 || ReferenceEquals(Objects, other.Objects) || Objects.All(made => other.Objects.Contains(made) || (other.IsOpen && made.IsIdle)))
            && (Equals(Address, other.Address) || (other.IsOpen && other.Address is null))
            && (Equals(Function, other.Function) || (other.IsOpen && other.Function is null))
            && (Texts.Count == 0 || other.IsOpen || IsNumber == other.IsNumber));

    /// <summary>The value as a <c>bool</c>, which compiled code has as a number.</summary>
    public IlValue AsBoolean()
        => Texts.Count == 0 ? this : new(Texts.Select(static text => text.IsConstant ? MemberValue.Constant(text.Fill(static _ => "") switch { "0" => "false", "1" => "true", var other => other }) : text).Distinct().ToList(), Objects, IsOpen, MayBeNull) { IsNumber = IsNumber };

    /// <summary>The value with other texts in place of its own.</summary>
    public IlValue With(IEnumerable<MemberValue> texts) => new(texts.Distinct().ToList(), Objects, IsOpen, MayBeNull);

    /// <summary>The value as another method has it: the address of a variable of this one says nothing there.</summary>
    public IlValue Outward() => Address is { Node: null } ? Open.Or(new(Texts, Objects, true, MayBeNull)) : this;

    /// <summary>This value, or any other one.</summary>
    public IlValue OrOpen() => Or(Open);

    /// <summary>The parts of its texts, for a text that it becomes a part of; a single hole where they are not known.</summary>
    public IReadOnlyList<MemberValue> Pieces()
    {
        // How a number is written depends on its type: an enumeration's has a name, a real one's the culture's mark.
        if (IsOpen || IsNumber || Objects.Count > 0 || Texts.Count == 0) return IsNothingButNull ? [MemberValue.Constant("")] : [new MemberValue(EquatableArray<ValuePart>.From([Hole]))];
        return MayBeNull ? [.. Texts.Append(MemberValue.Constant("")).Distinct()] : Texts;
    }

    private bool IsNothingButNull => MayBeNull && !IsOpen && Objects.Count == 0 && Texts.Count == 0;

    /// <summary>The texts that values make side by side.</summary>
    public static IlValue Concat(IEnumerable<IlValue> values)
    {
        IReadOnlyList<MemberValue> texts = [MemberValue.Constant("")];
        foreach (var value in values)
        {
            var pieces = value.Pieces();
            if (texts.Count * pieces.Count > ValueBounds.Texts) pieces = [new MemberValue(EquatableArray<ValuePart>.From([Hole]))];
            texts = [.. texts.SelectMany(left => pieces.Select(right => Join(left, right))).Distinct()];
            if (texts.Any(static text => text.Parts.Count > ValueBounds.Parts || text.Parts.Sum(static part => part.Text.Length) > ValueBounds.TextLength)) return Open;
        }

        return Of(texts);
    }

    private static MemberValue Join(MemberValue left, MemberValue right)
    {
        var parts = new List<ValuePart>(left.Parts);
        foreach (var part in right.Parts)
        {
            var last = parts.Count == 0 ? null : parts[parts.Count - 1];
            if (last is { Kind: ValuePartKind.Literal } && part.Kind == ValuePartKind.Literal) parts[parts.Count - 1] = new(ValuePartKind.Literal, last.Text + part.Text);
            else if (last is not { Kind: ValuePartKind.Unknown } || part.Kind != ValuePartKind.Unknown) parts.Add(part);
        }

        if (parts.Count > 1) parts.RemoveAll(static part => part is { Kind: ValuePartKind.Literal, Text.Length: 0 });
        return new(parts.ToEquatableArray());
    }
}

/// <summary>A place whose address compiled code takes.</summary>
/// <param name="Kind">Which sort of place.</param>
/// <param name="Index">The number of the variable or parameter.</param>
/// <param name="Node">The place itself, unless it is a variable of the method that is read.</param>
/// <param name="Name">The name of the field that a state machine keeps a variable in.</param>
internal sealed record Address(AddressKind Kind, int Index, ValueNode? Node, string Name = "");

/// <summary>The sorts of places whose addresses are taken.</summary>
internal enum AddressKind
{
    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A variable that a state machine keeps in a field.</summary>
    Kept,

    /// <summary>A parameter, or <c>this</c>.</summary>
    Argument,

    /// <summary>A field, or an element of an array.</summary>
    Other,
}
