using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Json;

/// <summary>A text read as JSON.</summary>
/// <param name="Root">The value; <see langword="null"/> when the text is no JSON, and the last problem says why.</param>
/// <param name="Problems">What is wrong, in the order of the text. Beside a root: comments and commas that AWS refuses.</param>
public sealed record JsonText(JsonValue? Root, IReadOnlyList<JsonProblem> Problems)
{
    /// <summary>Reads any text, in linear time; comments and trailing commas are passed over, with a problem for each kind.</summary>
    /// <returns>What it holds; never throws.</returns>
    public static JsonText Read(string text) => new JsonReader(text).Read();

    /// <summary>
    /// Reads a text in which <see cref="TextHole.Mark"/> stands for what is not known: a piece of a string, a value, several items or members
    /// with their commas, or the rest. What may be right is no problem, and what is read is kept also where the text breaks off.
    /// </summary>
    /// <param name="fill">Makes the text of a value from one with holes.</param>
    /// <returns>The value, and whether brackets that do not match say that holes hold some; never throws.</returns>
    public static (JsonValue Root, bool IsTorn) ReadOpen(string text, Func<string, string> fill) => new OpenJsonReader(text, fill).Read();
}

/// <summary>Something that makes a text no JSON.</summary>
/// <param name="Message">What is wrong and what to write, a sentence part without a full stop.</param>
/// <param name="Range">Where.</param>
/// <param name="IsFatal">Whether nothing after it could be read.</param>
public sealed record JsonProblem(string Message, TextRange Range, bool IsFatal);
