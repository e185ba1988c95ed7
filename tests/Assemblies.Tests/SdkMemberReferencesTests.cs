using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class SdkMemberReferencesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CallOnTheInterface_NamesIt()
        => Assert.Equal(["Amazon.S3.IAmazonS3.GetObjectAsync"], Members("object M(Amazon.S3.IAmazonS3 s3) => s3.GetObjectAsync(\"b\", \"k\");"));

    [Fact]
    public void CallOnTheClass_NamesTheClass()
        => Assert.Equal(
            ["Amazon.S3.AmazonS3Client.GetObjectAsync"],
            Members("object M() => new Amazon.S3.AmazonS3Client().GetObjectAsync(\"b\", \"k\");"));

    [Fact]
    public void CallOnATypeParameter_NamesTheInterface()
        => Assert.Equal(
            ["Amazon.S3.IAmazonS3.ListBucketsAsync"],
            Members("object M<T>(T s3) where T : Amazon.S3.IAmazonS3 => s3.ListBucketsAsync(default(System.Threading.CancellationToken));"));

    [Fact]
    public void MethodGroup_NamesIt()
        => Assert.Equal(
            ["Amazon.S3.IAmazonS3.DeleteObjectAsync"],
            Members("object M(Amazon.S3.IAmazonS3 s3) => new System.Func<string, string, System.Threading.CancellationToken, object>(s3.DeleteObjectAsync);"));

    [Fact]
    public void CallOnADerivedClass_NamesTheClassThatDeclaresTheMethod()
        => Assert.Equal(
            ["Amazon.S3.AmazonS3Client.PutBucketAsync"],
            Members("class D : Amazon.S3.AmazonS3Client; object M() => new D().PutBucketAsync(\"b\");"));

    [Fact]
    public void Paginator_NamesTheFactory()
        => Assert.Equal(
            ["Amazon.S3.Model.IS3PaginatorFactory.ListObjectsV2"],
            Members("object M(Amazon.S3.IAmazonS3 s3) => s3.Paginators.ListObjectsV2(new Amazon.S3.Model.ListObjectsV2Request());"));

    [Fact]
    public void Plumbing_IsNoCall()
        => Assert.Empty(Members("object M(Amazon.S3.AmazonS3Client s3) { s3.Dispose(); return (s3.Config.RegionEndpoint, new Amazon.S3.Model.GetObjectRequest { BucketName = \"b\" }.Key); }"));

    [Fact]
    public void LookAlikeOfTheProgramItself_IsNoCall()
        => Assert.Empty(Members(
            "interface IAmazonS3 { object GetObjectAsync(string b, string k); } object M(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", \"k\");"));

    [Fact]
    public void ManyCalls_AreSortedAndNamedOnce()
        => Assert.Equal(
            ["Amazon.S3.IAmazonS3.DeleteObjectAsync", "Amazon.S3.IAmazonS3.GetObjectAsync"],
            Members("""
                object M(Amazon.S3.IAmazonS3 s3) => s3.GetObjectAsync("b", "k");
                object N(Amazon.S3.IAmazonS3 s3) => s3.GetObjectAsync("b", "k", "v");
                object O(Amazon.S3.IAmazonS3 s3) => s3.DeleteObjectAsync("b", "k");
                """));

    private IReadOnlyList<string> Members(string members)
        => new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(Compiled.To(_folder, $"class C {{ {members} }}")).Members;
}
