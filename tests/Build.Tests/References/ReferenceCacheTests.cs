using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.References;
using IamAnalyzers.Assemblies.Tests;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Build.Tests.References;

public sealed class ReferenceCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FileOfTheSameTimeAndSize_IsNotOpenedAgain()
    {
        var path = Compiled.To(_folder, Compiled.Record("needs %\t\n"));
        var text = Read("", path, out var first);
        var (time, length) = (File.GetLastWriteTimeUtc(path), new FileInfo(path).Length);
        File.WriteAllBytes(path, new byte[length]);
        File.SetLastWriteTimeUtc(path, time);

        var again = Read(text, path, out var second);

        Assert.Equal("needs %\t\n", first.Record);
        Assert.Equal(first, second);
        Assert.Equal(text, again);
    }

    [Fact]
    public void FileOfAnotherTime_IsReadAgain()
    {
        var path = Compiled.To(_folder, Compiled.Record("one"));
        var text = Read("", path, out _);
        Compiled.To(_folder, Compiled.Record("two"));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));

        Read(text, path, out var content);

        Assert.Equal("two", content.Record);
    }

    [Fact]
    public void EmptyRecord_IsNotTakenForNone()
    {
        var path = Compiled.To(_folder, Compiled.Record(""));
        var text = Read("", path, out _);

        Read(text, path, out var content);

        Assert.Equal("", content.Record);
    }

    [Fact]
    public void MembersAreRemembered()
    {
        var path = Compiled.To(_folder, "class C { object M(Amazon.S3.IAmazonS3 s3) => s3.GetObjectAsync(\"b\", \"k\"); }");
        var text = Read("", path, out _);

        Read(text, path, out var content);

        Assert.Equal(["Amazon.S3.IAmazonS3.GetObjectAsync"], content.Members);
    }

    [Fact]
    public void NeedsOfTheCodeAreRemembered()
    {
        var path = Compiled.To(_folder, "public class C { public object M(Amazon.S3.IAmazonS3 s3) => s3.GetObjectAsync(\"b\", \"k\"); }");
        var text = Read("", path, out var first);

        Read(text, path, out var second);

        Assert.Equal(["kms:Decrypt", "s3:GetObject"], first.Code!.Permissions.Select(static permission => permission.Action));
        Assert.Equal(first, second);
    }

    [Fact]
    public void FilesOfTheSdk_AreFoundAgain()
    {
        var text = Read("", Compiled.Sdk["AWSSDK.S3"], out _);

        Assert.Equal(Compiled.Sdk["AWSSDK.S3"], ReferenceCache.SdkFiles(text)["AWSSDK.S3"]);
    }

    [Theory]
    [InlineData("another file")]
    [InlineData("iam-reference-cache 1 2\nx")]
    public void TextThatIsNoCache_CountsAsEmpty(string text)
    {
        Read(text, Compiled.To(_folder, Compiled.Record("needs")), out var content);

        Assert.Equal("needs", content.Record);
    }

    [Fact]
    public void DamagedLine_CountsAsEmpty()
    {
        var path = Compiled.To(_folder, Compiled.Record("needs"));
        var text = Read("", path, out _);

        Read(text + "half a line\n", path, out var content);

        Assert.Equal("needs", content.Record);
    }

    [Fact]
    public void AbsentFile_IsNotManaged()
    {
        Read("", _folder.ToFile("absent.dll"), out var content);

        Assert.Equal(AssemblyKind.NotManaged, content.Kind);
    }

    private static string Read(string cacheText, string path, out AssemblyContent content)
    {
        var cache = ReferenceCache.Parse(cacheText, new AssemblyReader(AwsCatalog.Default, Compiled.Sdk));
        content = cache.Read(path);
        return cache.Write();
    }
}
