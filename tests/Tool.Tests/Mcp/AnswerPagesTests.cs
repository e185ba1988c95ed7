using System.Text;
using System.Text.Json;
using IamAnalyzers.Tool.Mcp;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Tests.Mcp;

/// <summary>Answers in pages.</summary>
public class AnswerPagesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(50_000)]
    public void Pages_AreSmallAndHoldEverything(int lines)
    {
        var text = string.Concat(Enumerable.Range(0, lines).Select(static i => $"line {i} \"{new string('\u202e', i % 40)}\" \U0001F600 <script> é\n"));
        var pages = new AnswerPages();
        var read = new StringBuilder();
        var page = pages.Add(new Answer(4, [], text) { RawText = text });
        for (var number = 1; ; number++)
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, AnswerPages.LargestPage);
            using var json = JsonDocument.Parse(page);
            read.Append(json.RootElement.GetProperty("data").GetString());
            Assert.Equal(4, json.RootElement.GetProperty("exitCode").GetInt32());
            if (json.RootElement.GetProperty("pages").GetInt32() == number) break;
            page = pages.Page(json.RootElement.GetProperty("id").GetString()!, number + 1);
        }

        Assert.Equal(text.TrimEnd('\n'), read.ToString().TrimEnd('\n'));
    }

    [Fact]
    public void LineWithoutEnd_IsCut()
    {
        var text = new string('x', 10_000);
        var first = new AnswerPages().Add(new Answer(0, [], text) { RawText = text });
        Assert.InRange(Encoding.UTF8.GetByteCount(first), 1, AnswerPages.LargestPage);
    }

    [Theory]
    [InlineData("a2", 1)]
    [InlineData("a1", 0)]
    [InlineData("a1", 2)]
    [InlineData("", 1)]
    public void PageThatIsNotThere_IsTold(string id, int number)
    {
        var pages = new AnswerPages();
        pages.Add(new Answer(0, [], "x") { RawText = "x" });
        Assert.Throws<ToolException>(() => pages.Page(id, number));
    }
}
