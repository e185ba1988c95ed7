using IamAnalyzers.Core.Calls;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>What the code does not tell is kept as an unresolved call; what is no call at all gives nothing.</summary>
public class UnresolvedCallTests
{
    [Theory]
    [InlineData("dynamic d = s3; d.PutObjectAsync(null);", "dynamic call on Amazon.S3.IAmazonS3")]
    [InlineData("((dynamic)client).PutObjectAsync(null);", "dynamic call on Amazon.S3.AmazonS3Client")]
    [InlineData("dynamic d = s3; dynamic e = d; e?.PutObjectAsync(null);", "dynamic call on Amazon.S3.IAmazonS3")]
    [InlineData("dynamic d = 1; if (flag) d = s3; d.PutObjectAsync(null);", "dynamic call on Amazon.S3.IAmazonS3")]
    [InlineData("dynamic d = new Func<object>(() => s3)(); d.ListBucketsAsync();", "dynamic call of ListBucketsAsync")]
    [InlineData("foreach (dynamic d in new object[] { s3 }) d.ListBucketsAsync();", "dynamic call of ListBucketsAsync")]
    [InlineData("dynamic d = new Func<object>(() => s3)(); d.StartInstancesAsync();", "dynamic call of StartInstancesAsync")]
    public void DynamicReceiver_IsUnresolved(string statement, string member)
    {
        var reading = Reading.OfBody(statement);
        Assert.Equal(member, Assert.Single(reading.Unresolved).Member);
        Assert.Empty(reading.Calls);
    }

    [Theory]
    [InlineData("dynamic d = text; d.PutObjectAsync(null);")]
    [InlineData("dynamic d = new Func<object>(() => s3)(); d.SendRawEmailAsync();")]
    [InlineData("dynamic d = new Func<object>(() => s3)(); d.Whatever();")]
    public void DynamicReceiverThatIsNoClient_IsNothing(string statement)
        => Assert.Empty(Reading.OfBody(statement).Unresolved);

    [Theory]
    [InlineData("typeof(IAmazonS3).GetMethod(\"PutObjectAsync\");", "Amazon.S3.IAmazonS3", " (\"PutObjectAsync\")")]
    [InlineData("client.GetType().GetMethods();", "Amazon.S3.AmazonS3Client", "")]
    [InlineData("var type = typeof(AmazonS3Client); type.GetMethod(text);", "Amazon.S3.AmazonS3Client", "")]
    [InlineData("typeof(AmazonS3Client).InvokeMember(text, System.Reflection.BindingFlags.InvokeMethod, null, client, null);", "Amazon.S3.AmazonS3Client", "")]
    [InlineData("new Func<System.Reflection.MethodInfo>(() => null!)().Invoke(client, null);", "Amazon.S3.AmazonS3Client", "")]
    [InlineData("System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethods(typeof(IAmazonS3));", "Amazon.S3.IAmazonS3", "")]
    [InlineData("Delegate.CreateDelegate(typeof(Action), s3, text);", "Amazon.S3.IAmazonS3", "")]
    public void ReflectionOverAClient_IsUnresolved(string statement, string client, string lookedUp)
    {
        var unresolved = Assert.Single(Reading.OfBody(statement).Unresolved);
        Assert.Equal(("reflection on " + client, "the method is looked up by reflection" + lookedUp), (unresolved.Member, unresolved.Why));
    }

    [Fact]
    public void ReflectionOverAnotherType_IsNothing()
        => Assert.Empty(Reading.OfBody("typeof(string).GetMethod(\"PutObjectAsync\"); text.GetType().GetMethods(); new Action(() => { }).Invoke();").Unresolved);

    /// <summary>Another generator writes <c>Context.Default</c>: neither the overload nor the type of <c>order</c> binds.</summary>
    [Theory]
    [InlineData("s3.DeleteObjectAsync(\"b\", order.Id)", "b", MemberState.Unset)]
    [InlineData("s3.DeleteObjectAsync(\"b\", key: order.Id)", "b", MemberState.Unset)]
    [InlineData("s3.DeleteObjectAsync(key: order.Id, bucketName: \"b\")", "b", MemberState.Unset)]
    [InlineData("s3.DeleteObjectAsync(\"b\", order.Id, token)", "b", MemberState.Unset)]
    [InlineData("s3.DeleteObjectAsync(\"b\", order.Id, \"v\")", "b", MemberState.Set)]
    [InlineData("s3.DeleteObjectAsync(\"b\", \"k\", order.Id, token)", "b", MemberState.MaybeSet)]
    [InlineData("s3.DeleteObjectAsync(order.Id, order.Id, order.Id)", "unknown", MemberState.Unknown)]
    [InlineData("s3.DeleteObjectAsync(\"b\", order.Id, 1)", "unknown", MemberState.Unknown)]
    [InlineData("s3.DeleteObjectAsync(order.Request)", "unknown", MemberState.Unknown)]
    public void CallWithAnArgumentThatDoesNotBind_IsTheOnlyOverloadThatFits(string call, string bucket, MemberState version)
    {
        var reading = Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Test0.cs", Reading.Program("CancellationToken token = default; var order = Context.Default.Read(text); await " + call + ";"))]));

        Assert.Equal("s3:DeleteObject", Assert.Single(reading.Operations));
        Assert.Equal(bucket, reading.Call.Request.Find("BucketName") is { Values: [var only] } ? only : "unknown");
        Assert.Equal(version, reading.Call.Request.StateOf("VersionId"));
    }

    [Fact]
    public void ServiceThatTheCatalogueLacks_IsUnresolved()
    {
        var library = TestCompilation.Create(ReferenceAssemblies.AwsV4, """
            using System.Threading.Tasks;
            namespace Amazon.NotYetKnown
            {
                public interface IAmazonNotYetKnown : Amazon.Runtime.IAmazonService { Task ListBucketsAsync(); }
            }
            """);
        var program = TestCompilation.Create(
            ReferenceAssemblies.AwsV4,
            [("/0/Test0.cs", "class User { object Use(Amazon.NotYetKnown.IAmazonNotYetKnown client) => client.ListBucketsAsync(); }")],
            additional: [Reference(library)]);
        Assert.Empty(program.Errors());

        var reading = Reading.Of(program);
        var unresolved = Assert.Single(reading.Unresolved);
        Assert.Equal(("Amazon.NotYetKnown.IAmazonNotYetKnown.ListBucketsAsync", "the catalogue does not list the service of this client"), (unresolved.Member, unresolved.Why));
        Assert.Equal(["Amazon.NotYetKnown.IAmazonNotYetKnown.ListBucketsAsync"], reading.Members);
    }

    [Fact]
    public void OperationThatTheCatalogueLacks_IsUnresolved()
    {
        var library = TestCompilation.Create(ReferenceAssemblies.Net80.With("aws-v4"), []);
        var newer = TestCompilation.Create(ReferenceAssemblies.Net80, """
            using System.Threading.Tasks;
            namespace Amazon.Runtime { public interface IAmazonService { } public abstract class AmazonServiceClient { } }
            namespace Amazon.SQS { public interface IAmazonSQS : Amazon.Runtime.IAmazonService { Task PutObjectAsync(); Task SendMessageAsync(); void Dispose(); } }
            """);
        Assert.Empty(library.Errors());
        var program = TestCompilation.Create(
            ReferenceAssemblies.Net80,
            [("/0/Test0.cs", "class User { void Use(Amazon.SQS.IAmazonSQS sqs) { sqs.PutObjectAsync(); sqs.SendMessageAsync(); sqs.Dispose(); } }")],
            additional: [Reference(newer)]);
        var reading = Reading.Of(program);
        Assert.Equal(["sqs:SendMessage"], reading.Operations);
        Assert.Equal(("Amazon.SQS.IAmazonSQS.PutObjectAsync", "the catalogue does not list this operation of sqs"), (Assert.Single(reading.Unresolved).Member, reading.Unresolved[0].Why));
    }

    [Fact]
    public void HelperMethodThatTheCatalogueLacks_IsUnresolved()
    {
        var newer = TestCompilation.Create(ReferenceAssemblies.Net80, """
            namespace Amazon.Runtime { public abstract class AmazonServiceClient { } }
            namespace Amazon.S3.Transfer { public class TransferUtility { public void PutObject() { } } }
            """);
        var program = TestCompilation.Create(
            ReferenceAssemblies.Net80,
            [("/0/Test0.cs", "class User { void Use(Amazon.S3.Transfer.TransferUtility transfer) => transfer.PutObject(); }")],
            additional: [Reference(newer)]);
        Assert.Equal("Amazon.S3.Transfer.TransferUtility.PutObject", Assert.Single(Reading.Of(program).Unresolved).Member);
    }

    [Fact]
    public void ClientOfOnesOwnThatSendsItsOwnRequests_IsUnresolved()
    {
        var core = TestCompilation.Create(ReferenceAssemblies.Net80, """
            namespace Amazon.Runtime { public abstract class AmazonServiceClient { protected void Invoke() { } } }
            """);
        var program = TestCompilation.Create(
            ReferenceAssemblies.Net80,
            [("/0/Test0.cs", "class Mine : Amazon.Runtime.AmazonServiceClient { public void PutObject() => Invoke(); } class User { void Use(Mine mine) => mine.PutObject(); }")],
            additional: [Reference(core)]);
        Assert.Equal("Amazon.Runtime.AmazonServiceClient.Invoke", Assert.Single(Reading.Of(program).Unresolved).Member);
    }

    [Theory]
    [InlineData("Touch(nameof(s3.PutObjectAsync)); Touch(nameof(IAmazonS3.ListBucketsAsync));")]
    [InlineData("s3.Dispose(); s3.DetermineServiceOperationEndpoint(new ListBucketsRequest()); Touch(s3.Config); Touch(s3.Paginators);")]
    [InlineData("/* s3.PutObjectAsync() */ Touch(\"s3.PutObjectAsync\");")]
    [InlineData("Touch(new PutObjectRequest()); Touch(typeof(PutObjectRequest));")]
    public void WhatAsksForNothing_IsNothing(string statement)
    {
        var reading = Reading.OfBody(statement);
        Assert.Empty(reading.Calls);
        Assert.Empty(reading.Unresolved);
    }

    [Fact]
    public void MethodNamedNameof_IsACall()
        => Assert.Equal(
            ["s3:ListBuckets"],
            Reading.Of("class User { object nameof(System.Func<object> f) => f(); object Use(Amazon.S3.IAmazonS3 s3) => nameof(() => s3.ListBucketsAsync()); }").Operations);

    [Fact]
    public void DocumentationReference_IsNoCall()
        => Assert.Empty(Reading.Of("using Amazon.S3; /// <summary><see cref=\"IAmazonS3.ListBucketsAsync(System.Threading.CancellationToken)\"/></summary>\nclass User { }").Calls);

    [Fact]
    public void LookAlikeOfAnotherLibrary_IsNothing()
    {
        const string code = """
            using System.Threading.Tasks;
            namespace Minio.S3 { public interface IAmazonS3 { Task PutObjectAsync(string b); } public class AmazonS3Client : IAmazonS3 { public Task PutObjectAsync(string b) => Task.CompletedTask; } }
            namespace Amazon.Fruit { public class AmazonFruitClient { public void ListBuckets() { } public void PutObjectAsync() { } } }
            class TransferUtility { public void Upload() { } }
            class User
            {
                void Use(Minio.S3.IAmazonS3 s3, Minio.S3.AmazonS3Client client, Amazon.Fruit.AmazonFruitClient fruit, TransferUtility transfer, dynamic d)
                {
                    s3.PutObjectAsync("b"); client.PutObjectAsync("b"); fruit.ListBuckets(); fruit.PutObjectAsync(); transfer.Upload(); PutObjectAsync();
                }
                void PutObjectAsync() { }
            }
            """;
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, code);
        Assert.Empty(compilation.Errors());
        var reading = Reading.Of(compilation);
        Assert.Empty(reading.Calls);
        Assert.Empty(reading.Unresolved);
        Assert.Empty(reading.Members);
    }

    [Fact]
    public void ProjectWithoutTheSdk_HasNoReader()
        => Assert.Null(SdkCallReader.For(TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }"), Core.Catalog.AwsCatalog.Default));

    private static Microsoft.CodeAnalysis.MetadataReference Reference(Microsoft.CodeAnalysis.CSharp.CSharpCompilation library)
    {
        Assert.Empty(library.Errors());
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray());
    }
}
