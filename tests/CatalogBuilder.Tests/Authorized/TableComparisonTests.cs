using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Authorized;

public class TableComparisonTests
{
    private static readonly AuthorizedTable Table = AuthorizedText.Parse(["service efs elasticfilesystem efs", "Copy Copy Tag iam:PassRole=a.amazonaws.com"]);

    [Theory]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag iam:PassRole=a.${DnsSuffix}", "")]
    [InlineData("elasticfilesystem:Copy ?elasticfilesystem:Tag iam:PassRole=a.amazonaws.com kms:Decrypt", "")]
    [InlineData("elasticfilesystem:Copy ~elasticfilesystem:Tag iam:PassRole=a.amazonaws.com", "+ efs Copy elasticfilesystem:Tag")]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag elasticfilesystem:List iam:PassRole=a.amazonaws.com", "- efs Copy elasticfilesystem:List")]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag ~elasticfilesystem:List iam:PassRole=a.amazonaws.com", "")]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag iam:PassRole=b.amazonaws.com", "= efs Copy iam:PassRole")]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag iam:PassRole=a.amazonaws.com iam:PassRole=b.amazonaws.com", "= efs Copy iam:PassRole")]
    [InlineData("elasticfilesystem:Copy elasticfilesystem:Tag", "+ efs Copy iam:PassRole")]
    public void Difference_IsWhatTheTableCanKnow(string permissions, string expected)
        => Assert.Equal(expected, string.Join(", ", new TableComparison(Table).Of("efs", "Copy", [.. permissions.Split(' ').Select(Permission)])));

    [Fact]
    public void OperationThatTheTableLacks_IsNotCompared()
    {
        var comparison = new TableComparison(Table);

        Assert.Empty(comparison.Of("efs", "Move", [Permission("efs:Move")]));
        Assert.Equal(0, comparison.Compared);
    }

    private static PermissionEntry Permission(string text)
    {
        var parts = text.TrimStart('?', '~').Split('=');
        var kind = text[0] switch { '?' => PermissionKind.Possible, '~' => PermissionKind.Deployment, _ => PermissionKind.Needed };
        return new PermissionEntry(parts[0], kind, null, [], parts.Length == 1 ? [] : [new ConditionTemplate("StringEquals", "iam:PassedToService", [parts[1]])], "");
    }
}
