using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Editing;

public sealed class PolicyEditorPruneTests
{
    private const string Reads = "s3:GetObject arn:aws:s3:::reports/*";

    [Theory]
    [InlineData("""[ { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" } ]""", """[ { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" } ]""", "s3:PutObject on arn:aws:s3:::reports/*")]
    [InlineData("""[ { "Effect": "Allow", "Action": ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" } ]""", """[ { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" } ]""", "s3:DeleteObject, s3:PutObject on arn:aws:s3:::reports/*")]
    [InlineData("""[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::archive/*", "arn:aws:s3:::reports/*"] } ]""", """[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*"] } ]""", "s3:GetObject on arn:aws:s3:::archive/*")]
    [InlineData("""[ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" } ]""", """[ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Effect": "Deny", "Action": "sqs:*", "Resource": "*" } ]""")]
    [InlineData("""[ { "Sid": "A", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]""", """[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]""", "sqs:SendMessage on *")]
    [InlineData("""[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }, { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ]""", """[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ]""", "sqs:SendMessage on *")]
    [InlineData("""[ { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ]""", "[]", "sqs:SendMessage on *")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""", "[]", "sqs:SendMessage on *")]
    [InlineData("[\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\", // for the reports\n        \"s3:PutObject\" // for nobody\n      ],\n      \"Resource\": \"*\"\n    },\n    // jobs\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"sqs:SendMessage\",\n      \"Resource\": \"*\"\n    }\n  ]", "[\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\" // for the reports\n      ],\n      \"Resource\": \"*\"\n    }\n    // jobs\n  ]", "s3:PutObject on *", "sqs:SendMessage on *")]
    [InlineData("[{\n    \"Effect\": \"Allow\",\n    \"Action\": \"sqs:SendMessage\",\n    \"Resource\": \"*\"\n  }, {\n    \"Effect\": \"Allow\",\n    \"Action\": [\"s3:PutObject\",\"s3:GetObject\",\n    \"s3:DeleteObject\",],\n    \"Resource\": \"*\"\n  }]", "[{\n    \"Effect\": \"Allow\",\n    \"Action\": [\"s3:GetObject\",\n    ],\n    \"Resource\": \"*\"\n  }]", "sqs:SendMessage on *", "s3:PutObject, s3:DeleteObject on *")]
    public void WhatNoNeedUses_GoesWithItsCommaAndLine(string before, string after, params string[] changes)
    {
        var edited = new PolicyEditor(AwsCatalog.Default).Prune(Document(before), Needs.Parse(Reads));

        Assert.Null(edited.Problem);
        Assert.Equal(Document(after), edited.Text);
        Assert.Equal(changes, edited.Changes.Select(static change => change.ToString()));
    }

    [Theory]
    [InlineData("not a policy", "'not' is not a JSON value; put a string in double quotes")]
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Action": ["sqs:SendMessage", 5], "Resource": "*" } ] }""", "'Action' accepts only strings; put this value in double quotes")]
    public void PolicyThatAwsRefuses_IsNotPruned(string text, string problem)
    {
        var edited = new PolicyEditor(AwsCatalog.Default).Prune(text, Needs.Parse(Reads));

        Assert.Equal(text, edited.Text);
        Assert.Equal(problem, edited.Problem?.Message);
    }

    [Theory]
    [InlineData("\"s3:PutObject\"", """[ { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }, { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } ]""")]
    [InlineData("{ \"Effect\": \"Allow\"", """[ { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } ]""")]
    [InlineData("\"*\"", """[ { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } ]""")]
    [InlineData("\"s3:DeleteObject\"", null)]
    [InlineData("\"Effect\"", null)]
    public void WhatStandsAtAPlace_IsRemoved(string part, string? after)
    {
        var before = Document("""[ { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }, { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } ]""");

        Assert.Equal(after is null ? before : Document(after), PolicyEditor.Remove(before, [before.IndexOf(part, StringComparison.Ordinal)]).Text);
    }

    private static string Document(string statements) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": {{statements}}
        }
        """;
}
