using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>
/// A text of a policy with its variables replaced by what is known of a request. In the version of 2008 there are none: one of IAM's own and <c>${*}</c> are
/// plain text, and any other <c>${...}</c> that, or a placeholder of a template, which stands for something unknown.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
/// </summary>
/// <param name="Pattern">The text as <see cref="IamPattern"/> reads it; <c>*</c> stands for a value that is not known.</param>
/// <param name="IsKnown">Whether all values are known.</param>
/// <param name="HasValue">Whether every variable has a value: one without makes the text match nothing.</param>
internal sealed record VariableText(string Pattern, bool IsKnown, bool HasValue)
{
    /// <summary>Replaces the variables of a text.</summary>
    /// <param name="hasVariables">Whether the document's version has variables.</param>
    /// <param name="takesWildcards">Whether <c>*</c> and <c>?</c> are wildcards where the text stands.</param>
    /// <param name="facts">What is known of the requests.</param>
    /// <returns>The text.</returns>
    public static VariableText Resolve(string text, bool hasVariables, bool takesWildcards, RequestFacts facts)
    {
        var built = new StringBuilder(text.Length);
        var (isKnown, hasValue) = (true, true);
        var at = 0;
        foreach (var variable in PolicyVariable.In(text))
        {
            if (!variable.IsClosed || (!hasVariables && facts.IsComplete)) break;
            if (!hasVariables && (variable.IsEscape || IsOfIam(variable.Content))) continue;
            built.Append(Plain(text.Substring(at, variable.Start - at), takesWildcards));
            at = variable.Start + variable.Content.Length + 3;
            if (variable.IsEscape)
            {
                built.Append("${").Append(variable.Content).Append('}');
                continue;
            }

            var (value, outcome) = ValueOf(variable.Content, hasVariables ? facts : RequestFacts.None);
            built.Append(value);
            isKnown &= outcome != Coverage.Some;
            hasValue &= outcome != Coverage.None;
        }

        built.Append(Plain(text.Substring(at), takesWildcards));
        return new(built.ToString(), isKnown, hasValue);
    }

    // aws:username, aws:PrincipalTag/team, s3:prefix: no placeholder of a template, in which CloudFormation's have two colons.
    private static bool IsOfIam(string variable)
    {
        var colon = variable.IndexOf(':');
        return colon > 0 && variable.IndexOf("::", StringComparison.Ordinal) < 0 && variable.Take(colon).All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.');
    }

    // The value as a pattern, and whether there is one: Some where it is not known.
    private static (string Value, Coverage Outcome) ValueOf(string variable, RequestFacts facts)
    {
        var comma = variable.IndexOf(',');
        var name = comma < 0 ? variable : variable.Substring(0, comma);
        if (facts.Find(name.Trim()) is not { Count: 1 } possible || possible[0].IsPattern) return ("*", Coverage.Some);
        if (possible[0] is { IsMultivalued: false, Values: [var value] }) return (IamPattern.Escape(value), Coverage.All);
        return comma >= 0 && variable.Substring(comma + 1).Trim() is { Length: >= 2 } rest && rest[0] == '\'' && rest[rest.Length - 1] == '\''
            ? (IamPattern.Escape(rest.Substring(1, rest.Length - 2)), Coverage.All)
            : ("", Coverage.None);
    }

    private static string Plain(string text, bool takesWildcards)
        => takesWildcards ? text.Replace("${", "${$}{") : IamPattern.Escape(text);
}
