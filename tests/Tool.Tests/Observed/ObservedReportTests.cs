using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Tool.Observed;
using IamAnalyzers.Tool.Tests.Denials;

namespace IamAnalyzers.Tool.Tests.Observed;

public class ObservedReportTests
{
    private static readonly EventFacts Facts = EventFacts.Of(AwsCatalog.Default);

    private const string S3 = "Amazon.S3.IAmazonS3.";
    private const string Ec2 = "Amazon.EC2.IAmazonEC2.";

    [Fact]
    public void PredictedAndSeen_IsCountedWithItsTimes()
    {
        var role = Role(
            $"- {S3}GetBucketPolicyAsync s3:GetBucketPolicy arn:aws:s3:::a",
            Trails.Event("s3 GetBucketPolicy", time: "2026-11-02T10:00:00Z"),
            Trails.Event("s3 GetBucketPolicy", time: "2026-11-04T10:00:00Z", error: "NoSuchBucketPolicy"));
        var seen = Assert.Single(role.Seen);
        Assert.Equal(("s3:GetBucketPolicy", 2, 1), (seen.Action, seen.Count, seen.Failed));
        Assert.Equal((2, 4), (seen.First!.Value.Day, seen.Last!.Value.Day));
    }

    [Fact]
    public void HeadObject_IsGetObject()
        => Assert.Equal(["s3:GetObject"], Role($"- {S3}GetObjectAsync s3:GetObject arn:aws:s3:::a/*", Trails.Event("s3 HeadObject", category: "Data")).Seen.Select(static one => one.Action));

    [Fact]
    public void DataActionWithoutDataEvents_CannotBeSeen()
    {
        var role = Role($"- {S3}GetObjectAsync s3:GetObject arn:aws:s3:::a/*\n- Amazon.SQS.IAmazonSQS.SendMessageAsync sqs:SendMessage *\n- {S3}ListBucketsAsync s3:ListAllMyBuckets *", Trails.Event("s3 GetBucketPolicy"));
        Assert.Equal(["s3:GetObject", "sqs:SendMessage"], role.CannotBeSeen.Select(static one => one.Action));
        Assert.All(role.CannotBeSeen, static one => Assert.Contains("data events", one.Why, StringComparison.Ordinal));
        Assert.Equal(["s3:ListAllMyBuckets"], role.NotSeen.Select(static one => one.Action));
    }

    [Fact]
    public void DataActionWithDataEventsOfItsService_WouldBeSeen()
    {
        var role = Role($"- {S3}GetObjectAsync s3:GetObject arn:aws:s3:::a/*\n- {S3}DeleteObjectAsync s3:DeleteObject arn:aws:s3:::a/*\n- Amazon.SQS.IAmazonSQS.SendMessageAsync sqs:SendMessage *", Trails.Event("s3 GetObject", category: "Data"));
        Assert.Equal(["s3:DeleteObject"], role.NotSeen.Select(static one => one.Action));
        Assert.Equal(["sqs:SendMessage"], role.CannotBeSeen.Select(static one => one.Action));
    }

    [Fact]
    public void PassRoleAndTagsOnCreation_CannotBeSeen()
    {
        var role = Role(
            $"- {Ec2}RunInstancesAsync ec2:RunInstances *\n- {Ec2}RunInstancesAsync ec2:CreateTags *\n- {Ec2}RunInstancesAsync iam:PassRole arn:aws:iam::123456789012:role/Node\n- {Ec2}StopInstancesAsync ec2:StopInstances *",
            Trails.Event("ec2 RunInstances"));
        Assert.Equal(["ec2:RunInstances"], role.Seen.Select(static one => one.Action));
        Assert.Equal(["ec2:CreateTags", "iam:PassRole"], role.CannotBeSeen.Select(static one => one.Action));
        Assert.Equal(["ec2:StopInstances"], role.NotSeen.Select(static one => one.Action));
    }

    [Fact]
    public void KeyServiceWithoutAnyEvent_CannotBeSeen()
    {
        const string Calls = "- Amazon.KeyManagementService.IAmazonKeyManagementService.DecryptAsync kms:Decrypt *\n- Amazon.KeyManagementService.IAmazonKeyManagementService.EncryptAsync kms:Encrypt *";
        Assert.Equal(["kms:Decrypt", "kms:Encrypt"], Role(Calls, Trails.Event("s3 ListBuckets")).CannotBeSeen.Select(static one => one.Action));
        Assert.Equal(["kms:Encrypt"], Role(Calls, Trails.Event("kms Decrypt")).NotSeen.Select(static one => one.Action));
    }

    [Fact]
    public void SeenAndNotPredicted_IsListedOnce()
    {
        var role = Role($"- {S3}ListBucketsAsync s3:ListAllMyBuckets *", Trails.Event("lambda Invoke20150331", category: "Data"), Trails.Event("lambda Invoke", category: "Data"), Trails.Event("sts GetCallerIdentity"));
        var one = Assert.Single(role.NotPredicted);
        Assert.Equal(("lambda:InvokeFunction", 2), (one.Action, one.Count));
        Assert.Equal(["Invoke", "Invoke20150331"], one.Events);
        Assert.Equal("sts.amazonaws.com GetCallerIdentity", Assert.Single(role.Free).Name);
    }

    [Fact]
    public void Refusal_IsNotUseAndNamesTheActionOfItsMessage()
    {
        var role = Role(
            $"- {Ec2}CreateVpcEndpointAsync ec2:CreateVpcEndpoint *",
            Trails.Event("ec2 CreateVpcEndpoint", error: "Client.UnauthorizedOperation", message: "You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/Orders/i-1 is not authorized to perform: ec2:CreateVpcEndpoint on resource: * because no identity-based policy allows the vpce:AllowMultiRegion action"),
            Trails.Event("s3 GetBucketPolicy", error: "AccessDenied", message: "Access Denied"));
        Assert.Empty(role.Seen);
        Assert.Equal([("s3:GetBucketPolicy", false), ("vpce:AllowMultiRegion", false)], role.Refused.Select(static one => (one.Action, one.IsPredicted)));
    }

    [Fact]
    public void ServicesInItsName_AreToldApart()
    {
        var role = Role(
            "- Amazon.Athena.IAmazonAthena.StartQueryExecutionAsync athena:StartQueryExecution *\n- Amazon.Athena.IAmazonAthena.StartQueryExecutionAsync s3:GetObject arn:aws:s3:::a/*",
            Trails.Event("s3 GetObject", category: "Data", invokedBy: "athena.amazonaws.com"),
            Trails.Event("glue GetTable", invokedBy: "athena.amazonaws.com"));
        Assert.Equal([("athena.amazonaws.com", "glue:GetTable", false), ("athena.amazonaws.com", "s3:GetObject", true)], role.ByServices.Select(static one => (one.Service, one.Action, one.IsPredicted)));
        Assert.Empty(role.NotPredicted);
        Assert.DoesNotContain(role.CannotBeSeen, static one => one.Action == "s3:GetObject");
    }

    [Fact]
    public void EventsThatAreNoCallsOrHaveNoAction_AreCounted()
    {
        var report = Report("", ObservedReportTests.All, Trails.Event("s3 ListBuckets", type: "AwsServiceEvent"), Trails.Event("unknown Thing"), Trails.Event("unknown Thing"), Trails.Event("s3 NoSuchName"));
        Assert.Equal(new EventCount("AwsServiceEvent", 1), Assert.Single(report.NotCalls));
        Assert.Equal([new("s3.amazonaws.com NoSuchName", 1), new("unknown.amazonaws.com Thing", 2)], report.Unmapped);
    }

    [Fact]
    public void DependencyOnWhatIsDeployed_IsNoPrediction()
    {
        var role = Role($"- {S3}GetObjectAsync ~kms:Decrypt *", Trails.Event("kms Decrypt", invokedBy: "s3.amazonaws.com"), Trails.Event("kms Decrypt"));
        Assert.Empty(role.NotSeen);
        Assert.Equal(["kms:Decrypt"], role.Seen.Select(static one => one.Action));
        Assert.True(Assert.Single(role.ByServices).IsPredicted);
    }

    [Fact]
    public void Roles_AreComparedEachByItself()
    {
        const string Other = "arn:aws:iam::123456789012:role/team/Other";
        var report = Report($"- {S3}ListBucketsAsync s3:ListAllMyBuckets *", static _ => true, Trails.Event("s3 ListBuckets"), Trails.Event("s3 ListBuckets"), Trails.Event("ec2 RunInstances", role: Other));
        Assert.Equal([Trails.Role, Other], report.Roles.Select(static role => role.Principal));
        Assert.Equal(["s3:ListAllMyBuckets"], report.Roles[1].NotSeen.Select(static one => one.Action));
    }

    [Theory]
    [InlineData("", "arn:aws:iam::123456789012:role/Orders", true)]
    [InlineData("", "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig", false)]
    [InlineData("", "arn:aws:iam::123456789012:user/Mary", false)]
    [InlineData("Mary", "arn:aws:iam::123456789012:user/Mary", true)]
    [InlineData("Orders", "arn:aws:iam::123456789012:role/service/Orders", true)]
    [InlineData("Orders", "arn:aws:iam::123456789012:role/MyOrders", false)]
    public void Role_IsWantedByNameOrArn(string asked, string principal, bool isWanted)
        => Assert.Equal(isWanted, new ObservedRequest(asked.Length == 0 ? [] : [asked], null, null).IsWanted(principal));

    private static bool All(string principal) => principal.Length > 0;

    private static ObservedRole Role(string calls, params string[] events) => Assert.Single(Report(calls, All, events).Roles);

    private static ObservedReport Report(string calls, Func<string, bool> isWanted, params string[] events)
    {
        IReadOnlyList<ProgramNeed> needs = Programs.Of(calls).Needs;
        var builder = new ObservedBuilder(Facts);
        foreach (var one in Trails.Read(Trails.File(events))) builder.Add(one);
        return builder.Report(needs, isWanted);
    }
}
