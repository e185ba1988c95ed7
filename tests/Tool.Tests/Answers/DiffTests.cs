using IamAnalyzers.Tool.Answers;

namespace IamAnalyzers.Tool.Tests.Answers;

/// <summary>What one policy allows and another does not.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Read = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::in/*" }""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // The same, written in another way.
    [InlineData(Read, """{ "Effect": "Allow", "Action": ["S3:getobject"], "Resource": ["arn:aws:s3:::in/*", "arn:aws:s3:::in/a"] }""", 0, "Both policies allow the same.")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:Get*", "Resource": "*" }""", """{ "Effect": "Allow", "Action": ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"], "Resource": "*" }""", 0, "Both policies allow the same.")]
    // More and less.
    [InlineData(Read, """{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::in/*" }""", 4, "- s3:PutObject on arn:aws:s3:::in/*")]
    [InlineData(Read, """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::in/a/*" }""", 1, "- s3:GetObject on arn:aws:s3:::in/*\n    b.json allows a part of it")]
    [InlineData(Read, """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", 4, "- s3:GetObject on *\n    a.json allows a part of it")]
    [InlineData(Read, """{ "Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::in/*" }""", 4, "services on arn:aws:s3:::in/*")]
    // Conditions.
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", 4, "a.json allows a part of it")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringNotLike": { "aws:PrincipalTag/x": "a*" } } }""", """{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*", "Condition": { "StringNotLike": { "AWS:principaltag/x": ["a*"] } } }""", 0, "Both policies allow the same.")]
    // Denials.
    [InlineData(Read, Read + """, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::in/*" }""", 1, "a statement of b.json denies it")]
    [InlineData(Read + """, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", Read + """, { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", 0, "Both policies allow the same.")]
    [InlineData(Read + """, { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::in/secret" }""", Read, 4, "a.json allows a part of it")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::in/*" }""", """{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::in/*" }""", 0, "Both policies allow the same.")]
    // An action that AWS's reference does not have is compared by its text.
    [InlineData(Read, """{ "Effect": "Allow", "Action": "s3:InventedYesterday", "Resource": "*" }""", 4, "- s3:InventedYesterday on *")]
    public void Policies_DifferByWhatIamDecides(string before, string after, int exitCode, string expected)
    {
        Write("a.json", before);
        Write("b.json", after);
        Assert.Contains(expected, ToolRun.Of(_folder, "diff", "a.json", "b.json").Ends(exitCode).Output, StringComparison.Ordinal);
    }

    // A variable of the version of 2012 is plain text in the one of 2008, which is the default.
    [Theory]
    [InlineData("arn:aws:s3:::in/${aws:username}", "2008-10-17", "2012-10-17", 4)]
    [InlineData("arn:aws:s3:::in/${aws:username}", "2012-10-17", "2008-10-17", 4)]
    [InlineData("arn:aws:s3:::in/${*}", "2008-10-17", "2012-10-17", 4)]
    [InlineData("arn:aws:s3:::in/${*}", "2012-10-17", "2008-10-17", 4)]
    [InlineData("arn:aws:s3:::in/*", "2008-10-17", "2012-10-17", 0)]
    [InlineData("arn:aws:s3:::in/${aws:username}", "2008-10-17", "2008-10-17", 0)]
    [InlineData("arn:aws:s3:::in/${aws:username}", "2012-10-17", "2012-10-17", 0)]
    public void Version_SaysWhatAVariableIs(string resource, string before, string after, int exitCode)
    {
        foreach (var (name, version) in new[] { ("a.json", before), ("b.json", after) })
        {
            File.WriteAllText(_folder.ToFile(name), $$"""{ "Version": "{{version}}", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{resource}}" } }""");
        }

        ToolRun.Of(_folder, "diff", "a.json", "b.json").Ends(exitCode);
    }

    [Fact]
    public void WholeService_IsCounted()
    {
        Write("a.json", Read);
        Write("b.json", """{ "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }""");
        Assert.Matches("- \\d+ actions of sqs, among them sqs:", ToolRun.Of(_folder, "diff", "a.json", "b.json").Ends(ExitCodes.NewAccess).Output);
    }

    // Whatever one policy allows and the other refuses, by the decision for one request, is in the answer.
    [Fact]
    public void RandomPolicies_HideNothing()
    {
        var random = new Random(11);
        for (var i = 0; i < 25; i++)
        {
            var (before, after) = (RandomPolicy.Of(random), RandomPolicy.Of(random));
            var extra = new PolicyAccess(Core.Catalog.AwsCatalog.Default).Extra(after, before);
            foreach (var request in RandomPolicy.Requests(random))
            {
                if (!RandomPolicy.Allows(after, request) || RandomPolicy.Allows(before, request)) continue;
                Assert.Contains(extra, access => access.Action == request.Action && RandomPolicy.IsOn(access.Resource, request.Resource));
            }

            Assert.Empty(new PolicyAccess(Core.Catalog.AwsCatalog.Default).Extra(after, after));
        }
    }

    [Theory]
    [InlineData("", "The document ends before it is complete")]
    [InlineData("[]", "holds no policy that can be read")]
    public void WhatIsNoPolicy_IsTold(string text, string expected)
    {
        Write("a.json", Read);
        File.WriteAllText(_folder.ToFile("b.json"), text);
        Assert.Contains(expected, ToolRun.Of(_folder, "diff", "a.json", "b.json").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
    }

    private void Write(string name, string statements) => File.WriteAllText(_folder.ToFile(name), $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""");
}
