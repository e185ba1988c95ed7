using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.Ide.Tests;

/// <summary>A project of several frameworks: an editor has one project for each, all of the same files.</summary>
[Collection(PackedPackage.Name)]
public sealed class FrameworkTests(PackageFeed package) : IDisposable
{
    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task FixAllOfMissingPermissions_ReachesAllFrameworks(FixAllScope scope)
    {
        using var editor = await OpenAsync("""
            using Amazon.S3;

            using var s3 = new AmazonS3Client();
            #if NET10_0_OR_GREATER
            await s3.GetObjectAsync("reports", "key");
            #else
            await s3.DeleteObjectAsync("reports", "key");
            #endif
            """);
        await editor.ApplyAsync((await LightBulb.FixAllAsync((Document)editor.Document("App", "Program.cs"), "IAM2001", scope, null))!);

        foreach (var project in editor.Projects("App")) Assert.Empty(await Findings.DescribeAsync(project));
        var policy = await editor.TextAsync("App", "iam-policy.json");
        Assert.Contains("s3:GetObject", policy, StringComparison.Ordinal);
        Assert.Contains("s3:DeleteObject", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task FixAllOfCredentials_ReachesAllFrameworks(FixAllScope scope)
    {
        using var editor = await OpenAsync($$"""
            using Amazon;
            using Amazon.S3;

            using var both = new AmazonS3Client("{{TestKeys.Id(1)}}", "{{TestKeys.Secret(2)}}", RegionEndpoint.EUWest1);
            #if NET10_0_OR_GREATER
            using var s3 = new AmazonS3Client("{{TestKeys.Id(3)}}", "{{TestKeys.Secret(4)}}", RegionEndpoint.EUWest1);
            #else
            using var s3 = new AmazonS3Client("{{TestKeys.Id(5)}}", "{{TestKeys.Secret(6)}}", RegionEndpoint.EUWest2);
            #endif
            """);
        if (await LightBulb.FixAllAsync((Document)editor.Document("App", "Program.cs"), "IAM0001", scope, "Best") is { } action) await editor.ApplyAsync(action);

        foreach (var project in editor.Projects("App")) Assert.DoesNotContain(await Findings.DescribeAsync(project), static one => one.StartsWith("IAM000", StringComparison.Ordinal));
        var text = (await editor.TextAsync("App", "Program.cs")).ReplaceLineEndings("\n");
        Assert.Contains("using var both = new AmazonS3Client(RegionEndpoint.EUWest1);\n#if NET10_0_OR_GREATER\nusing var s3 = new AmazonS3Client(RegionEndpoint.EUWest1);\n#else\nusing var s3 = new AmazonS3Client(RegionEndpoint.EUWest2);\n#endif", text, StringComparison.Ordinal);
    }

    private async Task<Editor> OpenAsync(string program)
    {
        _folder.WriteApplication("App", program, framework: "net10.0;net8.0");
        _folder.Write("App/iam-policy.json", Policies.Of());
        _folder.Restore("App").Succeeded();
        return await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
    }
}
