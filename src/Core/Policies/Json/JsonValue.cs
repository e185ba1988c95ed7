using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Json;

/// <summary>The kinds of a JSON value.</summary>
public enum JsonKind
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>What a text with holes leaves open: any value, or several.</summary>
    Hole,
}

/// <summary>A JSON value and where it stands.</summary>
public sealed class JsonValue
{
    /// <summary>The kind.</summary>
    public JsonKind Kind { get; init; }

    /// <summary>The whole value, with quotes, braces or brackets.</summary>
    public TextRange Range { get; init; }

    /// <summary>A string's characters with the escapes resolved, a number or word as it is written; empty for objects and arrays.</summary>
    public string Text { get; init; } = "";

    /// <summary>The place of each character of a string's <see cref="Text"/>, where that is known for a text that may hold a document; <see langword="null"/> elsewhere.</summary>
    public IReadOnlyList<TextRange>? Places { get; init; }

    /// <summary>Whether a hole of the text is this value, a piece of this string, or may add to this object or array.</summary>
    public bool IsOpen { get; init; }

    /// <summary>How many characters of it are known to stand in a document, quotes included, where its place is in a text of another kind; <see langword="null"/> for the length of its place.</summary>
    public int? KnownLength { get; init; }

    /// <summary>The members of an object, in order; a name that stands twice is kept twice.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The items of an array, in order.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>Finds a member; the last one of that name.</summary>
    /// <param name="name">The name; case counts.</param>
    /// <returns>The member, or <see langword="null"/>.</returns>
    public JsonMember? Find(string name) => Members.LastOrDefault(member => member.Name == name);
}

/// <summary>A member of an object.</summary>
/// <param name="Name">The name, with the escapes resolved.</param>
/// <param name="NameRange">Where the name stands, with quotes.</param>
public sealed record JsonMember(string Name, TextRange NameRange, JsonValue Value)
{
    /// <summary>The name and the value.</summary>
    public TextRange Range => TextRange.Between(NameRange.Start, Value.Range.End);
}
