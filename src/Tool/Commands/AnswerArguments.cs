using System.CommandLine;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary>The options that say in which form an answer is wanted.</summary>
internal sealed class AnswerArguments
{
    private readonly Option<AnswerFormat> _format;
    private readonly Option<string> _output = new("--output", "-o") { Description = "A file for the answer. Without it, the answer goes to standard output." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="formats">The formats that the command has.</param>
    public AnswerArguments(Command command, params AnswerFormat[] formats)
    {
        string[] names = [.. formats.Select(static format => format.ToString().ToLowerInvariant())];
        _format = new("--format") { Description = $"The form of the answer: {string.Join(", ", names)}.", DefaultValueFactory = static _ => AnswerFormat.Text };
        _format.AcceptOnlyFromAmong(names);
        command.Options.Add(_format);
        command.Options.Add(_output);
    }

    /// <summary>Makes the writer that a command line asks for.</summary>
    public AnswerWriter WriterOf(ParseResult parsed, ToolHost host) => new(host, parsed.GetValue(_format), parsed.GetValue(_output) ?? "");
}
