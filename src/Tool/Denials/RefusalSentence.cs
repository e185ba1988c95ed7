namespace IamAnalyzers.Tool.Denials;

/// <summary>
/// The sentence of a refusal: <c>User: P is not authorized to perform: A on resource: R</c>, and why. SES writes its parts in quotes, older services leave
/// out the user or the colon, and EC2 says <c>this operation</c> in place of the action.
/// </summary>
internal sealed class RefusalSentence
{
    private const string Verb = "not authorized to perform";
    private const string General = "this operation";
    private const int LongestPart = 2200;

    private readonly string _text;
    private readonly int _verb;
    private readonly int _start;
    private readonly int _end;

    private RefusalSentence(string text, int start, int verb, int end)
    {
        _text = text;
        _start = start;
        _verb = verb;
        _end = end;
    }

    /// <summary>Finds the refusals of a text.</summary>
    /// <param name="text">The text in one line, as <see cref="DenialText"/> makes it.</param>
    public static IEnumerable<Denial> FindAll(string text)
    {
        var start = 0;
        for (var verb = Next(text, 0); verb >= 0;)
        {
            var next = Next(text, verb + Verb.Length);
            if (new RefusalSentence(text, start, verb, next < 0 ? text.Length : next).Read() is { } denial) yield return denial;
            start = verb + Verb.Length;
            verb = next;
        }
    }

    private static int Next(string text, int from) => text.IndexOf(Verb, from, StringComparison.OrdinalIgnoreCase);

    private Denial? Read()
    {
        var at = TextScan.SkipAny(_text, _verb + Verb.Length, ": `'\"*[");
        var isGeneral = TextScan.StartsWith(_text, at, General);
        var action = isGeneral ? "" : TextScan.ActionAt(_text, at);
        if (action.Length == 0 && !isGeneral) return null;
        var rest = at + (isGeneral ? General.Length : action.Length);
        if (isGeneral) action = TextScan.ActionAt(_text, TextScan.After(Head, "API: ") is { } api ? _start + api : _text.Length);
        var (resource, reason) = RefusedResource.Read(_text, rest, _end);
        var denial = RefusalReason.Read(_text, reason, _end, new Denial { Action = action, Resource = resource, Principal = isGeneral ? "" : Principal, Operation = TextScan.OperationIn(_text, _verb) });
        return RefusalTrailers.Read(_text, _verb, _end, denial);
    }

    // What stands before the verb, back to the refusal before or to the end of another sentence.
    private string Head => _text[_start.._verb];

    private string Principal
    {
        get
        {
            var from = Math.Max(Math.Max(_start, _verb - LongestPart), _text.LastIndexOf(DenialText.Break, _verb) + 1);
            var head = _text[from.._verb].TrimEnd();
            if (!head.EndsWith(" is", StringComparison.OrdinalIgnoreCase)) return "";
            head = head[..^3];
            foreach (var mark in (string[])["User: ", "User:", "User `", "User "])
            {
                var place = head.LastIndexOf(mark, StringComparison.Ordinal);
                if (place >= 0) return Unquoted(head[(place + mark.Length)..]);
            }

            var word = Unquoted(head[(head.LastIndexOf(' ') + 1)..]);
            return word is "User" or "user" ? "" : word;
        }
    }

    private static string Unquoted(string text) => text.Trim(' ', '`', '\'', '"', '(', '{', '\\');
}
