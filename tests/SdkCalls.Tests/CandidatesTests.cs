using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Files are chosen by their text; no way to write a name may hide a call.</summary>
public sealed class CandidatesTests
{
    private const string Head = "using System.Threading.Tasks; using Amazon.S3; using Amazon.Runtime; class P { ";

    [Theory]
    [InlineData("Task M(IAmazonS3 s3) => s3.ListBucketsAsync(); }")]
    [InlineData("Task M(IAmazonS3 s3) => s3.@ListBucketsAsync(); }")]
    [InlineData("Task M(IAmazonS3 s3) => s3.List\\u0042ucketsAsync(); }")]
    [InlineData("Task M(IAmazonS3 s3) => s3.\\U0000004CistBucketsAsync(); }")]
    [InlineData("Task M(IAmazonS3 s3) => s3.List\u00ADBucketsAsync(); }")]
    [InlineData("Task M(IAmazonS3 s3) => s3?.ListBucketsAsync(); }")]
    [InlineData("string M(IAmazonS3 s3) => $\"{s3.ListBucketsAsync()}\"; }")]
    [InlineData("object M(IAmazonS3 s3) { System.Func<System.Threading.CancellationToken, Task> f = s3.ListBucketsAsync; return f; } }")]
    public void NameOfAnOperation_HoweverWritten_IsRead(string code)
        => Assert.Equal(["s3:ListBuckets"], Reading.Of(Head + code).Operations);

    [Theory]
    [InlineData("object M() => new AssumeRoleAWSCredentials(null, \"r\", \"s\"); }")]
    [InlineData("AssumeRoleAWSCredentials M() { AssumeRoleAWSCredentials c = new(null, \"r\", \"s\"); return c; } }")]
    [InlineData("void T(AssumeRoleAWSCredentials c) { } void M() => T(new(null, \"r\", \"s\")); }")]
    [InlineData("void T(AssumeRoleAWSCredentials c) { } void M() => T(new /* role */ (null, \"r\", \"s\")); }")]
    [InlineData("object M() => new Amazon.Runtime.AssumeRoleAWSCredentials(null, \"r\", \"s\"); }")]
    public void HelperThatIsMade_IsRead(string code) => Assert.Equal(["sts:AssumeRole"], Reading.Of(Head + code).Operations);

    [Theory]
    [InlineData("using Role = Amazon.Runtime.AssumeRoleAWSCredentials; class P { object M() => new Role(null, \"r\", \"s\"); }")]
    [InlineData("using Role = global::Amazon.Runtime.AssumeRoleAWSCredentials; class P { object M() { Role role = new(null, \"r\", \"s\"); return role; } }")]
    [InlineData("using Select = Amazon.Runtime.AssumeRoleAWSCredentials; class P { object M() => new Select(null, \"r\", \"s\"); }")]
    [InlineData("namespace N { using Role = Amazon.Runtime.AssumeRoleAWSCredentials; class P { object M() => new Role(null, \"r\", \"s\"); } }")]
    [InlineData("using Role = Amazon.Runtime.AssumeRoleAWSCredentials; namespace N { using Again = Role; class P { object M() => new Again(null, \"r\", \"s\"); } }")]
    [InlineData("using Role = Amazon.Runtime.\\u0041ssumeRoleAWSCredentials; class P { object M() => new Role(null, \"r\", \"s\"); }")]
    public void AliasOfAHelper_IsRead(string code) => Assert.Equal(["sts:AssumeRole"], Reading.Of(code).Operations);

    [Fact]
    public void GlobalAliasOfAnotherFile_IsReadWhileItIsThere()
    {
        var program = TestCompilation.Create(
            ReferenceAssemblies.AwsV4,
            "global using Role = Amazon.Runtime.AssumeRoleAWSCredentials;",
            "class P { object M() => new Role(null, \"r\", \"s\"); }");
        Assert.Equal(["sts:AssumeRole"], Reading.Of(program).Operations);

        var other = program.ReplaceSyntaxTree(program.SyntaxTrees[0], Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("global using Role = System.Object;", (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)program.SyntaxTrees[0].Options));
        Assert.Empty(Reading.Of(other).Operations);
        Assert.Equal(["sts:AssumeRole"], Reading.Of(program).Operations);
    }

    [Fact]
    public void GlobalUsing_NeedsNoNameInTheFileOfTheCall()
        => Assert.Equal(["s3:ListBuckets"], Reading.Of(TestCompilation.Create(
            ReferenceAssemblies.AwsV4,
            "global using Amazon.S3; global using static Clients;",
            "static class Clients { public static IAmazonS3 S3 => null!; }",
            "class P { object M() => S3.ListBucketsAsync(); }")).Operations);

    [Theory]
    [InlineData("// s3.ListBucketsAsync()\nclass P { }")]
    [InlineData("class P { string M() => \"ListBucketsAsync\"; }")]
    [InlineData("#if NEVER\nclass P { object M(Amazon.S3.IAmazonS3 s3) => s3.ListBucketsAsync(); }\n#endif")]
    [InlineData("/// <see cref=\"Amazon.S3.IAmazonS3.ListBucketsAsync\"/>\nclass P { }")]
    public void NameThatIsNoCode_IsNotRead(string code) => Assert.Empty(Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, code)).Members);

    [Fact]
    public void ProgramWithoutSdk_HasNoReader()
    {
        var program = TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }");
        Assert.False(SdkCallReader.RefersToSdk(program));
        Assert.Null(SdkCallReader.For(program, AwsCatalog.Default));
    }

    [Fact]
    public void CancelledRead_Stops()
    {
        var program = TestCompilation.Create(ReferenceAssemblies.AwsV4, Head + "Task M(IAmazonS3 s3) => s3.ListBucketsAsync(); }");
        Assert.ThrowsAny<OperationCanceledException>(() => SdkCallReader.For(program, AwsCatalog.Default, new CancellationToken(canceled: true)));
        Assert.Equal(["s3:ListBuckets"], Reading.Of(program).Operations);
    }
}
