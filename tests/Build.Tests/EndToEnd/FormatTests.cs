namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The policy in the formats that a project asks for.</summary>
public sealed class FormatTests : IDisposable
{
    private const string ReadsASetting = """
        using System;
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Program
        {
            public static async Task Main()
            {
                using var s3 = new AmazonS3Client();
                await s3.DeleteBucketAsync(Environment.GetEnvironmentVariable("OLD_BUCKET") ?? throw new InvalidOperationException("OLD_BUCKET"));
            }
        }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Formats_StandBesideTheJson_AndGoWhenTheyAreNoLongerAskedFor()
    {
        _workspace.WriteApplication("App", ReadsASetting, "<IamPolicyFormats>Terraform;cdk</IamPolicyFormats><IamPolicyFile>policies/</IamPolicyFile>");

        var first = _workspace.Build("App").Succeeded();
        var terraform = _workspace.Read("App", "policies", "App.iam-policy.tf");
        // The C# stands in the project's own folder now, and is no part of its program.
        var second = _workspace.Build("App", "-p:IamPolicyFormats=cdk").Succeeded();

        Assert.Contains("; 2 more formats: cdk, terraform -> ", first.Output, StringComparison.Ordinal);
        Assert.Contains("variable \"app_old_bucket\" {", terraform, StringComparison.Ordinal);
        Assert.Contains(":s3:::${var.app_old_bucket}\",", terraform, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:s3:::*\"", _workspace.Read("App", "policies", "App.iam-policy.json"), StringComparison.Ordinal);
        Assert.Contains("; 1 more format: cdk -> ", second.Output, StringComparison.Ordinal);
        Assert.True(_workspace.Has("App", "policies", "App.iam-policy.cs"));
        Assert.False(_workspace.Has("App", "policies", "App.iam-policy.tf"));
    }

    [Fact]
    public void UnknownFormat_StopsTheBuildAndNamesTheOthers()
    {
        _workspace.WriteApplication("App", ReadsASetting, "<IamPolicyFormats>terrafrom</IamPolicyFormats>");

        Assert.Contains(
            "error IAM4005: IamPolicyFormats: 'terrafrom' is not a format; use cdk, cloudformation, cloudformation-json, sam, sam-json, terraform (json is always written).",
            _workspace.Build("App").Failed().Output,
            StringComparison.Ordinal);
    }
}
