using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.CodeFixes.Review;
using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Review;

/// <summary>Two steps: a call is added and found once; the fix is applied, and all is silent.</summary>
public class MissingPermissionFixTests
{
    private const string Path = "/0/iam-policy.json";

    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Reports",
              "Effect": "Allow",
              "Action": [
                "s3:GetObject",
                "s3:PutObject"
              ],
              "Resource": "arn:aws:s3:::reports/*"
            },
            { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }
          ]
        }

        """;

    [Fact]
    public async Task AddedCall_IsFixedByOneLine()
    {
        var test = Test(Program("await s3.GetObjectAsync(\"reports\", key); await s3.{|IAM2001:DeleteObjectAsync|}(\"reports\", key);"), Policy);
        test.ExpectTitle("Add s3:DeleteObject to iam-policy.json");
        test.FixedState.AdditionalFiles.Add((Path, Policy.Replace("        \"s3:Get", "        \"s3:DeleteObject\",\n        \"s3:Get", StringComparison.Ordinal)));

        await test.RunAsync();
        Assert.Equal(["+         \"s3:DeleteObject\","], Difference(test));
    }

    [Fact]
    public async Task CallOnAnotherResource_IsFixedByAStatement()
    {
        var test = Test(Program("await sqs.{|IAM2001:SendMessageAsync|}(\"https://sqs.eu-west-1.amazonaws.com/111122223333/jobs\", key);"), Policy);
        const string Last = "    { \"Effect\": \"Deny\"";
        test.FixedState.AdditionalFiles.Add((Path, Policy.Replace(
            Last,
            "    {\n      \"Sid\": \"SqsQueueJobs\",\n      \"Effect\": \"Allow\",\n      \"Action\": \"sqs:SendMessage\",\n      \"Resource\": \"arn:aws:sqs:eu-west-1:111122223333:jobs\"\n    },\n" + Last,
            StringComparison.Ordinal)));

        await test.RunAsync();
    }

    [Fact]
    public async Task StatementsOfOneLine_AreFixedByOneLine()
    {
        const string Before = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    { \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::reports/*\" }\n  ]\n}\n";
        var test = Test(Program("await s3.{|IAM2001:GetObjectAsync|}(\"archive\", key);"), Before);
        test.ExpectTitle("Add s3:GetObject to iam-policy.json");
        test.FixedState.AdditionalFiles.Add((Path, Before.Replace("reports/*", "archive/*\", \"arn:aws:s3:::reports/*", StringComparison.Ordinal).Replace("\"arn:aws:s3:::archive/*\", \"arn:aws:s3:::reports/*\"", "[\"arn:aws:s3:::archive/*\", \"arn:aws:s3:::reports/*\"]", StringComparison.Ordinal)));

        await test.RunAsync();
        Assert.Equal(2, Difference(test).Count);
    }

    [Fact]
    public async Task CallsOfOneOperation_AreFixedOnce()
    {
        var test = Test(Program("await s3.{|IAM2001:DeleteObjectAsync|}(\"reports\", key); await s3.{|IAM2001:DeleteObjectAsync|}(\"reports\", key + key);"), Policy);
        test.FixedState.AdditionalFiles.Add((Path, Policy.Replace("        \"s3:Get", "        \"s3:DeleteObject\",\n        \"s3:Get", StringComparison.Ordinal)));

        await test.RunAsync();
    }

    [Fact]
    public async Task CallThatIsDenied_HasNoFix()
    {
        var test = Test(Program("await s3.{|IAM2004:GetObjectAsync|}(\"reports\", key);"), Policy.Replace("iam:*", "s3:*", StringComparison.Ordinal));

        await test.RunAsync();
    }

    [Fact]
    public async Task CallThatSeveralEnvironmentsMiss_IsFixedInAll()
    {
        var test = Test(Program("await s3.DeleteObjectAsync(\"reports\", key);"), null);
        Environment(test, "prod.json", "Environment = prod");
        Environment(test, "test.json", "Environment = test");
        test.Expect(new DiagnosticResult("IAM2001"), "DeleteObjectAsync");
        test.Expect(new DiagnosticResult("IAM2001"), "DeleteObjectAsync");
        foreach (var (path, content) in test.TestState.AdditionalFiles)
            test.FixedState.AdditionalFiles.Add((path, content.ToString().Replace("        \"s3:Get", "        \"s3:DeleteObject\",\n        \"s3:Get", StringComparison.Ordinal)));

        await test.RunAsync();
    }

    [Fact]
    public async Task SetOfSeveralFiles_IsFixedInTheFirstThatNobodyShares()
    {
        var test = Test(Program("await s3.{|IAM2001:DeleteObjectAsync|}(\"reports\", key);"), null);
        Environment(test, "a.json", "Shared = true");
        Environment(test, "c.json", "Shared = false");
        Environment(test, "b.json", "Shared = false");
        test.FixedState.AdditionalFiles.Add(("/0/a.json", Policy));
        test.FixedState.AdditionalFiles.Add(("/0/c.json", Policy));
        test.FixedState.AdditionalFiles.Add(("/0/b.json", Policy.Replace("        \"s3:Get", "        \"s3:DeleteObject\",\n        \"s3:Get", StringComparison.Ordinal)));

        await test.RunAsync();
    }

    private static void Environment(Fix test, string file, string metadata)
    {
        test.TestState.AdditionalFiles.Add(("/0/" + file, Policy));
        test.TestState.AnalyzerConfigFiles.Clear();
        test.Items += $"[/0/{file}]\nbuild_metadata.AdditionalFiles.IamPolicyBaseline = true\nbuild_metadata.AdditionalFiles.{metadata}\n";
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + test.Items));
    }

    // The lines that a diff would show: those of one file that are not in the other, in their order.
    private static List<string> Difference(Fix test)
    {
        var (before, after) = (test.TestState.AdditionalFiles[0].content.ToString().Split('\n'), test.FixedState.AdditionalFiles[0].content.ToString().Split('\n'));
        var first = before.Zip(after).TakeWhile(static pair => pair.First == pair.Second).Count();
        var last = before[first..].Reverse().Zip(after[first..].Reverse()).TakeWhile(static pair => pair.First == pair.Second).Count();
        return [.. before[first..^last].Select(static line => "- " + line), .. after[first..^last].Select(static line => "+ " + line)];
    }

    private static Fix Test(string program, string? policy)
    {
        var test = new Fix { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsSurface };
        if (policy is not null) test.TestState.AdditionalFiles.Add((Path, policy));
        return test;
    }

    private static string Program(string statements) => $$"""
        using Amazon.S3;
        using Amazon.SQS;
        class C
        {
            async System.Threading.Tasks.Task Use(IAmazonS3 s3, IAmazonSQS sqs, string key)
            {
                {{statements}}
            }
        }
        """;

    private sealed class Fix : CSharpCodeFixTest<ReviewAnalyzer, MissingPermissionCodeFix>
    {
        public string Items { get; set; } = "";
    }
}
