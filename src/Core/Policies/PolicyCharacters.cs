using System.Text;
using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// The characters that IAM accepts in the text of a policy document: none above U+00FF. A JSON file can hold the others as escapes.
/// Terraform, CloudFormation and the CDK make the JSON themselves and write each character as it is.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
/// </summary>
internal static class PolicyCharacters
{
    private const char Last = '\u00ff';

    /// <summary>Makes a text one that IAM accepts without escapes.</summary>
    /// <param name="text">A part of an ARN pattern or of a condition's value.</param>
    /// <returns>The text, with a wildcard for characters in a row that IAM does not accept. It matches what the text matches, and more.</returns>
    public static string Accepted(string text)
    {
        if (text.All(static c => c <= Last)) return text;
        var accepted = new StringBuilder(text.Length);
        foreach (var c in text) PatternText.Append(accepted, c <= Last ? c.ToString() : "*");
        return accepted.ToString();
    }
}
