using System.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Calls;

/// <summary>One value that a request member can have: text with holes where the code does not tell.</summary>
/// <param name="Parts">The parts in order, no two literals side by side; a single unknown part for a value of which nothing is known.</param>
public sealed record MemberValue(EquatableArray<ValuePart> Parts)
{
    /// <summary>Whether each character is known.</summary>
    public bool IsConstant => Parts.All(static part => part.Kind == ValuePartKind.Literal);

    /// <summary>Makes the value of a constant.</summary>
    /// <returns>The value.</returns>
    public static MemberValue Constant(string text) => new(EquatableArray<ValuePart>.From([new(ValuePartKind.Literal, text)]));

    /// <summary>Writes the value with one text for each hole.</summary>
    /// <param name="hole">What a hole becomes, such as <c>*</c>.</param>
    /// <returns>The text; holes side by side become one.</returns>
    public string Fill(Func<ValuePart, string> hole)
    {
        var text = new StringBuilder();
        var last = "";
        foreach (var part in Parts)
        {
            var next = part.Kind == ValuePartKind.Literal ? part.Text : hole(part);
            if (part.Kind != ValuePartKind.Literal && next == last) continue;
            text.Append(next);
            last = part.Kind == ValuePartKind.Literal ? "" : next;
        }

        return text.ToString();
    }
}

/// <summary>What is known of a part of a value.</summary>
public enum ValuePartKind
{
    /// <summary>Nothing: it may be any text, also the empty one.</summary>
    Unknown = 0,

    /// <summary>The text itself.</summary>
    Literal = 1,

    /// <summary>It comes from outside under a name: an environment variable, a configuration key, a property of options.</summary>
    Input = 2,
}

/// <summary>A part of a value.</summary>
/// <param name="Kind">What is known of it.</param>
/// <param name="Text">The text of a literal, the name of an input, else empty.</param>
public sealed record ValuePart(ValuePartKind Kind, string Text);
