using System.Globalization;
using System.Text;

namespace IamAnalyzers.CodeFixes.Tests.Picture;

/// <summary>A page of lines of text in one width of letters, as SVG. The same calls give the same bytes.</summary>
internal sealed class SvgPage
{
    private const int Left = 24;
    private const int Width = 880;
    private const int LetterWidth = 8;
    private const int LineHeight = 20;

    private readonly StringBuilder _shapes = new();
    private int _top = 8;

    /// <summary>Adds a bar with a title.</summary>
    /// <param name="title">The title, such as a file's name.</param>
    public void AddTitle(string title)
    {
        AddBand("title");
        AddLine([(title, "name")]);
    }

    /// <summary>Adds a line of text.</summary>
    /// <param name="pieces">Its pieces with the style of each.</param>
    /// <param name="band">The style of the band behind it; none when empty.</param>
    public void AddLine(IEnumerable<(string Text, string Style)> pieces, string band = "")
    {
        if (band.Length > 0) AddBand(band);
        var column = 0;
        foreach (var (text, style) in pieces)
        {
            var shown = text.Trim(' ');
            // The length is given, so that squiggles meet their letters in each font.
            if (shown.Length > 0)
            {
                var x = Left + ((column + text.IndexOf(shown, StringComparison.Ordinal)) * LetterWidth);
                Add($"""<text class="{style}" x="{x}" y="{_top + 14}" textLength="{shown.Length * LetterWidth}" lengthAdjust="spacingAndGlyphs">{Escape(shown)}</text>""");
            }

            column += text.Length;
        }

        _top += LineHeight;
    }

    /// <summary>Adds a squiggle below a part of the line that was added last.</summary>
    /// <param name="column">Where it begins, in letters.</param>
    /// <param name="length">How long it is, in letters.</param>
    public void AddSquiggle(int column, int length)
    {
        var waves = string.Concat(Enumerable.Repeat(" l 2 -3 l 2 3", length * LetterWidth / 4));
        Add($"""<path class="squiggle" d="M {Left + (column * LetterWidth)} {_top - 1}{waves}" />""");
    }

    /// <summary>Leaves room below the last line.</summary>
    public void AddSpace() => _top += LineHeight / 2;

    /// <summary>Writes the picture.</summary>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <returns>The text of the file.</returns>
    public string Write(string description) => string.Create(CultureInfo.InvariantCulture, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{_top + 8}}" width="{{Width}}" role="img">
        <title>{{Escape(description)}}</title>
        <style>
        text { font: 13px Consolas, "DejaVu Sans Mono", Menlo, monospace; fill: #1f2328; white-space: pre }
        .page { fill: #ffffff; stroke: #d0d7de }
        .title { fill: #f6f8fa }
        .name { font-weight: bold }
        .keyword { fill: #0550ae }
        .string { fill: #0a7d33 }
        .warning { fill: #fff8c5 }
        .fix { fill: #ddf4ff }
        .added { fill: #dafbe1 }
        .squiggle { fill: none; stroke: #bf8700; stroke-width: 1.5 }
        </style>
        <rect class="page" x="0.5" y="0.5" width="{{Width - 1}}" height="{{_top + 7}}" rx="6" />
        {{_shapes}}</svg>

        """);

    private void AddBand(string style) => Add($"""<rect class="{style}" x="8" y="{_top}" width="{Width - 16}" height="{LineHeight}" />""");

    private void Add(string shape) => _shapes.Append(shape).Append('\n');

    private static string Escape(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
