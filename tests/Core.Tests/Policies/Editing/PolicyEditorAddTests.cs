using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Editing;

public sealed class PolicyEditorAddTests
{
    private const string Lines = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "s3:DeleteObject",
                "s3:PutObject"
              ],
              "Resource": "arn:aws:s3:::reports/*"
            },
            {
              "Effect": "Allow",
              "Action": "sqs:SendMessage",
              "Resource": [
                "arn:aws:sqs:*:*:jobs"
              ]
            }
          ]
        }

        """;

    private const string OneLineStatements = """
        {
            "Version": "2012-10-17",
            "Statement": [
                // what the reports need
                {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"},
                // what nobody may do
                {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}
            ]
        }
        """;

    [Theory]
    [InlineData("s3:GetObject arn:aws:s3:::reports/*", "        \"s3:PutObject\"\n", "        \"s3:GetObject\",\n        \"s3:PutObject\"\n")]
    [InlineData("s3:Zoo arn:aws:s3:::reports/*", "        \"s3:PutObject\"\n", "        \"s3:PutObject\",\n        \"s3:Zoo\"\n")]
    [InlineData("sqs:SendMessage arn:aws:sqs:*:*:done", "        \"arn:aws:sqs:*:*:jobs\"\n", "        \"arn:aws:sqs:*:*:done\",\n        \"arn:aws:sqs:*:*:jobs\"\n")]
    [InlineData("sqs:ReceiveMessage arn:aws:sqs:*:*:jobs", "\"sqs:SendMessage\"", "[\"sqs:ReceiveMessage\", \"sqs:SendMessage\"]")]
    public void MissingPermission_GoesIntoTheStatementThatFitsExactly(string need, string before, string after)
        => Assert.Equal(Lines.Replace(before, after, StringComparison.Ordinal), Add(Lines, need));

    // ${*} is an asterisk in the version of 2012, and five characters before it.
    [Theory]
    [InlineData("\"Version\": \"2008-10-17\", ")]
    [InlineData("")]
    public void NeedThatTheOldVersionCannotWrite_IsNotAdded(string version)
    {
        var text = "{ " + version + "\"Statement\": [] }";

        var edited = new PolicyEditor(AwsCatalog.Default).Add(text, Needs.Parse("s3:GetObject arn:aws:s3:::reports/star${*}"));

        Assert.Equal(text, edited.Text);
        Assert.StartsWith("what is missing has a '*', '?' or '$' in a name, which only policies of \"Version\": \"2012-10-17\" can write", edited.Problem!.Message, StringComparison.Ordinal);
        Assert.NotEqual(text, Add(text, "s3:GetObject arn:aws:s3:::reports/star"));
    }

    [Fact]
    public void ListOfOneInAFileWithoutOrder_GetsTheNewItemAbove()
        => Assert.Equal(
            "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:PutObject\",\n        \"s3:GetObject\"\n      ],\n      \"Resource\": \"arn:aws:s3:::reports/*\"\n    }\n  ]\n}\n",
            Add("{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\"\n      ],\n      \"Resource\": \"arn:aws:s3:::reports/*\"\n    }\n  ]\n}\n", "s3:PutObject arn:aws:s3:::reports/*"));

    [Fact]
    public void MissingPermissionOnOtherResources_GetsAStatementAsTheFileWritesThem()
    {
        const string Last = "    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"sqs:SendMessage\"";

        Assert.Equal(
            Lines.Replace(Last, "    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:GetObject\",\n      \"Resource\": \"arn:aws:s3:::archive/*\"\n    },\n" + Last, StringComparison.Ordinal),
            Add(Lines, "s3:GetObject arn:aws:s3:::archive/*"));
    }

    [Fact]
    public void StatementsInOneLine_GetAnotherLine()
        => Assert.Equal(
            OneLineStatements.Replace("    // what nobody", "    {\"Effect\": \"Allow\", \"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::reports\"},\n        // what nobody", StringComparison.Ordinal),
            Add(OneLineStatements, "s3:ListBucket arn:aws:s3:::reports"));

    [Fact]
    public void WindowsLineEndsTabsAndByteOrderMark_AreKept()
    {
        const string Before = "\uFEFF{\r\n\t\"Version\": \"2012-10-17\",\r\n\t\"Statement\": [\r\n\t\t{\r\n\t\t\t\"Effect\": \"Allow\",\r\n\t\t\t\"Action\": [\r\n\t\t\t\t\"s3:PutObject\"\r\n\t\t\t],\r\n\t\t\t\"Resource\": \"arn:aws:s3:::reports/*\"\r\n\t\t}\r\n\t]\r\n}";

        Assert.Equal(
            Before.Replace("\t\t\t\t\"s3:Put", "\t\t\t\t\"s3:GetObject\",\r\n\t\t\t\t\"s3:Put", StringComparison.Ordinal),
            Add(Before, "s3:GetObject arn:aws:s3:::reports/*"));
        Assert.Equal(
            Before.Replace("\t\t{\r\n", "\t\t{\r\n\t\t\t\"Effect\": \"Allow\",\r\n\t\t\t\"Action\": [\r\n\t\t\t\t\"s3:GetObject\"\r\n\t\t\t],\r\n\t\t\t\"Resource\": \"arn:aws:s3:::archive/*\"\r\n\t\t},\r\n\t\t{\r\n", StringComparison.Ordinal),
            Add(Before, "s3:GetObject arn:aws:s3:::archive/*"));
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a","Resource":"*"}]}""", """{"Statement":[{"Effect":"Allow","Action":"ec2:DescribeImages","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},{"Effect":"Allow","Action":"a","Resource":"*"}]}""", "ec2:DescribeImages * [Bool aws:SecureTransport true]")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*"}]}""", """{"Statement":[{"Effect":"Allow","Action":["ec2:DescribeImages","ec2:DescribeVpcs"],"Resource":"*"}]}""", "ec2:DescribeImages *")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["b", "a"], "Resource": "*" } }""", """{ "Statement": [{ "Effect": "Allow", "Action": ["b", "a"], "Resource": "*" }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }] }""", "s3:GetObject arn:aws:s3:::a/*")]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Action": ["b", "a"], "Resource": "*" } }""", """{ "Statement": { "Effect": "Allow", "Action": ["b", "ec2:DescribeImages", "a"], "Resource": "*" } }""", "ec2:DescribeImages *")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [] }""", """{ "Version": "2012-10-17", "Statement": [{ "Sid": "AnyResource", "Effect": "Allow", "Action": "ec2:DescribeImages", "Resource": "*" }] }""", "ec2:DescribeImages *")]
    [InlineData("""{ "Version": "2012-10-17" }""", """{ "Version": "2012-10-17", "Statement": [{ "Sid": "AnyResource", "Effect": "Allow", "Action": "ec2:DescribeImages", "Resource": "*" }] }""", "ec2:DescribeImages *")]
    [InlineData("{\n \"Statement\": []\n}", "{\n \"Statement\": [\n  {\n   \"Sid\": \"AnyResource\",\n   \"Effect\": \"Allow\",\n   \"Action\": [\n    \"ec2:DescribeImages\"\n   ],\n   \"Resource\": [\n    \"*\"\n   ]\n  }\n ]\n}", "ec2:DescribeImages *")]
    [InlineData("{\n \"Statement\": [\n  // none yet\n ]\n}", "{\n \"Statement\": [\n  {\n   \"Sid\": \"AnyResource\",\n   \"Effect\": \"Allow\",\n   \"Action\": [\n    \"ec2:DescribeImages\"\n   ],\n   \"Resource\": [\n    \"*\"\n   ]\n  }\n  // none yet\n ]\n}", "ec2:DescribeImages *")]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": [ "a", "b" /* last */, ], "Resource": "*" }] }""", """{ "Statement": [{ "Effect": "Allow", "Action": [ "a", "b" /* last */, "ec2:DescribeImages" ], "Resource": "*" }] }""", "ec2:DescribeImages *")]
    public void OtherForms_AreKept(string before, string after, string need) => Assert.Equal(after, Add(before, need));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void EmptyFile_BecomesADocument(string before)
        => Assert.Equal(
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Sid\": \"S3ObjectReports\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n        \"s3:GetObject\",\n        \"s3:PutObject\"\n      ],\n      \"Resource\": [\n        \"arn:aws:s3:::reports/*\"\n      ]\n    }\n  ]\n}\n",
            Add(before, "s3:PutObject arn:aws:s3:::reports/*; s3:GetObject arn:aws:s3:::reports/*"));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::archive/*"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": 5 }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::archive/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "NotResource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Principal": "*" }""")]
    public void StatementThatIsNotExactlyTheNeed_StaysAsItIs(string statement)
    {
        var before = Document(statement);

        Assert.Equal(
            before.Replace("[ {", """[ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }, {""", StringComparison.Ordinal),
            Add(before, "s3:GetObject arn:aws:s3:::reports/*"));
    }

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2030/*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")]
    public void WhatIsAllowedNarrowedOrDenied_IsNotAdded(string statement)
    {
        var edited = new PolicyEditor(AwsCatalog.Default).Add(Document(statement), Needs.Parse("s3:GetObject arn:aws:s3:::reports/*"));

        Assert.Equal(Document(statement), edited.Text);
        Assert.Empty(edited.Changes);
        Assert.Null(edited.Problem);
    }

    [Fact]
    public void ConditionOfTheNeed_IsThatOfItsStatement()
    {
        const string Passes = "iam:PassRole arn:aws:iam::*:role/worker [StringEquals iam:PassedToService lambda.amazonaws.com]";
        var before = Document("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/other", "Condition": { "StringEquals": { "iam:passedtoservice": "lambda.amazonaws.com" } } }""");

        Assert.Equal(before.Replace("\"arn:aws:iam::*:role/other\"", "[\"arn:aws:iam::*:role/worker\", \"arn:aws:iam::*:role/other\"]", StringComparison.Ordinal), Add(before, Passes));
        Assert.Contains(
            """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/worker", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""",
            Add(before, Passes.Replace("lambda", "ec2", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectsConditions_StandInTheNewStatement()
    {
        var region = new PolicyCondition("StringEquals", "aws:RequestedRegion", EquatableArray<string>.From(["eu-west-1"]));
        var need = Needs.Parse("s3:GetObject arn:aws:s3:::reports/*")[0] with { GrantConditions = EquatableArray<PolicyCondition>.From([region]) };

        Assert.Contains(
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } }""",
            new PolicyEditor(AwsCatalog.Default).Add(Document("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*" }"""), [need]).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void SidOfANewStatement_IsUnique()
    {
        var after = Add(Document("""{ "Sid": "S3ObjectReports", "Effect": "Allow", "Action": "s3:PutObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::a"] }"""), "s3:GetObject arn:aws:s3:::reports/*");

        Assert.Contains("{ \"Sid\": \"S3ObjectReportsN2\", \"Effect\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedOfWhichAnotherFileAllowsAPart_GetsTheRest()
    {
        var beside = PolicyTextReader.Read(Document("""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/a" }"""), PolicyKind.Identity).Policy!;

        var edited = new PolicyEditor(AwsCatalog.Default).Add(
            Document("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }"""),
            Needs.Parse("dynamodb:GetItem arn:aws:dynamodb:*:*:table/a arn:aws:dynamodb:*:*:table/b"),
            [beside]);

        Assert.Contains("\"Action\": \"dynamodb:GetItem\", \"Resource\": \"arn:aws:dynamodb:*:*:table/b\" }", edited.Text, StringComparison.Ordinal);
        Assert.Equal(["dynamodb:GetItem on arn:aws:dynamodb:*:*:table/b"], edited.Changes.Select(static change => change.ToString()));
    }

    [Theory]
    [InlineData("{ \"Statement\": [", "the array that begins here is not closed; write ']'")]
    [InlineData("// nothing but a comment", "the document ends before it is complete")]
    [InlineData("[]", "a policy document must be a JSON object; put it in '{' and '}'")]
    [InlineData("{ \"Statement\": \"none\" }", "'Statement' is not a list of statements")]
    public void TextThatIsNoPolicy_IsNotEditedAndSaysSo(string text, string problem)
    {
        var edited = new PolicyEditor(AwsCatalog.Default).Add(text, Needs.Parse("ec2:DescribeImages *"));

        Assert.Equal(text, edited.Text);
        Assert.Equal(problem, edited.Problem?.Message);
    }

    private static string Add(string text, string needs)
    {
        var edited = new PolicyEditor(AwsCatalog.Default).Add(text, Needs.Parse(needs));
        Assert.Null(edited.Problem);
        return edited.Text;
    }

    private static string Document(string statement) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statement}} ] }""";
}
