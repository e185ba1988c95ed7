using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Review;

/// <summary>IAM1003 and IAM2001 to IAM2006.</summary>
public class ReviewTests
{
    private const string Reads = """
        using Amazon.S3;
        class C
        {
            async System.Threading.Tasks.Task Use(IAmazonS3 s3, string key)
            {
                await s3.{|IAM2001:GetObjectAsync|}("reports", key);
            }
        }
        """;

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::archive/*" }""")]
    public Task CallThatThePolicyDoesNotAllow_IsReportedAtItsName(string statement) => Test<ReviewAnalyzer>(Reads, statement).RunAsync();

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""")]
    public Task CallThatThePolicyAllows_IsSilent(string statement) => Test<ReviewAnalyzer>(Plain(Reads), statement).RunAsync();

    [Fact]
    public Task PolicyThatAllowsSomeKeysOnly_IsUncertain()
        => Test<ReviewAnalyzer>(Reads.Replace("IAM2001", "IAM2005", StringComparison.Ordinal), """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2030/*" }""").RunAsync();

    [Fact]
    public Task CallThatIsDenied_IsReportedAsDenied()
        => Test<ReviewAnalyzer>(
            Reads.Replace("IAM2001", "IAM2004", StringComparison.Ordinal),
            """{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Sid": "NoReports", "Effect": "Deny", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" }""").RunAsync();

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "version", "IAM2001", 2)]
    [InlineData("s3:GetObject", "version", "IAM2006", 1)]
    [InlineData("s3:GetObjectVersion", "version", "IAM2006", 1)]
    [InlineData("s3:GetObject*", "version", "", 0)]
    [InlineData("s3:GetObject", "null", "", 0)]
    [InlineData("s3:GetObject", "\"v1\"", "IAM2001", 1)]
    public async Task CallOfSeveralCases_IsReportedByWhatThePolicyAllows(string allowed, string version, string rule, int count)
    {
        var test = Test<ReviewAnalyzer>(
            $$"""
            using Amazon.S3;
            class C
            {
                async System.Threading.Tasks.Task Use(IAmazonS3 s3, string key, string? version)
                {
                    await s3.GetObjectAsync(new() { BucketName = "reports", Key = key, VersionId = {{version}} });
                }
            }
            """,
            $$"""{ "Effect": "Allow", "Action": "{{allowed}}", "Resource": "*" }""");
        for (var i = 0; i < count; i++) test.Expect(new DiagnosticResult(rule), "GetObjectAsync");
        await test.RunAsync();
    }

    [Fact]
    public async Task MissingCase_IsNamed()
    {
        var test = Test<ReviewAnalyzer>(
            """
            using Amazon.S3;
            class C
            {
                async System.Threading.Tasks.Task Use(IAmazonS3 s3, string key, string? version)
                {
                    await s3.GetObjectAsync(new() { BucketName = "reports", Key = key, VersionId = version });
                }
            }
            """,
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");
        test.Expect(new DiagnosticResult("IAM2006").WithSeverity(DiagnosticSeverity.Warning).WithMessage(
            "The reviewed policy (iam-policy.json) allows only some cases of this call: if VersionId is set, this call needs 's3:GetObjectVersion' on arn:aws:s3:::reports/*, which it does not allow; add it and have it reviewed, or make the code show that this case cannot occur"), "GetObjectAsync");
        await test.RunAsync();
    }

    [Fact]
    public Task WithoutReviewedPolicy_NothingIsSaid()
        => new CSharpAnalyzerTest<ReviewAnalyzer> { TestCode = Plain(Reads), ReferenceAssemblies = ReferenceAssemblies.AwsV4 }.RunAsync();

    [Fact]
    public async Task Message_SaysWhatIsMissingAndWhatToDo()
    {
        var test = Test<ReviewAnalyzer>(Plain(Reads), """{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }""");
        test.Expect(new DiagnosticResult("IAM2001").WithSeverity(DiagnosticSeverity.Warning).WithMessage(
            "The reviewed policy (iam-policy.json) does not allow 's3:GetObject' on arn:aws:s3:::reports/*, which this call needs; add it to the policy and have it reviewed, or remove the call"), "GetObjectAsync");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("prod", 1)]
    [InlineData("test,prod", 2)]
    [InlineData("staging", 0)]
    public async Task Environments_AreCheckedOneByOne(string picked, int missing)
    {
        var test = Test<ReviewAnalyzer>(Plain(Reads), null);
        var config = "root = true\n";
        foreach (var name in new[] { "test", "prod" })
        {
            test.TestState.AdditionalFiles.Add(($"/0/{name}.txt", Document("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }""")));
            config += $"[{name}.txt]\nbuild_metadata.AdditionalFiles.IamPolicyBaseline = true\nbuild_metadata.AdditionalFiles.Environment = {name}\n";
        }

        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", config));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.IamPolicyEnvironmentNames = {picked}\n"));
        for (var i = 0; i < missing; i++) test.Expect(new DiagnosticResult("IAM2001"), "GetObjectAsync");
        await test.RunAsync();
    }

    [Fact]
    public async Task CallPermissions_AreToldAtTheCall()
    {
        var test = Test<CallPermissionsAnalyzer>(Plain(Reads), null);
        test.Expect(new DiagnosticResult("IAM1003").WithSeverity(DiagnosticSeverity.Hidden).WithMessage("This call needs s3:GetObject, kms:Decrypt (depends on what is deployed)"), "GetObjectAsync");
        await test.RunAsync();
    }

    [Fact]
    public async Task GrantThatNoCallNeeds_IsReportedInTheFile()
    {
        var test = Application("""{ "Effect": "Allow", "Action": [ "s3:GetObject", "s3:PutObject" ], "Resource": "arn:aws:s3:::reports/*" }""");
        test.Expect(new DiagnosticResult("IAM2002").WithSeverity(DiagnosticSeverity.Info).WithMessage("No call needs 's3:PutObject'"), "\"s3:PutObject\"", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Fact]
    public async Task WildcardOfWhichTheCodeNeedsOne_IsWide()
    {
        var test = Application("""{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*" }""");
        test.Expect(new DiagnosticResult("IAM2003").WithSeverity(DiagnosticSeverity.Info).WithMessage(
            $"The code needs only s3:GetObject of 's3:Get*'; it allows {AwsCatalog.Default.FindPrefix("s3")!.Actions.Count(action => action.Name.StartsWith("s3:Get", StringComparison.Ordinal)) - 1} more, according to AWS's reference of {AwsCatalog.Default.DataDate}"), "\"s3:Get*\"", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Fact]
    public async Task UnresolvedCall_StopsTheLookForUnusedGrantsAndSaysSo()
    {
        var test = Application("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""", "class D { void Use(IAmazonS3 s3) { dynamic d = s3; d.PutObjectAsync(null); } }");
        test.Expect(new DiagnosticResult("IAM2002").WithMessage("Unused permissions are not reported, because 1 call is unresolved (IAM1001)"), "{", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("class D { object Use(Amazon.Runtime.AWSCredentials given) => new AmazonS3Client(given).GetObjectAsync(\"reports\", \"key\"); }", 0)]
    public async Task GrantOfARole_IsUsedByACallThatMayBeTheRoles(string more, int unused)
    {
        var test = Application("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""", more);
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[iam-policy.json]\nbuild_metadata.AdditionalFiles.Role = reader\n"));
        for (var i = 0; i < unused; i++) test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM2002").WithSpan("/0/iam-policy.json", 1, 43, 1, 44));
        await test.RunAsync();
    }

    [Fact]
    public Task BeforeTheFirstBuild_UnusedGrantsAreNotLookedFor()
    {
        var test = Application("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""");
        test.TestState.AdditionalFiles.RemoveAt(1);
        return test.RunAsync();
    }

    [Fact]
    public async Task NeedsOfReferencesAndDeclarations_AreReportedInTheFileOnceAnAction()
    {
        var test = WithReferences(
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""",
            new NeedsSource("Library", true, NeedsRecord.Create(
                [
                    Needed("s3:GetObject", "Lib.Get"),
                    Needed("s3:PutObject", "Lib.Put"),
                    Needed("s3:PutObject", "Lib.PutAll"),
                    Needed("s3:DeleteObject", "Lib.Perhaps") with { Tier = Tier.Conditional },
                    Needed("s3:ListBucket", "Lib.List") with { Principal = "archive" },
                ],
                [],
                [])),
            new NeedsSource(NeedsSource.Project, true, NeedsRecord.Create([Needed("sqs:SendMessage", "IamPermission")], [], [])));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM2001").WithSpan("/0/iam-policy.json", 1, 28, 1, 39).WithMessage(
            "The reviewed policy (iam-policy.json) does not allow 'sqs:SendMessage' on arn:aws:s3:::reports/*, which IamPermission of the project needs; add it to the policy and have it reviewed, or remove the declaration"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM2001").WithSpan("/0/iam-policy.json", 1, 28, 1, 39).WithMessage(
            "The reviewed policy (iam-policy.json) does not allow 's3:PutObject' on arn:aws:s3:::reports/*, which 'Lib.Put' in Library, 'Lib.PutAll' in Library need; add it to the policy and have it reviewed, or remove the call"));
        await test.RunAsync();
    }

    [Fact]
    public async Task DenialOfAReferencesNeed_IsReportedInTheFile()
    {
        var test = WithReferences(
            """{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""",
            new NeedsSource("Library", true, NeedsRecord.Create([Needed("s3:PutObject", "Lib.Put")], [], [])));
        test.Expect(new DiagnosticResult("IAM2004").WithMessage(
            "The reviewed policy (iam-policy.json) denies 's3:PutObject' on arn:aws:s3:::reports/*, which 'Lib.Put' in Library needs: a statement with 'Deny' overrides every permission"), "\"Statement\"", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Fact]
    public Task NeedOfAReference_IsSilentWhereTheFileSaysSo()
    {
        var test = WithReferences(
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""",
            new NeedsSource("Library", true, NeedsRecord.Create([Needed("s3:PutObject", "Lib.Put")], [], [])));
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[iam-policy.json]\niam_analyzers.iam2001.severity = none\n"));
        return test.RunAsync();
    }

    private static CSharpAnalyzerTest<ReviewAnalyzer> WithReferences(string statements, params NeedsSource[] sources)
    {
        var test = Test<ReviewAnalyzer>("class C;", statements);
        var needs = ReferenceNeeds.Empty with { Sources = sources.OrderBy(static source => source.Name, StringComparer.Ordinal).ToEquatableArray() };
        test.TestState.AdditionalFiles.Add(("/0/App.iam-needs.txt", ReferenceNeedsFormat.Write(needs)));
        return test;
    }

    private static Permission Needed(string action, string member)
        => new(action, EquatableArray<string>.From(["arn:${Partition}:s3:::reports/*"]), default, Tier.Required, member, "", "", "");

    private static CSharpAnalyzerTest<GrantUseAnalyzer> Application(string statement, string more = "")
    {
        var test = Test<GrantUseAnalyzer>(Plain(Reads) + more, statement);
        test.TestState.AdditionalFiles.Add(("/0/App.iam-needs.txt", ReferenceNeedsFormat.Write(ReferenceNeeds.Empty)));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IamAnalyzersIsApplication = true\n"));
        return test;
    }

    private static CSharpAnalyzerTest<TAnalyzer> Test<TAnalyzer>(string program, string? statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsV4 };
        if (statements is not null) test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", Document(statements)));
        return test;
    }

    private static string Document(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";

    private static string Plain(string program) => program.Replace("{|IAM2001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}
