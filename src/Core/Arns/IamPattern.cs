namespace IamAnalyzers.Core.Arns;

/// <summary>
/// A pattern of the policy language: <c>*</c> stands for any text, <c>?</c> for any character. <c>${*}</c>, <c>${?}</c> and
/// <c>${$}</c> stand for the characters themselves; an input (<see cref="ArnPlaceholders.Input"/>) stands for one text that is not
/// known yet, the same wherever it stands; any other <c>${...}</c> is taken as plain text.
/// </summary>
public sealed class IamPattern
{
    private const int AnyText = -1;
    private const int AnyCharacter = -2;

    // An input is its name between two marks, each character below all other tokens: no character matches it, only its like does.
    private const int InputStart = -3;
    private const int InputEnd = -4;
    private const int InputName = -5;

    private readonly int[] _tokens;

    private IamPattern(int[] tokens) => _tokens = tokens;

    /// <summary>Reads a pattern; any text is one.</summary>
    /// <param name="text">The pattern as a policy has it.</param>
    /// <returns>The pattern.</returns>
    public static IamPattern Parse(string text)
    {
        var tokens = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 3 < text.Length && text[i + 1] == '{' && text[i + 3] == '}' && text[i + 2] is '*' or '?' or '$')
            {
                tokens.Add(text[i + 2]);
                i += 3;
            }
            else if (text[i] == '$' && ArnPlaceholders.InputAt(text, i) is { } input)
            {
                tokens.Add(InputStart);
                foreach (var c in input.Part.Text) tokens.Add(InputName - c);
                tokens.Add(InputEnd);
                i += input.Length - 1;
            }
            else if (text[i] == '*')
            {
                if (tokens.Count == 0 || tokens[tokens.Count - 1] != AnyText) tokens.Add(AnyText);
            }
            else
            {
                tokens.Add(text[i] == '?' ? AnyCharacter : text[i]);
            }
        }

        return new IamPattern([.. tokens]);
    }

    /// <summary>Writes a text as a pattern that matches only that text.</summary>
    /// <returns>The pattern.</returns>
    public static string Escape(string text)
        => text.IndexOfAny(['*', '?', '$']) < 0 ? text : text.Replace("${", "${$}{").Replace("*", "${*}").Replace("?", "${?}");

    /// <summary>Whether a text matches; upper and lower case differ, as in ARNs.</summary>
    /// <returns><see langword="true"/> when the whole text matches.</returns>
    public bool Matches(string text) => Matches(text, ignoreCase: false);

    /// <summary>Whether a text matches.</summary>
    /// <param name="ignoreCase">Whether letters match in either case, as in action names.</param>
    /// <returns><see langword="true"/> when the whole text matches.</returns>
    public bool Matches(string text, bool ignoreCase)
    {
        var tokens = new int[text.Length];
        for (var i = 0; i < text.Length; i++) tokens[i] = text[i];
        return Covers(tokens, ignoreCase);
    }

    /// <summary>
    /// Whether this pattern matches all that another one matches. A wildcard of the other is held to be matched only by a
    /// wildcard of this one, so in rare cases the answer is no though it could be yes; it is never yes wrongly.
    /// </summary>
    /// <param name="other">The other pattern.</param>
    /// <returns><see langword="true"/> when the other pattern adds nothing to this one.</returns>
    public bool Covers(IamPattern other) => Covers(other._tokens, ignoreCase: false);

    /// <summary>Whether some text matches both patterns.</summary>
    /// <param name="other">The other pattern.</param>
    /// <returns><see langword="true"/> when there is such a text.</returns>
    public bool Meets(IamPattern other)
    {
        // meets[j]: whether the tokens of this pattern up to i and of the other one up to j have a common text.
        var (mine, its) = (WithoutInputs(_tokens), WithoutInputs(other._tokens));
        var meets = new bool[its.Count + 1];
        for (var i = 0; i <= mine.Count; i++)
        {
            var diagonal = false;
            for (var j = 0; j < meets.Length; j++)
            {
                var above = meets[j];
                meets[j] = (i == 0 && j == 0)
                    || (i > 0 && above && IsOptional(mine[i - 1], j > 0 ? its[j - 1] : AnyText, j))
                    || (j > 0 && meets[j - 1] && IsOptional(its[j - 1], i > 0 ? mine[i - 1] : AnyText, i))
                    || (i > 0 && j > 0 && diagonal && CanBeSame(mine[i - 1], its[j - 1]));
                diagonal = above;
            }
        }

        return meets[meets.Length - 1];
    }

    // An input may turn out to be any text.
    private static IReadOnlyList<int> WithoutInputs(int[] tokens)
    {
        if (!Array.Exists(tokens, static token => token < AnyCharacter)) return tokens;
        var open = new List<int>(tokens.Length);
        foreach (var token in tokens)
        {
            if (token >= AnyCharacter) open.Add(token);
            else if (token == InputEnd) open.Add(AnyText);
        }

        return open;
    }

    // A run of any text can take in one more token of the other side, or stand for nothing.
    private static bool IsOptional(int token, int last, int count) => token == AnyText || (count > 0 && last == AnyText);

    private static bool CanBeSame(int left, int right) => left == right || left < 0 || right < 0;

    private bool Covers(int[] text, bool ignoreCase)
    {
        var at = 0;
        var token = 0;
        var star = -1;
        var starAt = 0;
        while (at < text.Length)
        {
            if (token < _tokens.Length && _tokens[token] == AnyText)
            {
                star = token++;
                starAt = at;
            }
            else if (token < _tokens.Length && IsOne(_tokens[token], text[at], ignoreCase))
            {
                token++;
                at++;
            }
            else if (star >= 0)
            {
                token = star + 1;
                at = ++starAt;
            }
            else
            {
                return false;
            }
        }

        while (token < _tokens.Length && _tokens[token] == AnyText) token++;
        return token == _tokens.Length;
    }

    private static bool IsOne(int token, int c, bool ignoreCase)
        => token == c
            || (token == AnyCharacter && c >= 0)
            || (ignoreCase && token >= 0 && c >= 0 && char.ToUpperInvariant((char)token) == char.ToUpperInvariant((char)c));
}
