using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;

namespace IamAnalyzers.Ide.Tests;

/// <summary>Projects that MSBuild cannot load as they are meant.</summary>
[Collection(PackedPackage.Name)]
public sealed class BrokenProjectTests(PackageFeed package) : IDisposable
{
    private static readonly string Program = $$"""
        using Amazon.S3;

        using var s3 = new AmazonS3Client("{{TestKeys.Id()}}", "{{TestKeys.Secret()}}");
        await s3.GetObjectAsync("reports", "key");
        """;

    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProjectThatDoesNotEvaluate_HasNoFindingOfOurs()
    {
        _folder.WriteApplication("App", Program);
        _folder.Restore("App").Succeeded();
        var project = _folder.Read("App/App.csproj");
        _folder.Write("App/App.csproj", project.Replace("</Project>", "", StringComparison.Ordinal));

        // The end of the file is missing.
        using (var broken = await Editor.OpenAsync(_folder.ToFile("App/App.csproj")))
        {
            Assert.DoesNotContain(broken.Problems, static problem => problem.Message.Contains("IamAnalyzers", StringComparison.Ordinal));
            foreach (var one in broken.Projects("App")) Assert.Empty(await Findings.DescribeAsync(one));
        }

        _folder.Write("App/App.csproj", project);
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
        Assert.Equal(2, (await editor.FindingsAsync("App")).Count);
    }

    [Fact]
    public async Task ProjectReferenceThatIsMissing_LeavesFindingsInCodeAndOffersNoRemoval()
    {
        _folder.WriteApplication("App", Program + "\nGone.Store.Use();");
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:PutObject")));
        _folder.Restore("App").Succeeded();
        _folder.AddItem("App", """<ProjectReference Include="../Gone/Gone.csproj" />""");
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));

        Assert.Equal([$"IAM0001 \"{TestKeys.Id()}\"", $"IAM0002 \"{TestKeys.Secret()}\"", "IAM2001 GetObjectAsync"], await editor.FindingsAsync("App"));
    }

    [Fact]
    public async Task PackageThatIsMissing_OffersNoRemoval()
    {
        _folder.WriteApplication("App", Program);
        _folder.Write("App/App.csproj", string.Join('\n', _folder.Read("App/App.csproj").Split('\n').Where(static line => !line.Contains("AWSSDK", StringComparison.Ordinal))));
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject")));
        _folder.Restore("App").Succeeded();
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));

        Assert.DoesNotContain(await editor.FindingsAsync("App"), static finding => finding.StartsWith("IAM2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProjectThatWasNeverRestored_HasNoFindingOfOurs()
    {
        _folder.WriteApplication("App", Program);
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));

        Assert.Empty(await editor.FindingsAsync("App"));
    }
}
