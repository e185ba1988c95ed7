using IamAnalyzers.Build.Declarations;

namespace IamAnalyzers.Build.Tests.Declarations;

public sealed class GitHubAnnotationTests
{
    [Theory]
    [InlineData("/w/App/iam-policy.json", 3, 14, "No call needs sqs:SendMessage.", "::notice file=/w/App/iam-policy.json,line=3,col=14,title=IAM2002::No call needs sqs:SendMessage.")]
    [InlineData("/w/App/Program.cs", 9, 0, "x", "::notice file=/w/App/Program.cs,line=9,title=IAM2002::x")]
    [InlineData("C:\\w\\a,b.json", 1, 1, "100% of\r\nit: a, b", "::notice file=C%3A\\w\\a%2Cb.json,line=1,col=1,title=IAM2002::100%25 of%0D%0Ait: a, b")]
    public void Problem_IsACommandOnOneLine(string file, int line, int column, string text, string expected)
        => Assert.Equal(expected, GitHubAnnotation.Notice(new(ProblemSeverity.Message, "IAM2002", text), new(file, line, column)));

    [Fact]
    public void ProblemWithoutALine_IsNone() => Assert.Null(GitHubAnnotation.Notice(new(ProblemSeverity.Message, "IAM4004", "x"), new("/w/App.csproj", 0, 0)));
}
