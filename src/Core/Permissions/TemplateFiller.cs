using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Permissions;

/// <summary>Resource templates filled from a request.</summary>
internal static class TemplateFiller
{
    // Members that can each have many values multiply; beyond this the last ones stand for any.
    private const int MostTexts = 1000;

    // The path of an IAM name is the one part of an ARN that may be empty.
    private const string PathFunction = "path";

    // What the service takes when the member is left out.
    private const string DefaultFunction = "or";

    /// <summary>Fills a template.</summary>
    /// <param name="parts">The template.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>All texts it can become; none when it has a member that is not set.</returns>
    public static IReadOnlyList<string> Fill(IReadOnlyList<TemplatePart> parts, SdkRequest request)
    {
        IReadOnlyList<string> texts = [""];
        foreach (var part in parts)
        {
            var next = part.IsMember ? [.. Values(part, request).Select(ValuePattern.Of)] : new[] { part.Text };
            texts = Cross(texts, next);
        }

        return texts;
    }

    /// <summary>All values of a member of a template, after its function.</summary>
    /// <param name="part">The member.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The values; none when the member is not set.</returns>
    public static IReadOnlyList<MemberValue> Values(TemplatePart part, SdkRequest request)
    {
        if (part.Function == DefaultFunction && request.StateOf(part.Text) == MemberState.MaybeSet && ShownValues.WhenSet(request, part.Text) is { Count: > 0 } set)
        {
            return Results(part, [.. set, MemberValue.Constant(part.Argument)]);
        }

        var values = ShownValues.Of(request, part.Text);
        if (values.Count > 0) return Results(part, values);
        return part.Function switch
        {
            PathFunction => [MemberValue.Constant("")],
            DefaultFunction => [MemberValue.Constant(part.Argument)],
            _ => [],
        };
    }

    /// <summary>Applies a member's function to some of its values.</summary>
    /// <param name="part">The member.</param>
    /// <returns>The results, as patterns.</returns>
    public static IReadOnlyList<string> Patterns(TemplatePart part, IEnumerable<MemberValue> values) => [.. Results(part, values).Select(ValuePattern.Of)];

    private static IReadOnlyList<MemberValue> Results(TemplatePart part, IEnumerable<MemberValue> values)
        => [.. values
            .SelectMany(value => ValueFunctions.Apply(part.Function, part.Argument, value))
            .Select(value => ShownValues.IsEmpty(value) && part.Function != PathFunction ? ShownValues.Any : value)
            .Distinct()];

    /// <summary>Joins each text with each end.</summary>
    /// <returns>The joined texts.</returns>
    public static IReadOnlyList<string> Cross(IReadOnlyList<string> texts, IReadOnlyList<string> ends)
    {
        if (texts.Count * ends.Count > MostTexts) ends = ["*"];
        return [.. texts.SelectMany(text => ends.Select(end => Join(text, end)))];
    }

    private static string Join(string text, string end)
    {
        var joined = new StringBuilder(text);
        PatternText.Append(joined, end);
        return joined.ToString();
    }
}
