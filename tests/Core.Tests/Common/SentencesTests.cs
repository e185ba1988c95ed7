using IamAnalyzers.Core.Common;
using Xunit;

namespace IamAnalyzers.Core.Tests.Common;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("the statement has no Effect", "The statement has no Effect")]
    [InlineData("a wildcard", "A wildcard")]
    [InlineData("case-sensitive operators", "Case-sensitive operators")]
    [InlineData("however, it does", "However, it does")]
    [InlineData("aws:SourceIp is an address", "aws:SourceIp is an address")]
    [InlineData("s3:prefix", "s3:prefix")]
    [InlineData("lambda.amazon.com is no service", "lambda.amazon.com is no service")]
    [InlineData("'x' is unknown", "'x' is unknown")]
    [InlineData("iPhone", "iPhone")]
    [InlineData("", "")]
    public void Message_BeginsWithACapitalUnlessItBeginsWithAName(string message, string expected) => Assert.Equal(expected, Sentences.Begin(message));
}
