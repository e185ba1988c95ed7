namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>An application needs what it reaches of its references, with the values that it gives them.</summary>
public sealed class ReachTests : IDisposable
{
    private const string Ledger = """
        using System.Threading.Tasks;
        using Amazon.S3;

        public class Ledger(IAmazonS3 s3)
        {
            public Task Load(string bucket) => s3.GetObjectAsync(bucket, "k");
            public Task Save(string bucket) => s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = bucket, Key = "k" });
            public async Task Drop(string bucket) { await Task.Yield(); await s3.DeleteObjectAsync(bucket, "k"); }
        }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TwoApplicationsShareALibrary_EachNeedsWhatItReaches(bool hasRecord)
    {
        WriteLibrary(hasRecord);
        WriteApplication("Reader", "Load(\"reports\")");
        WriteApplication("Writer", "Save(\"uploads\")");

        var build = _workspace.Build("Reader").Succeeded();

        Assert.Contains("; 2 calls in 2 members not reached -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.Equal(("s3:GetObject", "arn:aws:s3:::reports/k"), Allowed("Reader"));
        Assert.Contains("`Amazon.S3.IAmazonS3.PutObjectAsync` in `Ledger.Save` of Library", _workspace.Read("Reader", "bin", "Debug", "net10.0", "Reader.iam-policy.explain.md"), StringComparison.Ordinal);
        _workspace.Build("Writer").Succeeded();
        Assert.Equal(("s3:PutObject", "arn:aws:s3:::uploads/k"), Allowed("Writer"));

        // Nothing changed, so nothing is read.
        Assert.Contains("Skipping target \"WriteIamPolicy\"", _workspace.Build("Writer").Succeeded().Output, StringComparison.Ordinal);

        // One more call in the application.
        WriteApplication("Writer", "Drop(\"uploads\")");
        _workspace.Build("Writer").Succeeded();
        Assert.Equal(("s3:DeleteObject", "arn:aws:s3:::uploads/k"), Allowed("Writer"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CallsOfALibrary_AreExplainedByWhatEachNeeds(bool hasRecord)
    {
        WriteLibrary(hasRecord);
        _workspace.Write("Library/Ledger.cs", """
            using System.Threading.Tasks;
            using Amazon.S3;

            public class Ledger(IAmazonS3 s3)
            {
                public Task Load(string bucket) => s3.GetObjectAsync(bucket, "k");
                public Task LoadOld(string bucket) => s3.GetObjectAsync(bucket + "-old", "k");
            }
            """);
        _workspace.WriteApplication(
            "App",
            """
            var ledger = new Ledger(new Amazon.S3.AmazonS3Client());
            await ledger.Load("reports");
            await ledger.LoadOld("reports");
            """,
            items: """<ProjectReference Include="../Library/Library.csproj" />""");

        _workspace.Build("App").Succeeded();

        using var explanation = System.Text.Json.JsonDocument.Parse(_workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.explain.json"));
        var places = explanation.RootElement.GetProperty("Allowed").EnumerateArray().ToDictionary(
            static pair => pair.GetProperty("Resource").GetString()!,
            static pair => string.Join(" ", pair.GetProperty("Needs").EnumerateArray().SelectMany(static need => need.GetProperty("Places").EnumerateArray()).Select(static place => place.GetString())));
        Assert.Equal("../Library/Ledger.cs:6", places["arn:aws:s3:::reports/k"]);
        Assert.Equal("../Library/Ledger.cs:7", places["arn:aws:s3:::reports-old/k"]);
    }

    [Theory]
    [InlineData("vb", """
        Imports Amazon.S3
        Public Class Ledger
            Private ReadOnly s3 As IAmazonS3
            Public Sub New(client As IAmazonS3)
                s3 = client
            End Sub
            Public Async Function Load(bucket As String) As Task
                Await s3.GetObjectAsync(bucket, "k")
            End Function
            Public Async Function Save(bucket As String) As Task
                Await s3.PutObjectAsync(New Model.PutObjectRequest With {.BucketName = bucket, .Key = "k"})
            End Function
        End Class
        """)]
    [InlineData("fs", """
        namespace global
        open Amazon.S3
        type Ledger(s3: IAmazonS3) =
            member _.Load(bucket: string) = task {
                let! _ = s3.GetObjectAsync(bucket, "k")
                return () }
            member _.Save(bucket: string) = task {
                let! _ = s3.PutObjectAsync(Model.PutObjectRequest(BucketName = bucket, Key = "k"))
                return () }
        """)]
    public void LibraryOfAnotherLanguage_IsReadAsFarAsItIsReached(string language, string code)
    {
        _workspace.Write("Library/Directory.Build.props", "<Project />");
        _workspace.Write("Library/Directory.Build.targets", "<Project />");
        _workspace.Write($"Library/Library.{language}proj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><RootNamespace></RootNamespace><SatelliteResourceLanguages>en</SatelliteResourceLanguages></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" />
                <Compile Include="Ledger.fs" Condition="'{language}' == 'fs'" />
              </ItemGroup>
            </Project>
            """);
        _workspace.Write($"Library/Ledger.{language}", code);
        _workspace.WriteApplication("App", "await new Ledger(new Amazon.S3.AmazonS3Client()).Load(\"reports\");", items: $"""<ProjectReference Include="../Library/Library.{language}proj" />""");

        _workspace.Build("App").Succeeded();

        Assert.Equal(("s3:GetObject", "arn:aws:s3:::reports/k"), Allowed("App"));
    }

    [Fact]
    public void LibraryWithoutTheSdkBetween_LeadsToWhatIsReached()
    {
        WriteLibrary(hasRecord: false);
        _workspace.Write("Between/Directory.Build.props", "<Project />");
        _workspace.Write("Between/Directory.Build.targets", "<Project />");
        _workspace.WriteProject("Between", items: """<ProjectReference Include="../Library/Library.csproj" />""");
        _workspace.Write("Between/Between.cs", "public class Between(Amazon.S3.IAmazonS3 s3) { public object Read(string team) => new Ledger(s3).Load(\"team-\" + team); }");
        _workspace.WriteApplication("App", "new Between(new Amazon.S3.AmazonS3Client()).Read(\"a\");", items: """<ProjectReference Include="../Between/Between.csproj" />""");

        _workspace.Build("App").Succeeded();

        Assert.Equal(("s3:GetObject", "arn:aws:s3:::team-a/k"), Allowed("App"));
    }

    [Fact]
    public void ReviewedPolicy_IsHeldToWhatIsReached()
    {
        WriteLibrary(hasRecord: false);
        WriteApplication("App", "Load(\"reports\")");
        _workspace.Write("App/iam-policy.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::uploads/k" } ] }""");

        var build = _workspace.Build("App").Succeeded();

        // What is reached and missing is told once, and what is not reached is not asked for.
        Assert.Contains("warning IAM2001", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:DeleteObject", build.Output, StringComparison.Ordinal);
        var unused = _workspace.Build("App", "-t:FindUnusedIamGrants", "-p:IamPolicyUnusedSeverity=warning").Succeeded();
        Assert.Contains("Code of a reference that the program does not reach needs it; pruning leaves it in the policy", unused.Output, StringComparison.Ordinal);

        _workspace.Build("App", "-t:UpdateIamPolicy", "-p:IamPolicyPrune=true").Succeeded();

        var policy = _workspace.Read("App", "iam-policy.json");
        Assert.Contains("s3:PutObject", policy, StringComparison.Ordinal);
        Assert.Contains("s3:GetObject", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM2001", _workspace.Build("App").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AllOfTheReferences_CountsOnRequest()
    {
        WriteLibrary(hasRecord: false);
        WriteApplication("App", "Load(\"reports\")");

        Assert.DoesNotContain("not reached", _workspace.Build("App", "-p:IamPolicyReach=All").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("s3:DeleteObject", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
        Assert.Contains("IamPolicyReach is 'some'; it must be Reached or All.", _workspace.Build("App", "-p:IamPolicyReach=some").Failed().Output, StringComparison.Ordinal);
    }

    private void WriteLibrary(bool hasRecord)
    {
        // Without the package in the folder above, like most packages.
        if (!hasRecord)
        {
            _workspace.Write("Library/Directory.Build.props", "<Project />");
            _workspace.Write("Library/Directory.Build.targets", "<Project />");
        }

        _workspace.WriteProject("Library");
        _workspace.Write("Library/Ledger.cs", Ledger);
    }

    private void WriteApplication(string name, string call)
        => _workspace.WriteApplication(name, $"await new Ledger(new Amazon.S3.AmazonS3Client()).{call};", items: """<ProjectReference Include="../Library/Library.csproj" />""");

    private (string Action, string Resource) Allowed(string application)
    {
        using var policy = System.Text.Json.JsonDocument.Parse(_workspace.Read(application, "bin", "Debug", "net10.0", application + ".iam-policy.json"));
        var statement = Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray());
        return (One(statement.GetProperty("Action")), One(statement.GetProperty("Resource")));
    }

    private static string One(System.Text.Json.JsonElement value)
        => value.ValueKind == System.Text.Json.JsonValueKind.Array ? Assert.Single(value.EnumerateArray().ToArray()).GetString()! : value.GetString()!;
}
