using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Tests.Answers;

/// <summary>Small random policies over a few actions, resources and conditions, and requests that tell them apart.</summary>
internal static class RandomPolicy
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "s3:Get*", "s3:*", "*", "sqs:SendMessage", "sqs:*Message"];
    private static readonly string[] Resources = ["*", "arn:aws:s3:::in/*", "arn:aws:s3:::in/a", "arn:aws:s3:::*/a", "arn:aws:s3:::out/?", "arn:aws:sqs:*:*:q", "arn:aws:sqs:eu-west-1:123456789012:*"];
    private static readonly string[] Conditions = ["", "", """, "Condition": { "Bool": { "aws:SecureTransport": "true" } }""", """, "Condition": { "StringLike": { "aws:PrincipalTag/team": ["a*", "b"] } }""", """, "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "b" } }"""];

    public static PolicyText Of(Random random)
    {
        var statements = Enumerable.Range(0, random.Next(1, 4)).Select(i => $$"""{ "Effect": "{{(i > 0 && random.Next(3) == 0 ? "Deny" : "Allow")}}", "{{(random.Next(8) == 0 ? "NotAction" : "Action")}}": {{List(random, Actions)}}, "{{(random.Next(8) == 0 ? "NotResource" : "Resource")}}": {{List(random, Resources)}}{{Conditions[random.Next(Conditions.Length)]}} }""");
        return PolicyTextReader.Read($$"""{ "Version": "2012-10-17", "Statement": [ {{string.Join(", ", statements)}} ] }""", PolicyKind.Identity).Policy!;
    }

    public static IEnumerable<PolicyRequest> Requests(Random random)
    {
        foreach (var action in new[] { "s3:GetObject", "s3:PutObject", "s3:GetObjectAcl", "sqs:SendMessage", "sqs:ReceiveMessage", "ec2:RunInstances" })
        {
            string[] resources = action.StartsWith("s3", StringComparison.Ordinal) ? ["arn:aws:s3:::in/a", "arn:aws:s3:::in/b", "arn:aws:s3:::out/a"] : action.StartsWith("sqs", StringComparison.Ordinal) ? ["arn:aws:sqs:eu-west-1:123456789012:q", "arn:aws:sqs:us-east-1:123456789012:r"] : ["arn:aws:ec2:eu-west-1:123456789012:instance/i-1"];
            foreach (var resource in resources)
            {
                List<RequestKey> keys = [];
                if (random.Next(3) > 0) keys.Add(new("aws:SecureTransport", EquatableArray<string>.From([random.Next(2) == 0 ? "true" : "false"]), IsMultivalued: false));
                if (random.Next(3) > 0) keys.Add(new("aws:PrincipalTag/team", EquatableArray<string>.From([random.Next(3) switch { 0 => "a1", 1 => "b", _ => "c" }]), IsMultivalued: false));
                yield return new(action, resource, EquatableArray<RequestKey>.From([.. keys]));
            }
        }
    }

    public static bool Allows(PolicyText policy, PolicyRequest request) => new ReviewedPolicy([policy]).Decide(request).Verdict == ReviewVerdict.Covered;

    public static bool IsOn(string pattern, string resource) => ArnPattern.ParseResource(pattern).Covers(ArnPattern.Parse(resource));

    private static string List(Random random, string[] values) => "[" + string.Join(", ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"\"{values[random.Next(values.Length)]}\"")) + "]";
}
