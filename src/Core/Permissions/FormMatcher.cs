using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Finds every way in which a value with holes can be written as a case of a form says. A hole can hold any text, so it may hold part
/// of what the case writes; an input is taken for one part, as whoever fills it takes it.
/// </summary>
internal sealed class FormMatcher
{
    private const int MostWays = 32;
    private const int MostSteps = 20000;

    private readonly IReadOnlyList<FormPart> _parts;
    private readonly List<(char Letter, ValuePart? Hole)> _tokens = [];
    private readonly int _name;
    private readonly List<IReadOnlyDictionary<string, string>> _ways = [];
    private int _steps;

    private FormMatcher(IReadOnlyList<FormPart> parts, MemberValue value)
    {
        _parts = parts;
        foreach (var part in value.Parts)
        {
            if (part.Kind == ValuePartKind.Literal) _tokens.AddRange(part.Text.Select(static letter => (letter, (ValuePart?)null)));
            else _tokens.Add(('\0', part));
        }

        _name = parts.Count > 0 && parts[parts.Count - 1].IsLast ? NameOf(_tokens) : _tokens.Count;
    }

    private enum Place
    {
        /// <summary>Before a token.</summary>
        Known,

        /// <summary>In a hole, which may go on.</summary>
        Hole,
    }

    /// <summary>Matches a value.</summary>
    /// <param name="parts">What the case writes.</param>
    /// <returns>The captures of each way, as patterns; <see langword="null"/> when there are too many to tell.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? Match(IReadOnlyList<FormPart> parts, MemberValue value)
    {
        var matcher = new FormMatcher(parts, value);
        matcher.Step(0, 0, 0, Place.Known, Captured.None);
        return matcher._steps > MostSteps || matcher._ways.Count > MostWays ? null : matcher._ways;
    }

    // Where the last part begins, as far as the text shows it: behind a slash. What fills the holes in it belongs to it. Digits may be those of an account.
    private static int NameOf(List<(char Letter, ValuePart? Hole)> tokens)
    {
        var name = tokens.FindLastIndex(static token => token is { Hole: null, Letter: '/' }) + 1;
        return name > 0 && tokens.Skip(name).TakeWhile(static token => token.Hole is null).Any(static token => token.Letter is < '0' or > '9') ? name : tokens.Count;
    }

    private bool IsInName(int token) => token >= _name;

    /// <summary>Whether all holes of a value stand in the last part of what a case writes, so that the case that it fits first is the one that is meant.</summary>
    /// <param name="parts">What the case writes.</param>
    public static bool HasHolesInNameOnly(IReadOnlyList<FormPart> parts, MemberValue value)
        => new FormMatcher(parts, value) is var matcher && matcher._name < matcher._tokens.FindIndex(static token => token.Hole is not null);

    private void Step(int part, int letter, int token, Place place, Captured captured)
    {
        if (++_steps > MostSteps || _ways.Count > MostWays) return;
        if (part == _parts.Count)
        {
            if (token == _tokens.Count) _ways.Add(captured.All());
        }
        else if (letter < _parts[part].Text.Length)
        {
            StepText(part, letter, token, place, captured);
        }
        else if (_parts[part].Capture.Length == 0)
        {
            Step(part + 1, 0, token, place, captured);
        }
        else
        {
            StepCapture(part, letter, token, place, captured);
        }
    }

    private void StepText(int part, int letter, int token, Place place, Captured captured)
    {
        var text = _parts[part].Text;
        if (place == Place.Hole)
        {
            Step(part, letter + 1, token, Place.Hole, Take(part, text[letter].ToString(), captured));
            Step(part, letter, token, Place.Known, captured);
        }
        else if (token < _tokens.Count)
        {
            var (given, hole) = _tokens[token];
            if (hole is { Kind: ValuePartKind.Unknown } && !IsInName(token)) Step(part, letter, token + 1, Place.Hole, captured);
            else if (hole is null && given == text[letter]) Step(part, letter + 1, token + 1, Place.Known, Take(part, Escaped(token), captured));
        }
    }

    private void StepCapture(int part, int letter, int token, Place place, Captured captured)
    {
        if (place == Place.Hole)
        {
            var more = Take(part, "*", captured);
            Step(part + 1, 0, token, Place.Hole, more);
            StepCapture(part, letter, token, Place.Known, more);
            StepCapture(part, letter, token, Place.Known, captured);
            return;
        }

        var one = _parts[part];
        if (CanEnd(one, captured)) Step(part + 1, 0, token, Place.Known, captured);
        if (token == _tokens.Count || _steps > MostSteps) return;
        var (given, hole) = _tokens[token];
        if (hole is not null && IsInName(token)) StepCapture(part, letter, token + 1, Place.Known, Take(part, hole.Kind == ValuePartKind.Unknown ? "*" : ArnPlaceholders.Input(hole.Text), captured));
        else if (hole is not null && (one.IsOpen || hole.Kind == ValuePartKind.Unknown)) StepCapture(part, letter, token + 1, Place.Hole, captured);
        else if (hole is not null) StepCapture(part, letter, token + 1, Place.Known, Take(part, ArnPlaceholders.Input(hole.Text), captured));
        else if (Takes(one, given, captured.Of(one.Capture))) StepCapture(part, letter, token + 1, Place.Known, Take(part, Escaped(token), captured));
    }

    private Captured Take(int part, string text, Captured captured)
        => _parts[part].Capture.Length == 0 ? captured : captured.With(_parts[part].Capture, text);

    // A dollar sign begins a placeholder where a brace follows.
    private string Escaped(int token)
        => _tokens[token].Letter == '$' && token + 1 < _tokens.Count && _tokens[token + 1].Letter == '{' ? "${$}" : IamPattern.Escape(_tokens[token].Letter.ToString());

    private static bool CanEnd(FormPart part, Captured captured)
    {
        var text = captured.Of(part.Capture);
        if (text.Length == 0) return part is { Letters: FormLetters.Word, Capture: "Region" or "Account" };
        return part.Length == 0 || text.Length == part.Length || text.IndexOf('*') >= 0;
    }

    private static bool Takes(FormPart part, char letter, string before)
    {
        if (part.Length > 0 && before.Length >= part.Length) return false;
        if (part.BeginsWithLetter && before.Length == 0 && !char.IsLetter(letter)) return false;
        if (part.IsBare && before.Length == 0 && letter == '/') return false;
        return part.Letters switch
        {
            FormLetters.Word => letter is not (':' or '/'),
            FormLetters.Path => letter != ':',
            FormLetters.Plain => char.IsLetterOrDigit(letter),
            FormLetters.Label => letter is not (':' or '/' or '.'),
            FormLetters.Digits => letter is >= '0' and <= '9',
            _ => true,
        };
    }

    /// <summary>The captures of a way so far, the last one first.</summary>
    private sealed record Captured(string Name, string Text, Captured? Before)
    {
        public static Captured None { get; } = new("", "", null);

        public string Of(string name) => Name == name ? Text : "";

        public Captured With(string name, string text)
            => Name != name ? new Captured(name, text, this)
                : text == "*" && Text.EndsWith("*", StringComparison.Ordinal) && !Text.EndsWith("${*", StringComparison.Ordinal) ? this
                : this with { Text = Text + text };

        public Dictionary<string, string> All()
        {
            var all = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var one = this; one.Before is not null; one = one.Before) all[one.Name] = one.Text;
            return all;
        }
    }
}
