using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>One test for each way to write a call.</summary>
public class WaysOfCallingTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        """;

    [Fact]
    public void InterfaceMethod_IsTheOperation()
    {
        var call = Reading.OfBody("await s3.PutObjectAsync(new PutObjectRequest());").Call;
        Assert.Equal(("s3", "PutObject", "Amazon.S3.IAmazonS3.PutObjectAsync"), (call.Service, call.Operation, call.Member));
    }

    [Fact]
    public void ClassMethod_NamesTheClass()
        => Assert.Equal("Amazon.S3.AmazonS3Client.PutObjectAsync", Reading.OfBody("await client.PutObjectAsync(new PutObjectRequest());").Call.Member);

    [Fact]
    public void RenamedMethod_IsTheOperationOfTheApi()
        => Assert.Equal(["s3:CreateBucket"], Reading.OfBody("await s3.PutBucketAsync(text);").Operations);

    [Fact]
    public void DerivedClass_CallsAreThoseOfItsBase()
    {
        var reading = Reading.Of(Usings + """
            class MyClient : AmazonS3Client
            {
                public override Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken token = default)
                    => base.PutObjectAsync(request, token);
                public Task Twice() { GetObjectAsync("b", "k"); return this.GetObjectAclAsync(new()); }
            }
            class User { Task Use(MyClient mine) => mine.PutObjectAsync(new PutObjectRequest()); }
            """);
        Assert.Equal(["s3:GetObject", "s3:GetObjectAcl", "s3:PutObject"], reading.Operations);
        Assert.Equal(2, reading.Calls.Count(call => call is { Operation: "PutObject", Member: "Amazon.S3.AmazonS3Client.PutObjectAsync" }));
    }

    [Fact]
    public void GenericReceiver_IsKnownByItsConstraint()
        => Assert.Equal(["s3:ListBuckets"], Reading.Of(Usings + "class User { Task Use<T>(T client) where T : IAmazonS3 => client.ListBucketsAsync(); }").Operations);

    [Fact]
    public void GenericReceiverOfEc2_IsKnownByItsConstraint()
        => Assert.Equal(
            ["ec2:StartInstances"],
            Reading.Of(
                "using Amazon.EC2; using Amazon.EC2.Model; class User { void Use<T>(T client) where T : class, IAmazonEC2 => client.StartInstancesAsync(new StartInstancesRequest()); }",
                ReferenceAssemblies.AwsSurface).Operations);

    [Fact]
    public void FieldPropertyAndVar_AreOneAndTheSame()
        => Assert.Equal(
            ["s3:DeleteBucket", "s3:DeleteObject", "s3:ListBuckets"],
            Reading.Of(Usings + """
                class User(IAmazonS3 injected)
                {
                    private readonly IAmazonS3 _field = injected;
                    private AmazonS3Client Property { get; } = new();
                    async Task Use()
                    {
                        await _field.DeleteBucketAsync("b");
                        await Property.DeleteObjectAsync("b", "k");
                        var local = injected;
                        await local.ListBucketsAsync();
                    }
                }
                """).Operations);

    [Fact]
    public void NullConditionalAndForgiven_AreCalls()
        => Assert.Equal(
            ["s3:DeleteBucket", "s3:ListBuckets"],
            Reading.OfBody("IAmazonS3? perhaps = s3; if (perhaps?.ListBucketsAsync() is { } t) await t; await (perhaps!).DeleteBucketAsync(text)!;").Operations);

    [Fact]
    public void MethodGroupAndDelegateThatOtherCodeGets_AreCallsWithAHiddenRequest()
    {
        var reading = Reading.OfBody("""
            Func<PutObjectRequest, CancellationToken, Task<PutObjectResponse>> put = s3.PutObjectAsync;
            Touch(put);
            Touch(new Func<string, CancellationToken, Task>(client.DeleteBucketAsync));
            """);
        Assert.Equal(["s3:DeleteBucket", "s3:PutObject"], reading.Operations);
        Assert.All(reading.Calls, call => Assert.False(call.Request.IsWhole));
    }

    [Fact]
    public void LambdaLocalFunctionAndFieldInitializer_AreCalls()
        => Assert.Equal(
            ["s3:DeleteBucket", "s3:GetObject", "s3:ListBuckets"],
            Reading.Of(Usings + """
                class User
                {
                    static readonly Func<IAmazonS3, Task> List = c => c.ListBucketsAsync();
                    void Use(IAmazonS3 s3)
                    {
                        Task Local() => s3.DeleteBucketAsync("b");
                        Action later = async () => { await Local(); await s3.GetObjectAsync("b", "k"); };
                        later();
                    }
                }
                """).Operations);

    [Fact]
    public void OwnExtensionMethod_IsReadInItsBody()
        => Assert.Equal(
            ["s3:HeadObject"],
            Reading.Of(Usings + """
                static class Extensions { public static Task Check(this IAmazonS3 s3, string key) => s3.GetObjectMetadataAsync("b", key); }
                class User { Task Use(IAmazonS3 s3) => s3.Check("k"); }
                """).Operations);

    [Fact]
    public void HelperOfTheSdk_IsTheOperationsBehindIt()
        => Assert.Equal(["s3:GetBucketAcl"], Reading.OfBody("await Amazon.S3.Util.AmazonS3Util.DoesS3BucketExistV2Async(s3, text);").Operations);

    [Fact]
    public void UsingStatic_IsFound()
        => Assert.Equal(
            ["s3:GetBucketAcl"],
            Reading.Of("using static Amazon.S3.Util.AmazonS3Util;\n" + Usings + "class User { Task Use(IAmazonS3 s3) => DoesS3BucketExistV2Async(s3, \"b\"); }").Operations);

    [Fact]
    public void Alias_IsFound()
        => Assert.Equal(
            ["s3:PutObject"],
            Reading.Of("using Storage = Amazon.S3.IAmazonS3; using Put = Amazon.S3.Model.PutObjectRequest;\nclass User { void Use(Storage s3) => s3.PutObjectAsync(new Put()); }").Operations);

    [Fact]
    public void OverloadOnPrimitives_IsTheOperation()
        => Assert.Equal(["s3:CopyObject"], Reading.OfBody("await s3.CopyObjectAsync(\"a\", \"k\", \"b\", \"k\");").Operations);

    [Fact]
    public void Paginator_IsTheOperationWithItsRequest()
    {
        var reading = Reading.OfBody("await foreach (var page in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = \"b\" }).Responses) Touch(page);");
        var call = reading.Call;
        Assert.Equal(("ListObjectsV2", "Amazon.S3.Model.IS3PaginatorFactory.ListObjectsV2"), (call.Operation, call.Member));
        Assert.Equal("b", Assert.Single(call.Request.Find("BucketName")!.Values));
    }

    [Fact]
    public void PaginatorFactoryPassedOn_IsFound()
        => Assert.Equal(["s3:ListObjectVersions"], Reading.Of(Usings + "class User { object Use(IS3PaginatorFactory pages) => pages.ListVersions(new ListVersionsRequest()); }").Operations);

    [Fact]
    public void PaginatorOfTheSurface_IsFound()
        => Assert.Equal(
            ["ec2:DescribeInstances"],
            Reading.Of("using Amazon.EC2; class User { object Use(IAmazonEC2 ec2) => ec2.Paginators.DescribeInstances(new()); }", ReferenceAssemblies.AwsSurface).Operations);

    [Theory]
    [InlineData("Verb = HttpVerb.GET", "s3:GetObject")]
    [InlineData("Verb = HttpVerb.PUT", "s3:PutObject")]
    [InlineData("Verb = HttpVerb.DELETE", "s3:DeleteObject")]
    [InlineData("Verb = HttpVerb.HEAD", "s3:HeadObject")]
    [InlineData("Key = \"k\"", "s3:GetObject")]
    [InlineData("Verb = flag ? HttpVerb.GET : HttpVerb.PUT", "s3:GetObject? s3:PutObject?")]
    [InlineData("Verb = Enum.Parse<HttpVerb>(text)", "s3:DeleteObject? s3:GetObject? s3:HeadObject? s3:PutObject?")]
    public void PreSignedUrl_IsTheOperationOfItsVerb(string member, string expected)
        => Assert.Equal(expected.Split(' '), Reading.OfBody("s3.GetPreSignedURL(new GetPreSignedUrlRequest { " + member + " });").Operations);

    [Fact]
    public void PreSignedUrlOfAnUnknownRequest_MayBeEachVerb()
        => Assert.Equal(
            ["s3:DeleteObject?", "s3:GetObject?", "s3:HeadObject?", "s3:PutObject?"],
            Reading.Of(Usings + "class User { Task Use(IAmazonS3 s3, GetPreSignedUrlRequest request) => s3.GetPreSignedURLAsync(request); }").Operations);

    [Fact]
    public void PreSignedPost_NeedsPutObject()
        => Assert.Equal(["s3:PutObject"], Reading.OfBody("s3.CreatePresignedPost(new CreatePresignedPostRequest());").Operations);

    [Theory]
    [InlineData("new() { BucketName = \"b\" }", "s3:GetBucketAcl")]
    [InlineData("new() { BucketName = \"b\", Key = \"k\" }", "s3:GetObjectAcl")]
    [InlineData("new() { BucketName = \"b\", Key = maybe }", "s3:GetBucketAcl? s3:GetObjectAcl?")]
    public void GetAcl_IsOfTheBucketOrOfTheObject(string request, string expected)
        => Assert.Equal(expected.Split(' '), Reading.OfBody("await s3.GetACLAsync(" + request.Replace("new()", "new GetACLRequest()", StringComparison.Ordinal) + ");", ReferenceAssemblies.AwsV3).Operations);

    [Fact]
    public void VersionThree_IsReadAlike()
        => Assert.Equal(
            ["s3:CreateBucket", "s3:ListObjectsV2", "s3:PutObject"],
            Reading.OfBody("await s3.PutObjectAsync(new PutObjectRequest()); await client.PutBucketAsync(text); s3.Paginators.ListObjectsV2(new());", ReferenceAssemblies.AwsV3).Operations);

    [Fact]
    public void SynchronousMethod_IsTheOperation()
        => Assert.Equal(
            ["s3:DeleteObject", "s3:PutObject"],
            Reading.Of(Usings + "class User { void Use(IAmazonS3 s3, AmazonS3Client client) { s3.PutObject(new PutObjectRequest()); client.DeleteObject(\"b\", \"k\"); } }", ReferenceAssemblies.AwsV3Net45).Operations);

    [Fact]
    public void BeginAndEnd_AreOneCall()
    {
        var reading = Reading.Of("using Amazon.S3; using Amazon.S3.Model; class User { void Use(IAmazonS3 s3) { var a = s3.BeginPutObject(new PutObjectRequest { Key = \"k\" }, null, null); s3.EndPutObject(a); } }", ReferenceAssemblies.AwsV3Net35);
        Assert.Equal("PutObject", reading.Call.Operation);
        Assert.NotNull(reading.Call.Request.Find("Key"));
        Assert.Equal(["Amazon.S3.IAmazonS3.BeginPutObject", "Amazon.S3.IAmazonS3.EndPutObject"], reading.Members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExplicitInterfaceHelper_IsFound()
        => Assert.Equal(
            ["s3:ListObjects"],
            Reading.OfBody("await ((Amazon.Runtime.SharedInterfaces.ICoreAmazonS3)client).GetAllObjectKeysAsync(\"b\", \"p\", new Dictionary<string, object>());").Operations);

    [Fact]
    public void TransferUtility_IsTheOperationsBehindIt()
        => Assert.Equal(
            ["s3:AbortMultipartUpload?", "s3:CompleteMultipartUpload?", "s3:CreateMultipartUpload?", "s3:PutObject", "s3:UploadPart?"],
            Reading.OfBody("using var transfer = new Amazon.S3.Transfer.TransferUtility(s3); await transfer.UploadAsync(\"file\", \"b\");").Operations);

    [Fact]
    public void OwnTransferUtility_IsTheOperationsBehindItsBase()
        => Assert.Contains(
            "s3:GetObject",
            Reading.Of(Usings + """
                using Amazon.S3.Transfer;
                class Mine : TransferUtility { public Mine(IAmazonS3 s3) : base(s3) { } }
                class User { Task Use(Mine mine) => mine.DownloadAsync("f", "b", "k"); }
                """).Operations);

    [Theory]
    [InlineData("var c = new Amazon.Runtime.AssumeRoleAWSCredentials(null, \"r\", \"s\");")]
    [InlineData("Amazon.Runtime.AssumeRoleAWSCredentials c = new(null, \"r\", \"s\");")]
    [InlineData("Amazon.Runtime.AWSCredentials? c = null; c = new Amazon.Runtime.AssumeRoleAWSCredentials(null, \"r\", \"s\", new());")]
    public void ConstructorOfAssumedRole_CallsSts(string statement)
        => Assert.Equal(["sts:AssumeRole"], Reading.OfBody(statement).Operations);

    [Fact]
    public void ConstructorOfAssumedRoleInAField_CallsSts()
        => Assert.Equal(
            ["sts:AssumeRole"],
            Reading.Of("using Amazon.Runtime; class User { AssumeRoleAWSCredentials _c; User() { _c = new(null, \"r\", \"s\"); } }").Operations);

    [Fact]
    public void ClassThatExtendsAssumedRole_CallsSts()
        => Assert.Equal(
            ["sts:AssumeRole"],
            Reading.Of("using Amazon.Runtime; class Mine : AssumeRoleAWSCredentials { public Mine() : base(null, \"r\", \"s\") { } }").Operations);

    [Fact]
    public void DynamoDbContext_IsTheOperationsBehindIt()
        => Assert.Equal(
            ["dynamodb:DescribeTable?", "dynamodb:GetItem"],
            Reading.Of("using Amazon.DynamoDBv2.DataModel; class User { object Use(IDynamoDBContext context) => context.LoadAsync<string>(1); }").Operations);

    [Fact]
    public void OwnDecorator_ItsCallsAndCallsOfItCount()
    {
        var reading = Reading.Of(Usings + """
            interface IStore : IAmazonS3 { Task Warm(); }
            abstract class Caching(IAmazonS3 inner) : IStore
            {
                public Task<GetObjectResponse> GetObjectAsync(string bucketName, string key, CancellationToken token = default) => inner.GetObjectAsync(bucketName, key, token);
                public Task Warm() => Task.CompletedTask;
                public void Own() { }
            """ + "\n    " + OtherMembers() + """

            }
            class User
            {
                Task Use(Caching caching, IStore store)
                {
                    caching.Own();
                    caching.Warm();
                    caching.GetObjectAsync("b", "k");
                    return store.ListBucketsAsync();
                }
            }
            """);
        Assert.Equal(["s3:GetObject", "s3:ListBuckets"], reading.Operations);
        Assert.Equal(2, reading.Calls.Count(static call => call.Operation == "GetObject"));
        Assert.All(reading.Calls, static call => Assert.StartsWith("Amazon.S3.IAmazonS3.", call.Member, StringComparison.Ordinal));
        Assert.Empty(reading.Unresolved);
    }

    [Fact]
    public void ExpressionTree_CountsAsACall()
        => Assert.Equal(
            ["s3:DeleteBucket"],
            Reading.Of(Usings + "class User { Expression<Func<IAmazonS3, Task>> Job() => s3 => s3.DeleteBucketAsync(\"b\", default(CancellationToken)); }").Operations);

    [Fact]
    public void DynamicArgument_KeepsTheOperation()
        => Assert.Equal(["s3:PutObject"], Reading.OfBody("dynamic request = new PutObjectRequest(); s3.PutObjectAsync(request);").Operations);

    [Fact]
    public void TopLevelProgram_IsRead()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Program.cs", "using Amazon.S3;\nvar s3 = new AmazonS3Client();\nawait s3.ListBucketsAsync();\n")], new(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication));
        Assert.Empty(compilation.Errors());
        Assert.Equal(["s3:ListBuckets"], Reading.Of(compilation).Operations);
    }

    // The members of IAmazonS3 are many; a decorator that throws for the rest is written out from the interface.
    private static string OtherMembers()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, []);
        var client = compilation.GetTypeByMetadataName("Amazon.S3.IAmazonS3")!;
        var written = new System.Text.StringBuilder();
        foreach (var member in client.AllInterfaces.Add(client).SelectMany(static type => type.GetMembers()))
        {
            if (member.IsStatic) continue;
            var type = member.ContainingType.ToDisplayString();
            if (member is Microsoft.CodeAnalysis.IPropertySymbol property)
            {
                written.Append($"{property.Type.ToDisplayString()} {type}.{property.Name} => throw new NotSupportedException();\n");
            }
            else if (member is Microsoft.CodeAnalysis.IMethodSymbol { MethodKind: Microsoft.CodeAnalysis.MethodKind.Ordinary } method
                && !(method.Name == "GetObjectAsync" && method.Parameters is [_, { Name: "key" }, _]))
            {
                var parameters = string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString() + " @" + parameter.Name));
                written.Append($"{method.ReturnType.ToDisplayString()} {type}.{method.Name}({parameters}) => throw new NotSupportedException();\n");
            }
        }

        return written.ToString();
    }
}
