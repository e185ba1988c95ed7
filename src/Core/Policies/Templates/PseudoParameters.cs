using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>
/// The pseudo parameters of CloudFormation whose form is known, such as <c>AWS::AccountId</c>: not their value, so a document is read with two values
/// of each, and what is found must hold with both.
/// </summary>
internal static class PseudoParameters
{
    // Characters for private use, next to the mark of a hole.
    private static readonly (string Name, char Mark, string First, string Second)[] All =
    [
        ("AWS::AccountId", '\uE001', "111122223333", "444455556666"),
        ("AWS::Region", '\uE002', "me-central-1", "us-gov-west-1"),
        ("AWS::Partition", '\uE003', "aws", "aws-us-gov"),
        ("AWS::URLSuffix", '\uE004', "amazonaws.com", "amazonaws.com"),
    ];

    /// <summary>The parameter that takes away what it stands for.</summary>
    public const string NoValue = "AWS::NoValue";

    /// <summary>What stands for a parameter in a text.</summary>
    /// <param name="name">The name of a parameter, such as <c>AWS::Region</c>.</param>
    /// <returns>A mark, or <see langword="null"/> for a name of which nothing is known.</returns>
    public static string? MarkOf(string name)
    {
        foreach (var parameter in All)
        {
            if (parameter.Name == name) return parameter.Mark.ToString();
        }

        return null;
    }

    /// <summary>Puts values in the place of marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="turn">Which reading it is: they take the two values in turn.</param>
    /// <returns>The text without marks.</returns>
    public static string Fill(string text, int turn)
    {
        foreach (var parameter in All) text = text.Replace(parameter.Mark.ToString(), turn % 2 == 0 ? parameter.First : parameter.Second);
        return text;
    }

    /// <summary>Puts values in the place of marks, and keeps the place of each character.</summary>
    /// <param name="value">A text of a template.</param>
    /// <param name="turn">Which reading it is.</param>
    /// <returns>The text without marks.</returns>
    public static TemplateText Fill(JsonValue value, int turn)
    {
        var text = new TemplateText();
        text.Append(value, 0, value.Text.Length);
        foreach (var parameter in All) text.Replace(parameter.Mark.ToString(), turn % 2 == 0 ? parameter.First : parameter.Second);
        return text;
    }

    /// <summary>Names the parameters again in a message about the first reading.</summary>
    /// <param name="message">The message.</param>
    public static string Name(string message)
    {
        foreach (var parameter in All.Take(2)) message = message.Replace(parameter.First, "${" + parameter.Name + "}");
        return message;
    }
}
