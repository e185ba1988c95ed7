using IamAnalyzers.CatalogBuilder.Authorized;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Authorized;

public class AuthorizedTextTests
{
    [Fact]
    public void Table_IsReadAndWrittenTheSame()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Corrections", AuthorizedCommand.File)).SkipWhile(static line => line.StartsWith('#')).ToArray();

        var table = AuthorizedText.Parse(lines);

        Assert.Equal(string.Join('\n', lines) + "\n", AuthorizedText.Write(table));
    }

    [Fact]
    public void Rows_HaveTheServicesPrefixUnlessTheyNameAnother()
    {
        var table = AuthorizedText.Parse(["# head", "service efs elasticfilesystem efs", "own DeleteTags", "Copy Copy iam:PassRole=a.amazonaws.com|b.amazonaws.com"]);

        Assert.True(table.Names("efs", "DeleteTags", "elasticfilesystem:DeleteTags"));
        Assert.True(table.Names("efs", "Copy", "elasticfilesystem:Copy"));
        Assert.Equal(["a.amazonaws.com", "b.amazonaws.com"], table.Find("efs", "Copy")![1].PassedTo);
        Assert.Null(table.Find("efs", "Move"));
        Assert.Null(table.Find("ebs", "Copy"));
    }

    [Fact]
    public void NewerService_StandsInPlaceOfItsOlderSelf()
    {
        var old = AuthorizedText.Parse(["service a x p", "own One Two", "service b x p", "own Three"]);
        var newer = AuthorizedText.Parse(["service a x q", "One One Two"]);

        Assert.Equal("\nservice a x q\nOne One Two\n\nservice b x p\nown Three\n", AuthorizedText.Write(old.With(newer.Services)));
    }

    [Theory]
    [InlineData("own One")]
    [InlineData("service a x")]
    [InlineData("service a x p\nOne")]
    public void RowOfNoService_IsRefused(string text)
        => Assert.Throws<FormatException>(() => AuthorizedText.Parse(text.Split('\n')));
}
