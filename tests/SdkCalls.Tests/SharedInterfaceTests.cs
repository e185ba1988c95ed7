using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>The interfaces of AWSSDK.Core that services share, such as <c>ICoreAmazonS3</c>: what their parameters say of the requests.</summary>
public sealed class SharedInterfaceTests
{
    private const string Core = "((Amazon.Runtime.SharedInterfaces.ICoreAmazonS3)client)";

    [Theory]
    [InlineData("DeletesAsync(\"b\", new[] { \"x\", \"y\" }, null)", "s3:DeleteObject arn:*:s3:::b/x arn:*:s3:::b/y")]
    [InlineData("DeletesAsync(\"b\", Environment.GetCommandLineArgs(), null)", "s3:DeleteObject arn:*:s3:::b/*")]
    [InlineData("DeletesAsync(\"b\", new[] { \"x\" }, new Dictionary<string, object> { [\"BypassGovernanceRetention\"] = true })", "?s3:BypassGovernanceRetention arn:*:s3:::b/x|s3:DeleteObject arn:*:s3:::b/x")]
    [InlineData("DeleteAsync(\"b\", \"x\", null)", "s3:DeleteObject arn:*:s3:::b/x")]
    [InlineData("GetObjectStreamAsync(\"b\", \"x\", null)", "s3:GetObject arn:*:s3:::b/x")]
    [InlineData("DownloadToFilePathAsync(\"b\", \"x\", \"file\", null)", "s3:GetObject arn:*:s3:::b/x")]
    [InlineData("GeneratePreSignedURL(\"b\", \"x\", DateTime.Now, null)", "s3:GetObject arn:*:s3:::b/x")]
    public void ParametersOfASharedInterface_AreAllOfTheRequest(string call, string expected)
    {
        var calls = Reading.OfBody($"object o = {Core}.{call};").Calls;

        var permissions = calls.SelectMany(new PermissionDeriver(AwsCatalog.Default).Derive).Where(static permission => permission.Tier != Tier.Deployment);
        Assert.Equal(expected, string.Join("|", permissions.Select(Text).Order(StringComparer.Ordinal)));
    }

    private static string Text(Permission permission)
        => (permission.Tier == Tier.Conditional ? "?" : "") + permission.Action + " " + string.Join(" ", permission.Resources.Select(static resource => resource.Replace("${Partition}", "*", StringComparison.Ordinal)));
}
