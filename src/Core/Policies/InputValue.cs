using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies;

/// <summary>What a project says that an input of its program holds: an environment variable, a configuration key, a property of options.</summary>
/// <param name="Name">The input's name, as explanations show it.</param>
/// <param name="Values">The values that it can have; wildcards of IAM stand for what is not known. Sorted.</param>
public sealed record InputValue(string Name, EquatableArray<string> Values)
{
    /// <summary>How an ARN begins.</summary>
    public const string ArnStart = "arn:";

    /// <summary>Puts the values of inputs into a pattern.</summary>
    /// <param name="text">The resource of a permission.</param>
    /// <param name="inputs">What the project says.</param>
    /// <returns>A pattern for each value; the text itself where no input of it is known.</returns>
    public static IEnumerable<string> Expand(string text, IReadOnlyCollection<InputValue> inputs)
    {
        if (inputs.Count == 0 || PlaceholderText.Parse(text) is var parts && !parts.Any(part => Find(part, inputs) is not null)) return [text];

        // The ARN of what an input names: the pattern behind it is for those who do not know the ARN.
        if (Find(parts[0], inputs) is { } named && parts[0].Kind == PlaceholderKind.InputArn) return named.Values;
        IEnumerable<string> all = [""];
        foreach (var part in parts)
        {
            IReadOnlyList<string> values = Find(part, inputs) is { } input ? input.Values : [ArnPlaceholders.TextOf(part)];
            all = all.SelectMany(_ => values, static (start, value) => start + value);
        }

        return all.Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether a pattern names an input, and takes its values.</summary>
    /// <param name="text">The resource of a permission.</param>
    public static bool IsIn(string text, InputValue input) => PlaceholderText.Parse(text).Any(part => Find(part, [input]) is not null);

    // Where the ARN is asked for, a name alone does not tell it.
    private static InputValue? Find(PlaceholderPart part, IEnumerable<InputValue> inputs)
        => part.Kind is PlaceholderKind.Input or PlaceholderKind.InputArn
            ? inputs.FirstOrDefault(input => string.Equals(input.Name, part.Text, StringComparison.OrdinalIgnoreCase) && input.Values.All(value => value.StartsWith(ArnStart, StringComparison.Ordinal) == (part.Kind == PlaceholderKind.InputArn)))
            : null;
}
