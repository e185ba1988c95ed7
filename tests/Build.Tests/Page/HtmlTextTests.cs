using IamAnalyzers.Build.Page;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Tests.Page;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("</script>", "&lt;/script&gt;")]
    [InlineData("\" onclick='x'", "&quot; onclick=&#39;x&#39;")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("Grüße, 世界 🚀", "Grüße, 世界 🚀")]
    public void Text_IsEscaped(string text, string html) => Assert.Equal(html, HtmlText.Escape(text));

    // What cannot be seen, or turns the order of what stands beside it.
    [Theory]
    [InlineData("a\u202Eb", @"a\u202Eb")]
    [InlineData("a\u2066b\u2069", @"a\u2066b\u2069")]
    [InlineData("a\u200Fb", @"a\u200Fb")]
    [InlineData("a\0b", @"a\u0000b")]
    [InlineData("a\r\n\tb", @"a\u000D\u000A\u0009b")]
    [InlineData("a\u200Bb\uFEFF", @"a\u200Bb\uFEFF")]
    [InlineData("a\u00A0b", @"a\u00A0b")]
    [InlineData("a\u2028b", @"a\u2028b")]
    [InlineData("a\u3164b", @"a\u3164b")]
    [InlineData("a\u034Fb\uFE0F", @"a\u034Fb\uFE0F")]
    [InlineData("a\U000E0041b", @"a\uDB40\uDC41b")]
    [InlineData("a b", "a b")]
    public void HiddenCharacter_IsShown(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void HalfOfACharacter_IsShown()
    {
        Assert.Equal(@"a\uD83Db", VisibleText.Of("a\uD83Db"));
        Assert.Equal(@"\uDE80", VisibleText.Of("\uDE80"));
        Assert.Equal("\U0001F680", VisibleText.Of("\uD83D\uDE80"));
    }

    [Theory]
    [InlineData("s3:GetObject", "s3:GetObject")]
    [InlineData("dynamodb:*", "dynamodb:*")]
    [InlineData("a b\"&<#/ü", "a%20b%22%26%3C%23%2F%C3%BC")]
    public void Fragment_IsWhatABrowserKeepsAsItIs(string text, string fragment) => Assert.Equal(fragment, HtmlText.Fragment(text));
}
