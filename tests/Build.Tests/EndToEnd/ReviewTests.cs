using System.Text.Json;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>A project, its reviewed policy, and what builds say of both.</summary>
public sealed class ReviewTests : IDisposable
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Reads", "Effect": "Allow", "Action": [ "s3:GetObject", "s3:GetObjectAcl" ], "Resource": "arn:aws:s3:::bucket/*" },
            { "Sid": "Keep", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }
          ]
        }
        """;

    private const string Right = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": [ "s3:GetObject", "s3:PutObject", "s3:DeleteObject" ], "Resource": "arn:aws:s3:::bucket/*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:jobs" }
          ]
        }
        """;

    private const string Program = """
        using Amazon.S3;

        using var s3 = new AmazonS3Client();
        await s3.GetObjectAsync("bucket", "key");
        await s3.PutObjectAsync(new() { BucketName = "bucket", Key = "key" });
        await Store.Delete(s3);
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Check_FailsWithTheDifferencesUntilThereAreNone()
    {
        _workspace.WriteProject("Library");
        _workspace.Write("Library/Store.cs", """
            public static class Store
            {
                public static System.Threading.Tasks.Task Delete(Amazon.S3.IAmazonS3 s3)
                    => s3.DeleteObjectAsync("bucket", "key");
            }
            """);
        _workspace.WriteApplication("App", Program, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", """
            <ProjectReference Include="../Library/Library.csproj" />
            <IamPermission Include="sqs:SendMessage" Resource="arn:aws:sqs:*:*:jobs" Reason="the framework sends them" />
            """);

        // A library needs none; an application does.
        Assert.Contains("error IAM4008", Check().Failed().Output, StringComparison.Ordinal);
        Assert.Contains("so there is nothing to check", _workspace.Build("Library", "-t:CheckIamPolicy").Succeeded().IamLines[^1], StringComparison.Ordinal);

        _workspace.Write("App/iam-policy.json", Policy);
        var check = Check().Failed();
        Reported(check, "App/iam-policy.json(3,3): error IAM2004: ", "'s3:DeleteObject'", "'Amazon.S3.IAmazonS3.DeleteObjectAsync' in Library", "the statement 'Keep'", "(called at ../Library/Store.cs:4)");
        Reported(check, "App/Program.cs(5): error IAM2001: ", "'s3:PutObject' on arn:aws:s3:::bucket/key", "(called at Program.cs:5)");
        Reported(check, "App/iam-policy.json(3,3): error IAM2001: ", "'sqs:SendMessage'", "IamPermission of the project");
        Reported(check, "App/iam-policy.json(4,70): error IAM2002: ", "No call needs 's3:GetObjectAcl'");
        Assert.Contains("IamAnalyzers: App and its reviewed policy (iam-policy.json) differ: 3 missing or denied, 1 unused or too wide", check.IamLines);
        Assert.DoesNotContain("error IAM2002", Check("-p:IamPolicyCheckUnused=false").Failed().Output, StringComparison.Ordinal);

        // The check compiled without these errors; the next build must not take its output for good.
        var build = _workspace.Build("App").Failed();
        Reported(build, "App/Program.cs(5,10): error IAM2001: ", "which this call needs");
        Reported(build, "App/iam-policy.json(3,3): error IAM2001: ", "'sqs:SendMessage'");

        // What the library needs, the build tells after the compiler: only then it is known what the program reaches.
        Assert.DoesNotContain("IAM2004", build.Output, StringComparison.Ordinal);

        var page = Page();
        Assert.Contains("3 added, 1 removed.", page, StringComparison.Ordinal);
        Assert.Contains("`Amazon.S3.IAmazonS3.DeleteObjectAsync` in `Library` at `../Library/Store.cs:4`", page, StringComparison.Ordinal);

        _workspace.Write("App/iam-policy.json", Right);
        check = Check().Succeeded();
        Assert.Contains("IamAnalyzers: the reviewed policy (iam-policy.json) allows everything that App needs, and nothing more", check.IamLines);
        Assert.Contains("\nNo differences. AWS data of ", Page(), StringComparison.Ordinal);
        _workspace.Build("App").Succeeded();

        _workspace.Write("App/iam-policy.json", "{ not JSON");
        Assert.Contains("iam-policy.json(1,", Check().Failed().Output, StringComparison.Ordinal);

        // Without a reviewed policy, or when nobody wants it, there is no page.
        _workspace.Write("App/iam-policy.json", Right);
        _workspace.Build("App", "-p:IamPolicyReport=false").Succeeded();
        Assert.False(_workspace.Has("App", "bin", "Debug", "net10.0", "App.iam-policy.md"));
        _workspace.Build("App").Succeeded();
        Assert.True(_workspace.Has("App", "bin", "Debug", "net10.0", "App.iam-policy.md"));
        File.Delete(_workspace.ToFile("App", "iam-policy.json"));
        _workspace.Build("App").Succeeded();
        Assert.False(_workspace.Has("App", "bin", "Debug", "net10.0", "App.iam-policy.md"));
    }

    [Fact]
    public void SeveralFrameworks_AreHeldTogetherAndSoAreProjectsThatShareAFile()
    {
        // net8.0 deletes, net10.0 reads; the worker puts, and runs under the same role.
        _workspace.WriteProject(
            "App",
            "<OutputType>Exe</OutputType>",
            """
            <AdditionalFiles Include="../role.json" IamPolicyBaseline="true" Shared="$(IsRoleShared)" />
            <IamPolicySharedWith Include="../Worker/Worker.csproj" Condition="'$(IsRoleShared)' == 'true'" />
            """,
            framework: "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        _workspace.Write("App/Program.cs", """
            using Amazon.S3;

            using var s3 = new AmazonS3Client();
            #if NET10_0
            await s3.GetObjectAsync("bucket", "key");
            #else
            await s3.DeleteObjectAsync("bucket", "key");
            #endif
            """);
        _workspace.WriteApplication("Worker", """
            using Amazon.S3;

            await new AmazonS3Client().PutObjectAsync(new() { BucketName = "bucket", Key = "key" });
            """);
        _workspace.Write("role.json", Right);
        _workspace.Build("Worker").Succeeded();

        var build = _workspace.Build("App").Succeeded();
        Reported(build, "role.json(4,54): message IAM2002: ", "No call needs 's3:PutObject'");
        Reported(build, "role.json(5,5): message IAM2002: ", "No call needs this statement, and no call uses 'sqs' at all");
        Assert.DoesNotContain("'s3:GetObject'", build.Output, StringComparison.Ordinal);
        Assert.Contains("role.json(4,54): warning IAM2002: ", _workspace.Build("App", "-p:IamPolicyUnusedSeverity=warning").Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" IAM2002: ", _workspace.Build("App", "-p:IamPolicyUnusedSeverity=none").Succeeded().Output, StringComparison.Ordinal);

        var check = _workspace.Build("App", "-t:CheckIamPolicy").Failed();
        Reported(check, "role.json(4,54): error IAM2002: ", "'s3:PutObject'");
        Assert.DoesNotContain("error IAM2001", check.Output, StringComparison.Ordinal);

        // Of one framework alone it is not known what the others need.
        var one = _workspace.Build("App", "-t:CheckIamPolicy", "-f", "net10.0").Succeeded();
        Assert.EndsWith("unused permissions were not searched for, because another target framework may need it (CheckIamPolicy without -f looks at all of them)", one.IamLines[^1], StringComparison.Ordinal);

        // The statement for the queue alone is nobody's, when the worker is asked too.
        var find = _workspace.Build("App", "-t:FindUnusedIamGrants", "-p:IsRoleShared=true").Succeeded();
        Reported(find, "role.json(5,5): message IAM2002: ", "this statement");
        Assert.DoesNotContain("'s3:PutObject'", find.Output, StringComparison.Ordinal);

        _workspace.Write("role.json", Right.Replace("s3:DeleteObject", "s3:DeleteBucket", StringComparison.Ordinal));
        Reported(_workspace.Build("App", "-t:CheckIamPolicy", "-p:IamPolicyCheckUnused=false").Failed(), "App/Program.cs(7): error IAM2001: ", "'s3:DeleteObject'");
    }

    [Fact]
    public void ErrorLog_CarriesFindingsInCodeAndInPoliciesWithTheirPages()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Write("App/iam-policy.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:NoSuchAction", "Resource": "*" } ] }""");
        _workspace.Write("App/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.IAM1003.severity = suggestion\n");

        _workspace.Build("App", "-p:ErrorLog=" + _workspace.ToFile("log.sarif") + "%2cversion=2.1").Succeeded();

        using var log = JsonDocument.Parse(_workspace.Read("log.sarif"));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(static rule => rule.GetProperty("id").GetString()!, static rule => rule);
        var results = run.GetProperty("results").EnumerateArray().Select(Place).Where(static result => result.StartsWith("IAM", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(["IAM1003 Program.cs:9", "IAM2001 Program.cs:9", "IAM2002 iam-policy.json:1", "IAM3002 iam-policy.json:1"], results);
        Assert.All(
            ["IAM1003", "IAM2001", "IAM2002", "IAM3002"],
            id => Assert.Equal(RuleIds.HelpLink(id), rules[id].GetProperty("helpUri").GetString()));
    }

    private static string Place(JsonElement result)
    {
        var place = result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0 ? locations[0].GetProperty("physicalLocation") : default;
        return result.GetProperty("ruleId").GetString() + (place.ValueKind == JsonValueKind.Undefined ? "" : " " + Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()) + ":" + place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    private BuildResult Check(params string[] arguments) => _workspace.Build("App", ["-t:CheckIamPolicy", .. arguments]);

    private string Page() => _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.md");

    private static void Reported(BuildResult build, string start, params string[] parts)
        => Assert.True(
            build.Output.Split('\n').Any(line => line.Contains(start, StringComparison.Ordinal) && parts.All(part => line.Contains(part, StringComparison.Ordinal))),
            start + string.Join(" ... ", parts) + "\n" + build.Output);
}
