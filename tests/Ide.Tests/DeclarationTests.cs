using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;

namespace IamAnalyzers.Ide.Tests;

/// <summary>What the project file declares counts in an editor as in a build, before the first build too.</summary>
[Collection(PackedPackage.Name)]
public sealed class DeclarationTests(PackageFeed package) : IDisposable
{
    private const string Program = """
        using Amazon.S3;

        using var s3 = new AmazonS3Client();
        await s3.GetObjectAsync("reports", "key");
        await s3.DeleteObjectAsync("reports", "key");
        """;

    private const string Declarations = """
        <IamExclude Include="s3:DeleteObject" Reason="another role deletes" />
        <IamManagedPolicy Include="AmazonS3ReadOnlyAccess" />
        <IamPermission Include="sqs:SendMessage" Resource="arn:aws-cn:sqs:*:*:jobs" Reason="the framework sends" />
        """;

    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ProjectThatWasNeverBuilt_HasItsDeclarations()
    {
        _folder.WriteApplication("App", Program, "<IamPolicyPartition>aws-cn</IamPolicyPartition>", Declarations);
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("sqs:SendMessage", "arn:aws-cn:sqs:*:*:jobs")));
        _folder.Restore("App").Succeeded();
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));

        Assert.Empty(await editor.FindingsAsync("App"));
        Assert.Contains("arn:aws-cn:s3:::reports/key", (await editor.GeneratedAsync("App"))["IamAnalyzers.IamPolicy.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExclusionThatIsAddedAfterABuild_CountsAfterReload()
    {
        _folder.WriteApplication("App", Program);
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject")));
        _folder.Build("App").Succeeded();
        using (var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"))) Assert.Equal(["IAM2001 DeleteObjectAsync"], await editor.FindingsAsync("App"));

        _folder.AddItem("App", """<IamExclude Include="s3:DeleteObject" Reason="another role deletes" />""");
        using (var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"))) Assert.Empty(await editor.FindingsAsync("App"));
        using (var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"), ("Configuration", "Release"))) Assert.Empty(await editor.FindingsAsync("App"));
    }
}
