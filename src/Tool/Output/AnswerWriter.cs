using IamAnalyzers.Core.Common;
using Spectre.Console;
using System.Text;

namespace IamAnalyzers.Tool.Output;

/// <summary>Writes an answer where it is wanted.</summary>
/// <param name="host">What the command runs in.</param>
/// <param name="format">The format.</param>
/// <param name="file">A file as the user writes it; empty for standard output.</param>
internal sealed class AnswerWriter(ToolHost host, AnswerFormat format, string file)
{
    /// <summary>Writes.</summary>
    /// <returns>What the command ends with.</returns>
    /// <exception cref="ToolException">The command has no page, or the file cannot be written.</exception>
    public int Write(Answer answer)
    {
        if (file.Length > 0) Save(TextOf(answer));
        else if (format == AnswerFormat.Text && answer.RawText is null) TextAnswer.Write(answer, host.Output);
        else host.Output.Profile.Out.Writer.Write(TextOf(answer));
        host.Output.Profile.Out.Writer.Flush();
        foreach (var note in answer.Notes) host.Error.WriteLine(VisibleText.Of(note), Style.Plain);
        return answer.ExitCode;
    }

    private string TextOf(Answer answer)
    {
        if (answer.RawText is { } raw && (format is AnswerFormat.Text or AnswerFormat.Json)) return raw;
        switch (format)
        {
            case AnswerFormat.Json: return JsonAnswer.Write(answer.Data);
            case AnswerFormat.Md: return MarkdownAnswer.Write(answer);
            case AnswerFormat.Sarif: return SarifAnswer.Write(answer, host.Folder);
            case AnswerFormat.Html: return answer.Page is { } page ? page() : throw new ToolException("This command has no page. Use --format html with 'generate' or 'check'.", ExitCodes.Usage);
            default:
                using (var text = new StringWriter())
                {
                    TextAnswer.Write(answer, ToolHost.ConsoleOf(text, isPiped: true));
                    return text.ToString();
                }
        }
    }

    private void Save(string text)
    {
        var path = host.PathOf(file);
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ToolException($"'{file}' cannot be written: {error.Message}");
        }
    }
}
