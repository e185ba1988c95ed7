using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>
/// What the code shows of a request. Written as <c>whole</c> or <c>part</c>, then each member: <c>?</c> when perhaps set,
/// <c>~</c> when something below it is hidden, and its values.
/// </summary>
public class RequestTests
{
    [Theory]
    [InlineData("new PutObjectRequest()", "whole")]
    [InlineData("new PutObjectRequest { BucketName = \"b\" }", "whole BucketName=b")]
    [InlineData("new PutObjectRequest { BucketName = text }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { BucketName = maybe }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { BucketName = maybe! }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = null }", "whole")]
    [InlineData("new PutObjectRequest { BucketName = default }", "whole")]
    [InlineData("new PutObjectRequest { BucketName = (string?)null }", "whole")]
    [InlineData("new PutObjectRequest { BucketName = nameof(Program) + \"-x\" }", "whole BucketName=Program-x")]
    [InlineData("new PutObjectRequest { BucketName = $\"{text}-x\" }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = flag ? \"a\" : \"b\" }", "whole BucketName=a|b")]
    [InlineData("new PutObjectRequest { BucketName = flag ? \"a\" : null }", "whole BucketName=a")]
    [InlineData("new PutObjectRequest { BucketName = flag ? \"a\" : text }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { BucketName = text switch { \"1\" => \"a\", \"2\" => \"b\", _ => throw new Exception() } }", "whole BucketName=a|b")]
    [InlineData("new PutObjectRequest { BucketName = maybe ?? \"b\" }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = maybe ?? Maybe() }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { BucketName = maybe ?? throw new Exception() }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = Maybe() }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { CannedACL = S3CannedACL.PublicRead }", "whole CannedACL=PublicRead")]
    [InlineData("new PutObjectRequest { CannedACL = \"public-read\" }", "whole CannedACL=public-read")]
    [InlineData("new PutObjectRequest { CannedACL = new S3CannedACL(\"public-read\") }", "whole CannedACL=public-read")]
    [InlineData("new PutObjectRequest { BucketName = maybe is { } found ? found : \"b\" }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = maybe == null ? \"b\" : maybe }", "whole BucketName")]
    [InlineData("new PutObjectRequest { BucketName = new PutObjectRequest().Key }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { BucketName = (await s3.GetObjectAsync(text, text)).VersionId }", "whole BucketName?")]
    [InlineData("new PutObjectRequest { CannedACL = S3CannedACL.FindValue(text) }", "whole CannedACL?")]
    [InlineData("new PutObjectRequest { AutoCloseStream = true }", "whole AutoCloseStream=true")]
    [InlineData("new PutObjectRequest { ObjectLockRetainUntilDate = DateTime.UtcNow }", "whole ObjectLockRetainUntilDate")]
    [InlineData("new PutObjectRequest { TagSet = new List<Tag>() }", "whole TagSet?")]
    [InlineData("new PutObjectRequest { TagSet = [] }", "whole TagSet?")]
    [InlineData("new PutObjectRequest { TagSet = new List<Tag> { new Tag { Key = \"a\" } } }", "whole TagSet TagSet.Key=a")]
    [InlineData("new PutObjectRequest { TagSet = { new Tag { Key = \"a\" } } }", "whole TagSet TagSet.Key=a")]
    [InlineData("new PutObjectRequest { TagSet = [new() { Key = \"a\" }, new() { Key = \"b\", Value = \"v\" }] }", "whole TagSet TagSet.Key=a|b TagSet.Value?=v")]
    [InlineData("new PutObjectRequest { TagSet = [new() { Key = \"a\" }, .. Array.Empty<Tag>()] }", "whole TagSet TagSet.Key=a")]
    [InlineData("new PutObjectRequest { TagSet = new List<Tag>(Array.Empty<Tag>()) }", "whole TagSet?")]
    [InlineData("new PutObjectRequest { TagSet = new List<Tag>(7) { new() { Key = \"a\" } } }", "whole TagSet TagSet.Key=a")]
    [InlineData("new PutObjectRequest { TagSet = new[] { new Tag { Key = \"a\" } }.ToList() }", "whole TagSet TagSet.Key=a")]
    [InlineData("new PutObjectRequest { Metadata = { [\"k\"] = \"v\" } }", "whole Metadata Metadata.Keys=k")]
    [InlineData("new PutObjectRequest { InputStream = new System.IO.MemoryStream() }", "whole InputStream")]
    public void InlineRequest_ShowsItsMembers(string request, string expected)
        => Assert.Equal(expected, Describe(Reading.OfBody("await s3.PutObjectAsync(" + request + ");").Calls.Single(static call => call.Operation == "PutObject").Request));

    [Theory]
    [InlineData("await s3.PutObjectAsync(new() { Key = \"k\" });", "whole Key=k")]
    [InlineData("PutObjectRequest r = new() { Key = \"k\" }; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest(); r.Key = \"k\"; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest(); ((r)).Key = \"k\"; await s3.PutObjectAsync(((r)));", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest(); r.Key = \"k\"; r.Key = \"l\"; await s3.PutObjectAsync(r);", "whole Key=l")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; r.Key = null; await s3.PutObjectAsync(r);", "whole")]
    [InlineData("var r = new PutObjectRequest(); if (flag) r.Key = \"k\"; await s3.PutObjectAsync(r);", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest { Key = \"a\" }; if (flag) { r.Key = \"b\"; } await s3.PutObjectAsync(r);", "whole Key=a|b")]
    [InlineData("var r = new PutObjectRequest { Key = \"a\" }; if (flag) r.Key = null; await s3.PutObjectAsync(r);", "whole Key?=a")]
    [InlineData("var r = new PutObjectRequest(); if (flag) { r.Key = \"k\"; await s3.PutObjectAsync(r); }", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest(); await s3.PutObjectAsync(r); r.Key = \"k\";", "whole")]
    [InlineData("var r = new PutObjectRequest(); while (flag) { await s3.PutObjectAsync(r); r.Key = \"k\"; }", "whole Key?=k")]
    [InlineData("while (flag) { var r = new PutObjectRequest(); await s3.PutObjectAsync(r); r.Key = \"k\"; }", "whole")]
    [InlineData("var r = new PutObjectRequest(); foreach (var t in text) r.TagSet.Add(new Tag { Key = \"a\" }); await s3.PutObjectAsync(r);", "whole TagSet? TagSet.Key?=a")]
    [InlineData("var r = new PutObjectRequest(); r.TagSet.Add(new Tag { Key = \"a\" }); await s3.PutObjectAsync(r);", "whole TagSet TagSet.Key=a")]
    [InlineData("var r = new PutObjectRequest(); r.TagSet = new List<Tag>(); r.TagSet.Add(new Tag { Key = \"a\" }); await s3.PutObjectAsync(r);", "whole TagSet TagSet.Key=a")]
    [InlineData("var r = new PutObjectRequest(); r.TagSet.AddRange(new List<Tag>()); await s3.PutObjectAsync(r);", "whole")]
    [InlineData("var r = new PutObjectRequest(); r.TagSet[0].Key = \"a\"; await s3.PutObjectAsync(r);", "whole TagSet TagSet.Key?=a")]
    [InlineData("var r = new PutObjectRequest(); r.Metadata[\"a\"] = \"b\"; await s3.PutObjectAsync(r);", "whole Metadata Metadata.Keys=a")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; Touch(r.Key); await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; Touch(r.TagSet); await s3.PutObjectAsync(r);", "whole Key=k TagSet?~")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; if (r is null || r == null) return; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; await s3.PutObjectAsync(r); Touch(r);", "whole Key=k")]
    [InlineData("const string k = \"k\"; var b = \"b\"; await s3.PutObjectAsync(new PutObjectRequest { Key = k, BucketName = b });", "whole BucketName=b Key=k")]
    [InlineData("var tag = new Tag { Key = \"a\" }; var r = new PutObjectRequest(); r.TagSet = new List<Tag> { tag }; tag.Value = \"v\"; await s3.PutObjectAsync(r);", "whole TagSet TagSet.Key=a TagSet.Value=v")]
    [InlineData("var tags = new List<Tag>(); tags.Add(new Tag { Key = \"a\" }); await s3.PutObjectAsync(new PutObjectRequest { TagSet = tags });", "whole TagSet TagSet.Key=a")]
    [InlineData("var tags = new List<Tag>(); if (flag) tags.Add(new Tag { Key = \"a\" }); await s3.PutObjectAsync(new PutObjectRequest { TagSet = tags });", "whole TagSet? TagSet.Key?=a")]
    [InlineData("PutObjectRequest r = flag ? new() { Key = \"a\" } : new() { Key = \"b\", BucketName = \"c\" }; await s3.PutObjectAsync(r);", "whole BucketName=c Key=a|b")]
    [InlineData("string k = \"a\"; if (flag) k = \"b\"; await s3.PutObjectAsync(new PutObjectRequest { Key = k });", "whole Key=a|b")]
    [InlineData("string k; if (flag) k = \"a\"; else k = text; await s3.PutObjectAsync(new PutObjectRequest { Key = k });", "whole Key?")]
    [InlineData("string? k = null; if (flag) k = \"b\"; await s3.PutObjectAsync(new PutObjectRequest { Key = k });", "whole Key?=b")]
    [InlineData("var k = \"a\"; k += text; await s3.PutObjectAsync(new PutObjectRequest { Key = k });", "whole Key")]
    [InlineData("await s3.PutObjectAsync(flag ? new PutObjectRequest { Key = \"a\" } : new PutObjectRequest());", "whole Key?=a")]
    public void LocalRequest_ShowsWhatHappensToItBeforeTheCall(string statements, string expected)
        => Assert.Equal(expected, Describe(Reading.OfBody(statements).Call.Request));

    [Theory]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; Touch(r); await s3.PutObjectAsync(r);", "part Key?~")]
    [InlineData("var r = new PutObjectRequest { Key = \"k\" }; Touch(r); r.Key = \"l\"; await s3.PutObjectAsync(r);", "part Key=l")]
    [InlineData("var r = new PutObjectRequest(); var other = r; other.Key = \"k\"; await s3.PutObjectAsync(r);", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest(); Action a = () => r.Key = \"k\"; a(); await s3.PutObjectAsync(r);", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest(); Func<Task> a = () => s3.PutObjectAsync(r); r.Key = \"k\"; await a();", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest(); (r.Key, r.BucketName) = (\"a\", \"b\"); await s3.PutObjectAsync(r);", "whole BucketName?~ Key?~")]
    [InlineData("var r = new PutObjectRequest(); r.Key ??= \"k\"; await s3.PutObjectAsync(r);", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest(); again: await s3.PutObjectAsync(r); r.Key = \"k\"; if (flag) goto again;", "whole Key?=k")]
    [InlineData("var r = new PutObjectRequest(); r = new PutObjectRequest { Key = \"k\" }; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("PutObjectRequest r; r = new PutObjectRequest { Key = \"k\" }; await s3.PutObjectAsync(r);", "whole Key=k")]
    [InlineData("var r = new PutObjectRequest(); void Change(ref PutObjectRequest x) => x = new(); Change(ref r); await s3.PutObjectAsync(r);", "hidden")]
    [InlineData("var list = new List<PutObjectRequest>(); await s3.PutObjectAsync(list[0]);", "hidden")]
    [InlineData("foreach (var r in new List<PutObjectRequest>()) await s3.PutObjectAsync(r);", "hidden")]
    [InlineData("var r = new Func<PutObjectRequest>(() => new())(); await s3.PutObjectAsync(r);", "whole")]
    [InlineData("PutObjectRequest? r = flag ? new() { Key = \"k\" } : null; await s3.PutObjectAsync(r);", "whole Key=k")]
    public void RequestOutOfSight_IsNotWhole(string statements, string expected)
        => Assert.Equal(expected, Describe(Reading.OfBody(statements).Call.Request));

    [Fact]
    public void RequestOfAFieldOrProperty_IsFollowed_AndOneFromOutOfSightIsHidden()
    {
        var reading = Reading.Of("""
            using Amazon.S3; using Amazon.S3.Model;
            class User
            {
                private readonly PutObjectRequest _field = new() { Key = "k" };
                PutObjectRequest Property => new();
                void Use(IAmazonS3 s3, PutObjectRequest parameter) { s3.PutObjectAsync(parameter); s3.PutObjectAsync(_field); s3.PutObjectAsync(Property); }
            }
            """);
        Assert.Equal(["hidden", "whole Key=k", "whole"], reading.Calls.Select(static call => Describe(call.Request)));
    }

    [Fact]
    public void OwnRequestType_HidesWhatItsConstructorSets()
        => Assert.False(Reading.Of("""
            using Amazon.S3; using Amazon.S3.Model;
            class Mine : PutObjectRequest { public Mine() => CannedACL = S3CannedACL.PublicRead; }
            class User { void Use(IAmazonS3 s3) => s3.PutObjectAsync(new Mine { Key = "k" }); }
            """).Call.Request.IsWhole);

    [Theory]
    [InlineData("await s3.GetObjectAsync(\"b\", \"k\");", "whole BucketName=b Key=k")]
    [InlineData("await s3.GetObjectAsync(\"b\", \"k\", \"v\");", "whole BucketName=b Key=k VersionId=v")]
    [InlineData("await s3.GetObjectAsync(\"b\", \"k\", maybe);", "whole BucketName=b Key=k VersionId?")]
    [InlineData("await s3.GetObjectAsync(\"b\", \"k\", (string?)null);", "whole BucketName=b Key=k")]
    [InlineData("await s3.GetObjectAsync(key: \"k\", bucketName: \"b\");", "whole BucketName=b Key=k")]
    [InlineData("await s3.CopyObjectAsync(\"a\", \"b\", \"c\", \"d\");", "whole DestinationBucket=c DestinationKey=d SourceBucket=a SourceKey=b")]
    [InlineData("await s3.ListBucketsAsync();", "whole")]
    public void PrimitiveOverload_SetsTheMembersThatItsParametersName(string statement, string expected)
        => Assert.Equal(expected, Describe(Reading.OfBody(statement).Call.Request));

    [Theory]
    [InlineData("new RunInstancesRequest(\"ami-1\", 1, 2)", "whole ImageId=ami-1 MaxCount=2 MinCount=1")]
    [InlineData("new RunInstancesRequest { Placement = new Placement { Tenancy = Tenancy.Host } }", "whole Placement Placement.Tenancy=Host")]
    [InlineData("new RunInstancesRequest { Placement = { GroupName = \"g\" } }", "whole Placement Placement.GroupName=g")]
    [InlineData("new RunInstancesRequest { Placement = placement }", "whole Placement?~")]
    [InlineData("new RunInstancesRequest { SecurityGroupIds = new List<string> { \"sg-1\", \"sg-2\" } }", "whole SecurityGroupIds=sg-1|sg-2")]
    [InlineData("new RunInstancesRequest { TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new(\"a\", \"b\")] }] }", "whole TagSpecifications TagSpecifications.ResourceType=Instance TagSpecifications.Tags TagSpecifications.Tags.Key=a TagSpecifications.Tags.Value=b")]
    public void DeepRequest_ShowsPathsWithoutListMarks(string request, string expected)
        => Assert.Equal(expected, Describe(Reading.Of($$"""
            using System.Collections.Generic; using Amazon.EC2; using Amazon.EC2.Model;
            class User { void Use(IAmazonEC2 ec2, Placement placement) => ec2.RunInstancesAsync({{request}}); }
            """, ReferenceAssemblies.AwsSurface).Call.Request));

    [Fact]
    public void OldStyleNestedObjects_AreFollowed()
        => Assert.Equal(
            "whole LaunchSpecification LaunchSpecification.IamInstanceProfile LaunchSpecification.IamInstanceProfile.Name=web LaunchSpecification.ImageId=ami-1 SpotPrice=0.1",
            Describe(Reading.Of("""
                using System.Collections.Generic; using Amazon.EC2; using Amazon.EC2.Model;
                class User
                {
                    void Use(AmazonEC2Client ec2)
                    {
                        RequestSpotInstancesRequest request = new RequestSpotInstancesRequest();
                        request.SpotPrice = "0.1";
                        LaunchSpecification launch = new LaunchSpecification();
                        launch.ImageId = "ami-1";
                        IamInstanceProfileSpecification profile = new IamInstanceProfileSpecification();
                        profile.Name = "web";
                        launch.IamInstanceProfile = profile;
                        request.LaunchSpecification = launch;
                        ec2.RequestSpotInstancesAsync(request);
                    }
                }
                """, ReferenceAssemblies.AwsSurface).Call.Request));

    /// <summary>The parameter is called awsAccountIds, the member AWSAccountIds.</summary>
    [Fact]
    public void ParameterWithOtherCapitals_SetsItsMember()
        => Assert.Equal(
            "whole AWSAccountIds=123456789012 Actions=SendMessage Label=partner QueueUrl=q",
            Describe(Reading.Of("""
                using Amazon.SQS; class User { void Use(IAmazonSQS sqs) => sqs.AddPermissionAsync("q", "partner", ["123456789012"], ["SendMessage"]); }
                """).Call.Request));

    [Fact]
    public void CodeWithoutNullableAnnotations_MayLeaveAMemberUnset()
        => Assert.Equal(
            "whole BucketName? Key=k",
            Describe(Reading.Of("#nullable disable\nusing Amazon.S3; class User { void Use(IAmazonS3 s3, string bucket) => s3.GetObjectAsync(bucket, \"k\"); }").Call.Request));

    [Theory]
    [InlineData(
        "new TransactWriteItemsRequest { TransactItems = [new() { Put = new() { TableName = \"Orders\" } }, new() { Delete = new() { TableName = \"Carts\" } }] }",
        "dynamodb:DeleteItem table/Carts, dynamodb:PutItem table/Orders")]
    [InlineData(
        "new TransactWriteItemsRequest { TransactItems = [new() { Put = new() { TableName = \"Orders\" } }, new() { Put = new() }] }",
        "dynamodb:PutItem table/*")]
    [InlineData(
        "new BatchWriteItemRequest { RequestItems = new() { [\"Orders\"] = [], [\"Carts\"] = [] } }",
        "dynamodb:BatchWriteItem table/Carts table/Orders")]
    public void RequestOfManyWrites_NeedsEachOnItsOwnTable(string request, string expected)
    {
        var operation = request.Split(' ')[1].Replace("Request", "Async", StringComparison.Ordinal);
        var call = Reading.Of($$"""
            using System.Collections.Generic; using Amazon.DynamoDBv2; using Amazon.DynamoDBv2.Model;
            class User { void Use(IAmazonDynamoDB db) => db.{{operation}}({{request}}); }
            """).Call;

        var needs = new PermissionDeriver(AwsCatalog.Default).Derive(call)
            .Where(static permission => permission.Tier != Tier.Deployment)
            .Select(static permission => permission.Action + string.Concat(permission.Resources.Select(static arn => " " + arn[(arn.LastIndexOf(':') + 1)..])))
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(", ", needs));
    }

    private static string Describe(SdkRequest request)
    {
        if (request == SdkRequest.Hidden) return "hidden";
        var members = request.Members.Select(static member => " " + member.Path
            + (member.State == MemberState.MaybeSet ? "?" : "")
            + (member.IsWhole ? "" : "~")
            + (member.Values.Count == 0 ? "" : "=" + string.Join("|", member.Values)));
        return (request.IsWhole ? "whole" : "part") + string.Concat(members);
    }
}
