using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Tests.Denials;

public class DenialExplainerTests
{
    private const string Role = "arn:aws:sts::123456789012:assumed-role/Orders/i-1";

    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Invoices",
              "Effect": "Allow",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::invoices/*"
            },
            {
              "Sid": "NoSecrets",
              "Effect": "Deny",
              "Action": "s3:*",
              "Resource": "arn:aws:s3:::secrets/*"
            }
          ]
        }
        """;

    [Fact]
    public void ImplicitDenialOfTheIdentity_GetsCallStatementAndEdit()
    {
        var program = Programs.Of(
            """
            src/Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*
            src/Invoices.cs:9 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::invoices/*
            src/Orders.cs:30 Amazon.S3.IAmazonS3.PutObjectAsync s3:PutObject arn:aws:s3:::orders/*
            """,
            Policy);
        var answer = Explain(program, Refusal("s3:GetObject", "arn:aws:s3:::orders/2024/a.txt", "because no identity-based policy allows the s3:GetObject action"));

        Assert.Equal(["src/Orders.cs:12"], Assert.Single(answer.Calls).Places);
        Assert.Equal(new ConcernedStatement("iam-policy.json", 4, "Invoices", StatementRole.GrantsElsewhere, Core.Common.EquatableArray<string>.From(["arn:aws:s3:::invoices/*"])), Assert.Single(answer.Statements));
        var edit = Assert.Single(answer.Edits);
        Assert.Equal(["s3:GetObject on arn:aws:s3:::orders/*"], edit.Changes);
        Assert.Equal(["\"Resource\": [\"arn:aws:s3:::orders/*\", \"arn:aws:s3:::invoices/*\"]"], edit.Added.Select(static line => line.Trim()));
        Assert.Equal(8, edit.Line);
    }

    [Fact]
    public void ResourceThatTheCodeDoesNotShow_IsTakenFromTheMessage()
    {
        var program = Programs.Of("Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::*/*", Policy);
        var answer = Explain(program, Refusal("s3:GetObject", "arn:aws:s3:::orders/2024/a.txt", "because no identity-based policy allows the s3:GetObject action"));
        Assert.Equal(["s3:GetObject on arn:aws:s3:::orders/*"], answer.Edits[0].Changes);
    }

    [Fact]
    public void ActionOfTheReason_CountsAndNotTheOperation()
    {
        var program = Programs.Of(
            """
            Net.cs:5 Amazon.EC2.IAmazonEC2.CreateVpcEndpointAsync ec2:CreateVpcEndpoint *
            Net.cs:5 Amazon.EC2.IAmazonEC2.CreateVpcEndpointAsync vpce:AllowMultiRegion *
            """,
            Policy);
        var answer = Explain(program, $"User: {Role} is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-2:123456789012:vpc-endpoint/* because no identity-based policy allows the vpce:AllowMultiRegion action");
        Assert.Equal("vpce:AllowMultiRegion", Assert.Single(answer.Calls).Action);
    }

    [Fact]
    public void Stack_NarrowsTheCalls()
    {
        var program = Programs.Of(
            """
            src/Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::*/*
            src/Invoices.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::*/*
            src/Invoices.cs:40 Amazon.S3.IAmazonS3.GetObjectMetadataAsync s3:GetObject arn:aws:s3:::*/*
            """,
            Policy);
        var message = Refusal("s3:GetObject", "arn:aws:s3:::orders/a.txt", "because no identity-based policy allows the s3:GetObject action");
        Assert.Equal(2, Explain(program, message).Calls.Count);

        var call = Assert.Single(Explain(program, message + "\n   at Shop.Invoices.Load(String key) in /build/src/Invoices.cs:line 40").Calls);
        Assert.Equal((true, "src/Invoices.cs:40"), (call.IsOnStack, Assert.Single(call.Places)));
        Assert.Equal("src/Invoices.cs:12", Assert.Single(Assert.Single(Explain(program, message + "\n   at Shop.Invoices.Load(String key) in /build/src/Invoices.cs:line 12").Calls).Places));
    }

    [Fact]
    public void ExplicitDenial_NamesTheStatementAndOffersNoEdit()
    {
        var program = Programs.Of("Keys.cs:3 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::secrets/*", Policy);
        var answer = Explain(program, Refusal("s3:GetObject", "arn:aws:s3:::secrets/key", "with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/Orders"));
        Assert.Equal(("NoSecrets", StatementRole.Denies, 10), answer.Statements.Where(static statement => statement.Role == StatementRole.Denies).Select(static statement => (statement.Sid, statement.Role, statement.Line)).Single());
        Assert.Empty(answer.Edits);
        Assert.Contains("arn:aws:iam::123456789012:policy/Orders", answer.WhyNoEdit, StringComparison.Ordinal);
        Assert.Equal(PolicyAnswer.Denies, answer.Verdict);
    }

    [Fact]
    public void CallThatTheReviewedPolicyAllows_MeansAnotherPolicyIsDeployed()
    {
        var program = Programs.Of("Invoices.cs:9 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::invoices/*", Policy);
        var answer = Explain(program, Refusal("s3:GetObject", "arn:aws:s3:::invoices/1", "because no identity-based policy allows the s3:GetObject action"));
        Assert.Equal((PolicyAnswer.Allows, StatementRole.Grants), (answer.Verdict, Assert.Single(answer.Statements).Role));
        Assert.Contains("deploy the reviewed one", answer.WhyNoEdit, StringComparison.Ordinal);
    }

    [Fact]
    public void ActionThatNoCallNeeds_IsExplained()
    {
        var program = Programs.Of("Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*", Policy);
        var answer = Explain(program, Refusal("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1", "because no identity-based policy allows the kms:Decrypt action"));
        Assert.Empty(answer.Calls);
        Assert.Empty(answer.Edits);
        Assert.Contains(answer.Notes, static note => note.StartsWith("No call of the program needs kms:Decrypt.", StringComparison.Ordinal));
        Assert.Contains(answer.Notes, static note => note.Contains("s3 GetObject", StringComparison.Ordinal) && note.Contains("IamEncrypted", StringComparison.Ordinal));
    }

    [Fact]
    public void KeyThatACallMayNeed_IsFoundAmongWhatIsDeployed()
    {
        var program = Programs.Of(
            """
            Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*
            Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync ~kms:Decrypt arn:aws:kms:*:*:key/*
            """,
            Policy);
        var answer = Explain(program, Refusal("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1", "because no identity-based policy allows the kms:Decrypt action"));
        Assert.Equal("if it is encrypted", Assert.Single(answer.Calls).Reason);
        Assert.Equal(["kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/1"], Assert.Single(answer.Edits).Changes);
        Assert.Contains(answer.Notes, static note => note.Contains("what is deployed", StringComparison.Ordinal));
    }

    [Fact]
    public void NeedOnOtherResources_IsToldApart()
    {
        var program = Programs.Of("Invoices.cs:9 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::invoices/*", Policy);
        var answer = Explain(program, Refusal("s3:GetObject", "arn:aws:s3:::orders/1", "because no identity-based policy allows the s3:GetObject action"));
        Assert.Empty(answer.Calls);
        Assert.Equal("Invoices.cs:9", Assert.Single(Assert.Single(answer.OtherCalls).Places));
        Assert.Contains("No call of the program needs it", answer.WhyNoEdit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role Deploy", "arn:aws:iam::123456789012:role/Deploy", true)]
    [InlineData("role Deploy", "arn:aws:iam::123456789012:role/team/Deploy", true)]
    [InlineData("role Deploy", "arn:aws:iam::123456789012:role/Other", false)]
    [InlineData("role Deploy", "arn:aws:iam::210987654321:role/Deploy", false)]
    public void NameOfARole_IsHeldAgainstArns(string resource, string need, bool isFound)
    {
        var program = Programs.Of($"Roles.cs:1 Amazon.IdentityManagement.IAmazonIdentityManagementService.GetRoleAsync iam:GetRole {need}", Policy);
        Assert.Equal(isFound, Explain(program, Refusal("iam:GetRole", resource, "")).Calls.Count == 1);
    }

    [Fact]
    public void PolicyOfTheRoleInTheMessage_IsLookedAt()
    {
        const string Name = "Orders";
        var program = Programs.Of("Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*", Policy, Name);
        var message = Refusal("s3:GetObject", "arn:aws:s3:::orders/1", "because no identity-based policy allows the s3:GetObject action");
        Assert.Single(Explain(program, message).Edits);
        Assert.Equal(PolicyAnswer.NotAsked, Explain(program, message.Replace("assumed-role/Orders", "assumed-role/Other", StringComparison.Ordinal)).Verdict);
    }

    [Theory]
    [InlineData("with an explicit deny in a service control policy", "If a service control policy only lacks the permission, the message reads as if it denied the call.")]
    [InlineData("because no resource-based policy allows the sqs:SendMessage action", "The caller is in account 123456789012 and the resource in 210987654321.")]
    [InlineData("because no session policy allows the sqs:SendMessage action", "AWS names only one type of policy.")]
    [InlineData("", "The message does not say which type of policy denied the call.")]
    [InlineData("because no identity-based policy allows the sqs:SendMessage action. Encoded authorization failure message: abc-DEF", "aws sts decode-authorization-message")]
    public void WhatAwsLeavesOut_IsSaid(string reason, string note)
    {
        var answer = Explain(Programs.Of("Q.cs:1 Amazon.SQS.IAmazonSQS.SendMessageAsync sqs:SendMessage *", Policy), Refusal("sqs:SendMessage", "arn:aws:sqs:us-east-1:210987654321:orders", reason));
        Assert.Contains(answer.Notes, one => one.Contains(note, StringComparison.Ordinal));
    }

    [Fact]
    public void BareRefusalOfS3_ListsTheCallsOfS3ThatThePolicyDoesNotAllow()
    {
        var program = Programs.Of(
            """
            Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*
            Queue.cs:3 Amazon.SQS.IAmazonSQS.SendMessageAsync sqs:SendMessage *
            """,
            Policy);
        var answer = Explain(program, "Amazon.S3.AmazonS3Exception: Access Denied\n   at Shop.Orders.Load() in /b/Orders.cs:line 12");
        Assert.Equal("Orders.cs:12", Assert.Single(Assert.Single(answer.Calls).Places));
        Assert.Empty(answer.Edits);
    }

    [Fact]
    public void NoReviewedPolicy_IsSaid()
    {
        var answer = Explain(Programs.Of("Orders.cs:12 Amazon.S3.IAmazonS3.GetObjectAsync s3:GetObject arn:aws:s3:::orders/*"), Refusal("s3:GetObject", "arn:aws:s3:::orders/1", "because no identity-based policy allows the s3:GetObject action"));
        Assert.Contains("no reviewed policy", answer.WhyNoEdit, StringComparison.Ordinal);
    }

    private static string Refusal(string action, string resource, string reason) => $"User: {Role} is not authorized to perform: {action} on resource: {resource} {reason}";

    private static DenialAnswer Explain(DenialProgram program, string text)
    {
        var reading = DenialReader.Read(text);
        return new DenialExplainer(program, AwsCatalog.Default).Explain(Assert.Single(reading.Denials), [.. reading.Frames]);
    }
}
