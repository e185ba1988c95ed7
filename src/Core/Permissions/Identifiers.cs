using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>What one way of writing an identifier stands for.</summary>
/// <param name="Case">The way.</param>
/// <param name="Captures">What was written, as patterns: ARN variables, and partition, region and account where they were.</param>
internal sealed record IdentifierReading(IdentifierCase Case, IReadOnlyDictionary<string, string> Captures)
{
    /// <summary>The conditions whose values are known.</summary>
    public IReadOnlyList<ConditionTemplate> Conditions
        => [.. Case.Conditions
            .Select(condition => condition with { Values = [.. condition.Values.Select(Filled)] })
            .Where(static condition => condition.Values.All(static value => value != "*"))];

    /// <summary>Puts the captures into a text.</summary>
    /// <param name="text">The text, with <c>{Capture}</c>, or <c>{Capture:lower}</c> for a capture in lower case.</param>
    /// <returns>The text.</returns>
    public string Filled(string text)
        => string.Concat(TemplatePart.Parse(text).Select(part => !part.IsMember ? part.Text : !Captures.TryGetValue(part.Text, out var written) ? "*" : part.Function == "lower" ? Lower(written) : written));

    // A placeholder in the text keeps its name.
    private static string Lower(string text) => string.Concat(text.Split('$').Select(static (piece, index) => index > 0 && piece.IndexOf('}') is > 0 and var end ? "$" + piece.Substring(0, end) + piece.Substring(end).ToLowerInvariant() : (index > 0 ? "$" : "") + piece.ToLowerInvariant()));
}

/// <summary>Reads the identifiers that requests hold, by the forms of their resource types.</summary>
internal static class Identifiers
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value; not one of which nothing is known.</param>
    /// <returns>
    /// All that it can stand for: none for a value that identifies no resource of the type; <see langword="null"/> when the value says
    /// too little to tell.
    /// </returns>
    public static IReadOnlyList<IdentifierReading>? Read(IdentifierForm form, MemberValue value)
    {
        if (ReadWithInputs(form, value) is not { } readings) return null;
        if (readings.Count > 0 || value.IsConstant || value.Parts.All(static part => part.Kind != ValuePartKind.Input)) return readings;

        // An input that is none of the parts may hold several of them.
        return ReadWithInputs(form, Opened(value)) is { Count: > 0 } more ? more : null;
    }

    /// <summary>Reads a value whose inputs each stand for one part of what is written.</summary>
    /// <returns>As for <see cref="Read"/>.</returns>
    public static IReadOnlyList<IdentifierReading>? ReadWithInputs(IdentifierForm form, MemberValue value)
    {
        var readings = new List<IdentifierReading>();
        var isArn = WholeArn.Is(value);
        foreach (var one in form.Cases.Where(one => one.IsArn || !isArn))
        {
            if (FormMatcher.Match(one.Written, value) is not { } ways) return null;
            readings.AddRange(ways.Select(captures => new IdentifierReading(one, captures)));
            if ((value.IsConstant || FormMatcher.HasHolesInNameOnly(one.Written, value)) && readings.Count > 0) break;
        }

        return readings;
    }

    /// <summary>Forgets what the inputs of a value are called.</summary>
    /// <returns>The value, each input of it a hole that can hold anything.</returns>
    public static MemberValue Opened(MemberValue value)
        => new(value.Parts.Select(static part => part.Kind == ValuePartKind.Input ? new ValuePart(ValuePartKind.Unknown, "") : part).ToEquatableArray());

    /// <summary>Reads a value of which no more is known than that it is a name.</summary>
    /// <returns>The reading; <see langword="null"/> when the form has no names.</returns>
    public static IdentifierReading? AnyName(IdentifierForm form)
        => form.Cases.FirstOrDefault(static one => !one.IsArn) is { } name ? new IdentifierReading(name, new Dictionary<string, string>()) : null;
}
