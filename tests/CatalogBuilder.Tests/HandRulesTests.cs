using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests;

public sealed class HandRulesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Correction_GoesToEachOperationOfItsLine()
    {
        File.WriteAllText(_file, "# Head\n\n# A guide, a section.\ns3 GetObject HeadObject\n  - s3:GetObject\n  + s3:GetObject when:!VersionId\ns3 ListBuckets\n  = free\n");

        var corrections = Corrections.Read(_file);

        Assert.Equal(["- s3:GetObject", "+ s3:GetObject when:!VersionId"], corrections.For("s3", "HeadObject"));
        Assert.Equal(["= free"], corrections.For("s3", "ListBuckets"));
        Assert.Empty(corrections.For("s3", "PutObject"));
        Assert.Equal(3, corrections.Count);
    }

    [Theory]
    [InlineData("s3 GetObject\n  - s3:GetObject\n")]
    [InlineData("# Source.\n\ns3 GetObject\n  - s3:GetObject\n")]
    [InlineData("# Source.\ns3 GetObject\n  s3:GetObject\n")]
    [InlineData("# Source.\n  + s3:GetObject\n")]
    public void CorrectionWithoutSourceSignOrTarget_IsRefused(string text)
    {
        File.WriteAllText(_file, text);

        Assert.Throws<FormatException>(() => Corrections.Read(_file));
    }

    [Fact]
    public void FirstRuleForARole_Decides()
    {
        File.WriteAllText(_file, "# Head\neks CreateCluster RoleArn eks.amazonaws.com\neks * TargetRoleArn none assumed\neks *Association * pods.eks.amazonaws.com\neks * Odd unknown\neks * * other.amazonaws.com\n");

        var rules = RoleRules.Read(_file);

        Assert.Equal(["eks.amazonaws.com"], rules.Find("eks", "CreateCluster", "RoleArn")!.Principals);
        Assert.Equal("assumed", rules.Find("eks", "CreatePodIdentityAssociation", "Config.TargetRoleArn")!.Reason);
        Assert.Equal(["pods.eks.amazonaws.com"], rules.Find("eks", "CreatePodIdentityAssociation", "RoleArn")!.Principals);
        Assert.Equal(["other.amazonaws.com"], rules.Find("eks", "CreateNodegroup", "NodeRole")!.Principals);
        Assert.Null(rules.Find("eks", "CreateNodegroup", "Odd"));
        Assert.Null(rules.Find("ecs", "RunTask", "RoleArn"));
    }

    [Theory]
    [InlineData("""{ "level": "Write", "res": [["queue", 1]], "ck": ["aws:RequestTag/${TagKey}"] }""", "CreateQueue", "queue")]
    [InlineData("""{ "level": "Write", "res": [["queue", 1]], "ck": ["aws:RequestTag/${TagKey}"] }""", "RunTask", "")]
    [InlineData("""{ "level": "Tagging, Write", "res": [["queue", 1]], "ck": ["aws:RequestTag/${TagKey}"] }""", "CreateQueue", "")]
    [InlineData("""{ "level": "Write", "res": [["queue", 1]] }""", "CreateQueue", "")]
    [InlineData("""{ "level": "Write", "res": [["queue", 1], ["dead-queue", 1]], "ck": ["aws:RequestTag/${TagKey}"] }""", "CreateDeadQueue", "dead-queue")]
    [InlineData("""{ "level": "Write", "res": [["queue", 1, ["aws:RequestTag/${TagKey}"]], ["dead-queue", 0]] }""", "SplitThing", "queue")]
    [InlineData("""{ "level": "Write", "res": [["queue", 1, ["aws:RequestTag/${TagKey}"]]] }""", "UpdateQueue", "")]
    public void CreatedTypes_AreTold(string action, string name, string expected)
    {
        var json = $$"""
            { "sqs": { "name": "Queues", "conditionKeys": {}, "actions": { "{{name}}": {{action}} },
              "resources": { "queue": { "arn": "arn:${Partition}:sqs:::${Name}" }, "dead-queue": { "arn": "arn:${Partition}:sqs:::d/${Name}" } } } }
            """;

        var reference = new Reference(JsonDocument.Parse(json).RootElement);

        Assert.Equal(expected, string.Join(' ', reference.Find("SQS:" + name)!.Created().Select(touch => touch.Type.Name)));
    }
}
