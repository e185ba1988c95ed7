using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>Each request member that names a role triggers iam:PassRole, or has a reason why it passes none.</summary>
public class RoleMemberTests
{
    private static readonly string[] Reasons = ["not-a-role", "acted-on", "assumed", "copied", "used-later", "unmapped", "taken-out"];

    [Fact]
    public void EveryRoleMember_HasAPermissionOrAReason()
    {
        var rows = CatalogView.Lines("RoleMembers.txt").Select(line => line.Split(' ')).ToList();

        Assert.Equal(1638, rows.Count);
        Assert.Empty(rows.Where(row => !IsAccounted(row)).Select(row => string.Join(' ', row)));
    }

    [Theory]
    [InlineData("lambda", "CreateFunction", "iam:PassRole if:StringEquals:iam:PassedToService=lambda.amazonaws.com")]
    [InlineData("lambda", "UpdateFunctionConfiguration", "iam:PassRole when:Role if:StringEquals:iam:PassedToService=lambda.amazonaws.com")]
    [InlineData("stepfunctions", "CreateStateMachine", "iam:PassRole if:StringEquals:iam:PassedToService=states.amazonaws.com")]
    [InlineData("batch", "RegisterJobDefinition", "iam:PassRole when:ContainerProperties.JobRoleArn if:StringEquals:iam:PassedToService=ecs-tasks.amazonaws.com")]
    [InlineData("cloudformation", "CreateStack", "iam:PassRole when:RoleARN if:StringEquals:iam:PassedToService=cloudformation.amazonaws.com")]
    [InlineData("codepipeline", "CreatePipeline", "iam:PassRole if:StringEquals:iam:PassedToService=cloudformation.amazonaws.com|codebuild.amazonaws.com|codepipeline.amazonaws.com")]
    [InlineData("mwaa", "CreateEnvironment", "?iam:PassRole if:StringEquals:iam:PassedToService=airflow.amazonaws.com")]
    [InlineData("dms", "CreateEndpoint", "iam:PassRole when:ServiceAccessRoleArn if:StringLike:iam:PassedToService=dms.amazonaws.com|dms.*.amazonaws.com")]
    public void KnownService_GetsThePassedRole(string service, string operation, string expected)
        => Assert.Contains(expected, CatalogView.Of(service, operation));

    [Theory]
    [InlineData("bedrock-runtime", "Converse")]
    [InlineData("quicksight", "CreateAnalysis")]
    [InlineData("securityhub", "BatchImportFindings")]
    public void MemberThatPassesNoRole_NeedsNothing(string service, string operation)
        => Assert.DoesNotContain(CatalogView.Find(service, operation).Permissions, permission => permission.Action == "iam:PassRole");

    [Fact]
    public void UnknownService_IsReportedOnly()
    {
        var permission = Assert.Single(CatalogView.Find("cognito-idp", "CreateGroup").Permissions, permission => permission.Action == "iam:PassRole");

        Assert.Equal(PermissionKind.Deployment, permission.Kind);
        Assert.Contains("no source names the service", permission.Note, StringComparison.Ordinal);
    }

    private static bool IsAccounted(string[] row)
    {
        if (row.Length == 4) return Reasons.Contains(row[3]);
        var passes = CatalogView.Find(row[0], row[1]).Permissions.Where(permission => permission.Action == "iam:PassRole").ToList();

        // A source says that a role is passed and names no member of the request.
        if (row[2] == "-") return passes.Count > 0;

        // Without a trigger the member is required, or the corrections pass a role in every call.
        return passes.Exists(permission => permission.Trigger is null || permission.Trigger.Members.Any(member => Covers(member, row[2])));
    }

    /// <summary>A trigger on the member itself or on one that stands above it; S3 names one member of the API differently.</summary>
    private static bool Covers(string trigger, string member)
        => member == trigger || member.StartsWith(trigger + ".", StringComparison.Ordinal) || (trigger == "Configuration.Role" && member == "ReplicationConfiguration.Role");
}
