using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>A call belongs to the nearest member or type around it that carries <c>[IamFeature]</c>.</summary>
public class FeatureTests
{
    private const string Attribute = "namespace IamAnalyzers { [System.AttributeUsage(System.AttributeTargets.All)] class IamFeatureAttribute : System.Attribute { public IamFeatureAttribute(string name) { } } }\n";

    [Theory]
    [InlineData("class User { [IamFeature(\"Build\")] object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Build")]
    [InlineData("[IamFeature(\"Build\")] class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Build")]
    [InlineData("[IamFeature(\"Type\")] class User { [IamFeature(\"Member\")] object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Member")]
    [InlineData("[IamFeature(\"Outer\")] class User { class Inner { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); } }", "Outer")]
    [InlineData("[IamFeature(\"Outer\")] class User { [IamFeature(\"Inner\")] class Inner { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); } }", "Inner")]
    [InlineData("class User { [IamFeature(\"Build\")] object Use(IAmazonS3 s3) { object Local() => s3.ListBucketsAsync(); System.Func<object> f = () => Local(); return f(); } }", "Build")]
    [InlineData("class User { const string Name = \"Build\" + \" image\"; [IamFeature(Name)] object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Build image")]
    [InlineData("class User { IAmazonS3 s3 = null!; [IamFeatureAttribute(\"Build\")] object Use { get => s3.ListBucketsAsync(); } }", "Build")]
    [InlineData("[IamAnalyzers.IamFeature(\"Build\")] class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Build")]
    [InlineData("namespace App { using Part = IamAnalyzers.IamFeatureAttribute; [Part(\"Build\")] class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); } }", "Build")]
    [InlineData("class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "")]
    [InlineData("[IamFeature(\"Build\")] partial class User { } partial class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "Build")]
    [InlineData("[IamFeature(null!)] class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); }", "")]
    public void CallsInsideAttributedCode_HaveItsFeature(string code, string expected)
    {
        const string usings = "using Amazon.S3; using IamAnalyzers;\n";
        Assert.Equal(expected, Reading.Of(usings + Attribute + code).Call.Feature);

        // The generator adds the attribute itself: in the compilation that it reads there is none yet.
        Assert.Equal(expected, Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, usings + code)).Call.Feature);
    }

    [Fact]
    public void AttributeOfAnotherLibrary_IsNoFeature()
        => Assert.Equal("", Reading.Of("""
            using Amazon.S3;
            namespace Other { class IamFeatureAttribute : System.Attribute { public IamFeatureAttribute(string name) { } } [IamFeature("Build")] class User { object Use(IAmazonS3 s3) => s3.ListBucketsAsync(); } }
            """).Call.Feature);
}
