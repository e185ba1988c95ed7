using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Instances, tables, queues, roles and keys are followed as buckets are.</summary>
public sealed class OtherServiceTests
{
    [Theory]
    [InlineData("EC2", "InstanceIds", "i-1|i-2", "static class Fixed { public static readonly List<string> Ids = [\"i-1\", \"i-2\"]; } class User { Task Use(IAmazonEC2 ec2) => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = Fixed.Ids }); }")]
    [InlineData("EC2", "InstanceIds", "i-1|i-2", "class User { List<string> Ids { get; } = new() { \"i-1\" }; void More() => Ids.Add(\"i-2\"); Task Use(IAmazonEC2 ec2) => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = Ids }); }")]
    [InlineData("EC2", "InstanceIds", "i-1|i-2", "class User { static List<string> Ids() => new[] { \"i-1\", \"i-2\" }.ToList(); Task Use(IAmazonEC2 ec2) => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [.. Ids()] }); }")]
    [InlineData("EC2", "InstanceIds", "i-1|i-2", "class User { Task Use(IAmazonEC2 ec2) { var r = new StopInstancesRequest { InstanceIds = new List<string>() }; r.InstanceIds.Add(\"i-1\"); r.InstanceIds.AddRange(new[] { \"i-2\" }); return ec2.StopInstancesAsync(r); } }")]
    [InlineData("EC2", "InstanceIds", "i-1", "class User { Task Use(IAmazonEC2 ec2) => Stop(ec2, \"i-1\"); static Task Stop(IAmazonEC2 ec2, params string[] ids) => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = ids.ToList() }); }")]
    [InlineData("EC2", "InstanceIds", "unknown", "class User { Task Use(IAmazonEC2 ec2, List<string> more) { var ids = new List<string> { \"i-1\" }; ids.AddRange(more); return ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = ids }); } }")]
    [InlineData("DynamoDBv2", "TableName", "orders|users", "class User { static readonly Dictionary<string, string> Tables = new() { [\"o\"] = \"orders\", [\"u\"] = \"users\" }; Task Use(IAmazonDynamoDB db, string n) => db.DescribeTableAsync(new DescribeTableRequest { TableName = Tables[n] }); }")]
    [InlineData("DynamoDBv2", "TableName", "orders", "class User { static readonly DescribeTableRequest Req = new() { TableName = \"orders\" }; Task Use(IAmazonDynamoDB db) => db.DescribeTableAsync(Req); }")]
    [InlineData("DynamoDBv2", "TableName", "orders", "class User { readonly string _t = \"\"; public User() => _t = \"orders\"; Task Use(IAmazonDynamoDB db) => db.DescribeTableAsync(_t); }")]
    [InlineData("SQS", "QueueUrl", "https://q/1/jobs", "class User { Task Use(IAmazonSQS sqs) { var (url, body) = (\"https://q/1/jobs\", \"x\"); return sqs.SendMessageAsync(url, body); } }")]
    [InlineData("SQS", "QueueUrl", "https://q/1/a|https://q/1/c", "class User { async Task Use(IAmazonSQS sqs) { foreach (var n in new[] { \"a\", \"c\" }) await sqs.PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = $\"https://q/1/{n}\" }); } }")]
    [InlineData("IdentityManagement", "RoleName", "deploy", "record At(string Role); class User { Task Use(IAmazonIdentityManagementService iam) { var at = new At(\"deploy\"); return iam.GetRoleAsync(new GetRoleRequest { RoleName = at.Role }); } }")]
    [InlineData("IdentityManagement", "RoleName", "deploy", "class User { Task Use(IAmazonIdentityManagementService iam) { var r = new GetRoleRequest(); Fill(r); return iam.GetRoleAsync(r); } static void Fill(GetRoleRequest r) => r.RoleName = \"deploy\"; }")]
    [InlineData("KeyManagementService", "KeyId", "alias/a", "class User { static readonly Lazy<string> Key = new(() => \"alias/a\"); Task Use(IAmazonKeyManagementService kms) => kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = Key.Value }); }")]
    public void MemberThatNamesAResource_IsFollowed(string space, string member, string expected, string code)
        => Assert.Equal(
            expected,
            Shown.Of(Reading.Of($"using System; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.{space}; using Amazon.{space}.Model;\n{code}", ReferenceAssemblies.AwsSurface).Call, member));
}
