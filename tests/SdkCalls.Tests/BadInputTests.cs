using System.Text;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Code that is broken, huge or very deep gives what can be read of it, never an exception.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("s3.PutObjectAsync(", "s3:PutObject?")]
    [InlineData("s3.PutObjectAsync(new PutObjectRequest { Key = , BucketName })", "s3:PutObject?")]
    [InlineData("s3.PutObjectAsync(1, 2, 3, missing);", "s3:PutObject?")]
    [InlineData("s3.;", "")]
    [InlineData("missing.PutObjectAsync(null);", "")]
    [InlineData("var r = new PutObjectRequest { Key = r }; s3.PutObjectAsync(r);", "s3:PutObject?")]
    [InlineData("new Amazon.Runtime.AssumeRoleAWSCredentials(", "")]
    [InlineData("nameof(s3.PutObjectAsync", "")]
    public void BrokenCode_NeverThrows(string statements, string operation)
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program(statements));
        Assert.NotEmpty(compilation.Errors());
        var reading = Reading.Of(compilation);
        Assert.DoesNotContain(reading.Unresolved, static call => call.Why.StartsWith("an error in IamAnalyzers", StringComparison.Ordinal));
        if (operation.Length > 0) Assert.Contains(operation.TrimEnd('?'), reading.Operations);
    }

    [Fact]
    public void EachPrefixOfAProgram_NeverThrows()
    {
        var code = Reading.Program("var r = new PutObjectRequest { TagSet = [new() { Key = maybe ?? \"a\" }] }; if (flag) r.Key = text; dynamic d = s3; await s3.PutObjectAsync(r); d.PutObjectAsync(r); s3.GetPreSignedURL(new());");
        for (var length = 0; length < code.Length; length += 7)
        {
            var reading = Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, code[..length]));
            Assert.DoesNotContain(reading.Unresolved, static call => call.Why.StartsWith("an error in IamAnalyzers", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void VeryDeepExpression_NeverThrows()
    {
        var deep = new StringBuilder("\"a\"");
        for (var i = 0; i < 400; i++) deep.Insert(0, "(flag ? \"b\" : ").Append(')');
        var reading = Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program("await s3.PutObjectAsync(new PutObjectRequest { Key = " + deep + " });")));
        Assert.Contains("s3:PutObject", reading.Operations);
    }

    [Fact]
    public void VeryLongConcatenation_NeverThrows()
    {
        var sum = string.Concat(Enumerable.Repeat("text + ", 3000)) + "text";
        Assert.Equal(["s3:PutObject"], Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program("await s3.PutObjectAsync(new PutObjectRequest { Key = " + sum + " });"))).Operations);
    }

    [Fact]
    public void ExpressionTooDeepForTheCompiler_NeverThrows()
    {
        var deep = string.Concat(Enumerable.Repeat("s3.Paginators.ListVersions(", 900)) + "null" + new string(')', 900);
        Assert.NotNull(Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program("Touch(" + deep + ");"))));
    }

    [Fact]
    public void HugeMethod_IsReadWhole()
    {
        var body = new StringBuilder();
        for (var i = 0; i < 1500; i++) body.Append($"var r{i} = new PutObjectRequest {{ Key = \"{i}\" }}; r{i}.BucketName = text; await s3.PutObjectAsync(r{i});\n");
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program(body.ToString()));
        Assert.Empty(compilation.Errors());

        var reading = Reading.Of(compilation);
        Assert.Equal(1500, reading.Calls.Count);
        Assert.All(reading.Calls, static call => Assert.Equal((true, 2), (call.Request.IsWhole, call.Request.Members.Count)));
    }

    [Fact]
    public void LocalUsedWithoutEnd_IsHidden()
    {
        var body = new StringBuilder("var r = new PutObjectRequest();\n");
        for (var i = 0; i < 300; i++) body.Append("r.Key = text;\n");
        Assert.Equal(Core.Calls.SdkRequest.Hidden, Reading.OfBody(body + "await s3.PutObjectAsync(r);").Call.Request);
    }

    [Fact]
    public void StoppedWork_IsTheOnlyThingThrown()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, Reading.Program("await s3.ListBucketsAsync();"));
        var reader = SdkCallReader.For(compilation, Core.Catalog.AwsCatalog.Default)!;
        var tree = compilation.SyntaxTrees[0];
        var name = tree.GetRoot().DescendantNodes().Last(static node => node.ToString() == "ListBucketsAsync");
        Assert.ThrowsAny<OperationCanceledException>(() => reader.Read(name, compilation.GetSemanticModel(tree), new CancellationToken(canceled: true)));
        Assert.Equal(SdkCallReading.Empty, reader.Read(tree.GetRoot(), compilation.GetSemanticModel(tree), CancellationToken.None));
    }
}
