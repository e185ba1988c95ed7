using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;

namespace IamAnalyzers.Ide.Tests;

/// <summary>An application and a library, with edits in the library that are not saved.</summary>
[Collection(PackedPackage.Name)]
public sealed class ReferenceTests(PackageFeed package) : IDisposable
{
    private const string Library = """
        using Amazon.S3;

        public static class Store
        {
            public static async Task UseAsync(IAmazonS3 s3)
            {
                await s3.GetObjectAsync("reports", "key");
            }
        }
        """;

    private const string Reads = "await s3.GetObjectAsync(\"reports\", \"key\");";
    private const string Deletes = "await s3.DeleteObjectAsync(\"reports\", \"key\");";
    private const string Reference = """<ProjectReference Include="../Library/Library.csproj" />""";
    private const string App = "await Store.UseAsync(new Amazon.S3.AmazonS3Client());";

    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task LibraryWithUnsavedEdits_NeedsWhatItsTextNeeds(bool isBuilt, bool hasPackage)
    {
        Write("", hasPackage);
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject"), Policies.Allow("s3:DeleteObject")));
        Prepare(isBuilt);
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
        Assert.Equal(["IAM2002 No call needs this statement"], await editor.FindingsAsync("App"));

        await editor.TypeAsync("Library", "Store.cs", Reads, Reads + Deletes);
        Assert.Empty(await editor.FindingsAsync("App"));

        await editor.TypeAsync("Library", "Store.cs", Reads, "");
        Assert.Single(await editor.FindingsAsync("App"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LibraryOfWhichAllCounts_IsHeldToThePolicyAsItsTextIs(bool isBuilt)
    {
        Write("<IamPolicyReach>All</IamPolicyReach>", hasPackage: true);
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject")));
        Prepare(isBuilt);
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
        Assert.Empty(await editor.FindingsAsync("App"));

        await editor.TypeAsync("Library", "Store.cs", Reads, Reads + Deletes);
        Assert.StartsWith("IAM2001 The reviewed policy (iam-policy.json) does not allow 's3:DeleteObject'", Assert.Single(await editor.FindingsAsync("App")), StringComparison.Ordinal);

        await editor.TypeAsync("Library", "Store.cs", Deletes, "");
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    [Fact]
    public async Task LibraryBehindALibrary_Counts()
    {
        _folder.WriteProject("Library");
        _folder.Write("Library/Store.cs", Library);
        _folder.WriteProject("Middle", items: Reference);
        _folder.Write("Middle/Middle.cs", "public static class Middle { public static Task UseAsync() => Store.UseAsync(new Amazon.S3.AmazonS3Client()); }");
        _folder.WriteApplication("App", "await Middle.UseAsync();", items: """<ProjectReference Include="../Middle/Middle.csproj" />""");
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject"), Policies.Allow("s3:DeleteObject")));
        Prepare(isBuilt: false);
        using var editor = await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));

        await editor.TypeAsync("Library", "Store.cs", Reads, Reads + Deletes);
        Assert.Empty(await editor.FindingsAsync("App"));
    }

    private void Write(string properties, bool hasPackage)
    {
        _folder.WriteProject("Library", hasPackage: hasPackage);
        _folder.Write("Library/Store.cs", Library);
        _folder.WriteApplication("App", App, properties, Reference);
    }

    private void Prepare(bool isBuilt) => (isBuilt ? _folder.Build("App") : _folder.Restore("App")).Succeeded();
}
