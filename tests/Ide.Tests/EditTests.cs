using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;

namespace IamAnalyzers.Ide.Tests;

/// <summary>What is typed in one project: a key, a call, a character of a request, half a statement, half a policy.</summary>
[Collection(PackedPackage.Name)]
public sealed class EditTests(PackageFeed package) : IDisposable
{
    private const string Call = "await s3.GetObjectAsync(\"reports\", \"key\");";
    private const string Program = $"""
        using Amazon.S3;

        using var s3 = new AmazonS3Client();
        {Call}
        """;

    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task KeyThatIsTyped_IsFoundAndFixed()
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:GetObject")));
        await editor.TypeAsync("App", "Program.cs", "AmazonS3Client()", $"AmazonS3Client(\"{TestKeys.Id()}\", \"{TestKeys.Secret()}\")");
        Assert.Equal([$"IAM0001 \"{TestKeys.Id()}\"", $"IAM0002 \"{TestKeys.Secret()}\""], await editor.FindingsAsync("App"));

        await editor.ApplyAsync((await LightBulb.OffersAsync(editor.Project("App"), "IAM0001"))[0]);
        Assert.Contains("new AmazonS3Client();", await editor.TextAsync("App", "Program.cs"), StringComparison.Ordinal);
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    [Fact]
    public async Task CallThatIsTyped_IsFoundGeneratedAndAdded()
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:GetObject")));
        await editor.TypeAsync("App", "Program.cs", Call, Call + "await s3.DeleteObjectAsync(\"archive\", \"key\");");
        Assert.Equal(["IAM2001 DeleteObjectAsync"], await editor.FindingsAsync("App"));
        Assert.Contains("arn:aws:s3:::archive/key", (await editor.GeneratedAsync("App"))["IamAnalyzers.IamPolicy.g.cs"], StringComparison.Ordinal);

        await editor.ApplyAsync(Assert.Single(await LightBulb.OffersAsync(editor.Project("App"), "IAM2001")));
        Assert.Contains("arn:aws:s3:::archive/key", await editor.TextAsync("App", "iam-policy.json"), StringComparison.Ordinal);
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    [Fact]
    public async Task CharacterInARequest_ChangesWhatIsNeeded()
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:GetObject")));
        await editor.TypeAsync("App", "Program.cs", "\"reports\"", "\"reportsX\"");
        Assert.Equal(["IAM2001 GetObjectAsync", "IAM2002 No call needs this statement"], await editor.FindingsAsync("App"));

        await editor.TypeAsync("App", "Program.cs", "\"reportsX\"", "\"reports\"");
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    [Theory]
    [InlineData("await s3.GetObjectAs(\"reports\", \"key\");")]
    [InlineData("await s3.GetOb")]
    [InlineData("await s3.")]
    [InlineData("await s3.GetObjectAsync(")]
    [InlineData("await s3.GetObjectAsync(\"reports\", \"key\"")]
    [InlineData("await s3.GetObjectAsync(new() { BucketName = \"reports\", Ke")]
    [InlineData("if (args.Length > 0) { await s3.GetObjectAsync(\"reports\", \"key\");")]
    [InlineData("await s33.GetObjectAsync(\"reports\", \"key\");")]
    [InlineData("await s3.GetObjectAsync(bucket, \"key\");")]
    public async Task CodeThatDoesNotCompileYet_OffersNoRemoval(string typed)
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:GetObject")));
        await editor.TypeAsync("App", "Program.cs", Call, typed);

        Assert.DoesNotContain(await editor.FindingsAsync("App"), static finding => finding.StartsWith("IAM2", StringComparison.Ordinal));
        Assert.Empty(await LightBulb.OffersAsync(editor.Project("App"), "IAM2002"));
        Assert.Empty(await LightBulb.OffersAsync(editor.Project("App"), "IAM2001"));
    }

    [Fact]
    public async Task CallThatIsRemoved_OffersRemovalInThePolicy()
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:GetObject"), Policies.Allow("s3:PutObject")));
        await editor.TypeAsync("App", "Program.cs", Call, "await s3.PutObjectAsync(new() { BucketName = \"reports\", Key = \"key\" });");
        await editor.ApplyAsync(Assert.Single(await LightBulb.OffersAsync(editor.Project("App"), "IAM2002")));

        Assert.DoesNotContain("GetObject", await editor.TextAsync("App", "iam-policy.json"), StringComparison.Ordinal);
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    [Theory]
    [InlineData("\"Resource\": \"arn:aws:s3:::reports/*\"", "\"Resource\": \"arn:aws:s3:::rep")]
    [InlineData("\"Statement\": [", "\"Statement\": [ {")]
    [InlineData("\"Effect\": \"Allow\",", "\"Eff")]
    public async Task HalfTypedPolicy_SaysThatCallsAreNotHeldToIt(string old, string typed)
    {
        using var editor = await OpenAsync(Policies.Of(Policies.Allow("s3:PutObject")));
        Assert.Contains("IAM2001 GetObjectAsync", await editor.FindingsAsync("App"));

        await editor.TypeAsync("App", "iam-policy.json", old, typed);
        Assert.Contains(await editor.FindingsAsync("App"), static finding => finding.StartsWith("IAM3001", StringComparison.Ordinal) && finding.Contains("no call is compared with it", StringComparison.Ordinal));
    }

    private async Task<Editor> OpenAsync(string policy)
    {
        _folder.WriteApplication("App", Program);
        _folder.Write("App/iam-policy.json", policy);
        _folder.Restore("App").Succeeded();
        return await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
    }
}
