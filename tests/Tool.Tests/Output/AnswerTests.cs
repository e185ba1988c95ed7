using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Tests.Output;

/// <summary>Answers in their forms.</summary>
public class AnswerTests
{
    private static readonly Answer Hostile = new(
        ExitCodes.Success,
        [new Heading("head\u001b[31m"), new ListItem("item\u202e `code`", ["detail\u0007"]), new CodeBlock("json", "line\u001b[2J\n\tindented\r\n```\n")],
        new { text = "\u001b" });

    [Fact]
    public void Text_NeverSteersTheTerminal()
    {
        using var text = new StringWriter();
        TextAnswer.Write(Hostile, ToolHost.ConsoleOf(text, isPiped: true));
        Assert.Equal("head\\u001B[31m\n\n- item\\u202E code\n    detail\\u0007\n\nline\\u001B[2J\n\tindented\n```\n", text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Markdown_KeepsTextOfOthersOutOfItsMarkup()
    {
        var markdown = MarkdownAnswer.Write(new(ExitCodes.Success, [new Paragraph("<b> [x](y) `a*b` *c*"), new CodeBlock("json", "```")], new { }));
        Assert.Equal("\\<b\\> \\[x\\](y) `a*b` \\*c\\*\n\n````json\n```\n````\n", markdown);
    }

    // The rules have pages; what only a command finds is explained on the command's page.
    [Fact]
    public void Sarif_LeadsToThePageOfItsCommand()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.ToFile("a.json"), """{ "Version": "2012-10-17", "Statement": [] }""");
        File.WriteAllText(folder.ToFile("b.json"), """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] }""");
        Assert.Contains("blob/main/docs/tool/diff.md\"", ToolRun.Of(folder, "diff", "a.json", "b.json", "--format", "sarif").Ends(ExitCodes.NewAccess).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "tool", "diff.md")));
    }

    [Fact]
    public void FormatThatACommandHasNot_IsAWrongCommandLine()
        => Assert.Equal(ExitCodes.Usage, ToolRun.Of(Path.GetTempPath(), "diff", "a.json", "b.json", "--format", "html").ExitCode);
}
