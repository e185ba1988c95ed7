using IamAnalyzers.Build.Review;

namespace IamAnalyzers.Build.Tests.Review;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 2, 1, 3)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\u2028b\u0085c", 4, 3, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("a\nb", 99, 2, 2)]
    [InlineData("", 0, 1, 1)]
    public void Place_IsCountedAsTheCompilerDoes(string text, int offset, int line, int column)
        => Assert.Equal((line, column), TextLines.PositionOf(text, offset));
}
