namespace IamAnalyzers.Core.Policies.Text;

/// <summary>A <c>${...}</c> in a text of a policy.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Content">What stands between the braces; the rest of the text when it is not closed.</param>
/// <param name="IsClosed">Whether a brace closes it.</param>
public sealed record PolicyVariable(int Start, string Content, bool IsClosed)
{
    /// <summary>Whether it is one of <c>${*}</c>, <c>${?}</c> and <c>${$}</c>, which stand for the character.</summary>
    public bool IsEscape => IsClosed && Content is "*" or "?" or "$";

    /// <summary>The key that it stands for, without a default value.</summary>
    public string Name => Content.IndexOf(',') is >= 0 and var comma ? Content.Substring(0, comma) : Content;

    /// <summary>Finds the variables of a text, in order.</summary>
    /// <returns>The variables; one that is not closed is the last.</returns>
    public static IEnumerable<PolicyVariable> In(string text)
    {
        var at = 0;
        while ((at = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0)
        {
            var close = text.IndexOf('}', at);
            if (close < 0)
            {
                yield return new(at, text.Substring(at + 2), IsClosed: false);
                yield break;
            }

            yield return new(at, text.Substring(at + 2, close - at - 2), IsClosed: true);
            at = close + 1;
        }
    }
}
