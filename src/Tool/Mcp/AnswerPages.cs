using System.Globalization;
using System.Text;
using System.Text.Json;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Mcp;

/// <summary>The answers of a server, in pages that an assistant can read at once. The latest are kept, so that it can ask for the next page.</summary>
internal sealed class AnswerPages
{
    /// <summary>The size of a page in bytes, with all that is around it.</summary>
    public const int LargestPage = 2000;

    private const int Overhead = 500;
    private const int MostAnswers = 50;
    private const int LongestLine = 1200;

    private readonly object _lock = new();
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, (string[] Pages, int ExitCode)> _answers = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Keeps an answer.</summary>
    /// <returns>Its first page, as JSON.</returns>
    public string Add(Answer answer)
    {
        var text = answer.RawText ?? TextOf(answer);
        var notes = answer.Notes.Count == 0 ? "" : string.Concat(answer.Notes.Select(static note => $"Note: {note}\n")) + "\n";
        lock (_lock)
        {
            var id = "a" + (++_count).ToString(CultureInfo.InvariantCulture);
            _answers[id] = (Split(notes + text), answer.ExitCode);
            _order.Enqueue(id);
            if (_order.Count > MostAnswers) _answers.Remove(_order.Dequeue());
            return Page(id, 1);
        }
    }

    /// <summary>A page of an answer that is kept.</summary>
    /// <param name="id">The id that the first page had.</param>
    /// <param name="number">The page, from 1.</param>
    /// <exception cref="ToolException">There is no such answer or page.</exception>
    public string Page(string id, int number)
    {
        lock (_lock)
        {
            if (!_answers.TryGetValue(id, out var answer)) throw new ToolException($"There is no answer '{VisibleText.Of(id)}'. The last {MostAnswers} are kept; ask again.");
            if (number < 1 || number > answer.Pages.Length) throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"Answer {id} has the pages 1 to {answer.Pages.Length}."));
            return JsonSerializer.Serialize(new { id, page = number, pages = answer.Pages.Length, exitCode = answer.ExitCode, next = number < answer.Pages.Length ? string.Create(CultureInfo.InvariantCulture, $"read_answer id={id} page={number + 1}") : null, data = answer.Pages[number - 1] });
        }
    }

    private static string TextOf(Answer answer)
    {
        using var text = new StringWriter();
        TextAnswer.Write(answer, ToolHost.ConsoleOf(text, isPiped: true));
        return text.ToString();
    }

    // A page ends at a line's end. JSON writes some characters longer than UTF-8, so the written length counts.
    private static string[] Split(string text)
    {
        List<string> pages = [];
        var page = new StringBuilder();
        var size = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').SelectMany(Pieces))
        {
            var length = JsonEncodedText.Encode(line + "\n").EncodedUtf8Bytes.Length;
            if (size + length > LargestPage - Overhead && size > 0)
            {
                pages.Add(page.ToString());
                page.Clear();
                size = 0;
            }

            page.Append(line).Append('\n');
            size += length;
        }

        pages.Add(page.ToString());
        return [.. pages];
    }

    private static IEnumerable<string> Pieces(string line)
    {
        var piece = new StringBuilder();
        var size = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var length = JsonEncodedText.Encode(rune.ToString()).EncodedUtf8Bytes.Length;
            if (size + length > LongestLine)
            {
                yield return piece.ToString();
                piece.Clear();
                size = 0;
            }

            piece.Append(rune.ToString());
            size += length;
        }

        yield return piece.ToString();
    }
}
