using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Build.Tests.Declarations;

public sealed class ProjectDeclarationsTests
{
    private readonly ProjectDeclarations _declarations = new(AwsCatalog.Default);

    [Fact]
    public void Preset_HoldsThePresetItIsBuiltOn()
    {
        _declarations.RunOn("lambdasqs");

        var actions = _declarations.Needs.Permissions.Select(static permission => permission.Action).ToArray();
        Assert.Contains("sqs:ReceiveMessage", actions);
        Assert.Contains("logs:PutLogEvents", actions);
        Assert.Empty(_declarations.Problems);
    }

    [Fact]
    public void UnknownPreset_NamesTheNearest()
    {
        _declarations.RunOn("LamdaVpc");

        var problem = Assert.Single(_declarations.Problems);
        Assert.Equal((ProblemSeverity.Warning, "IAM4003"), (problem.Severity, problem.Code));
        Assert.Contains("did you mean LambdaVpc", problem.Text, StringComparison.Ordinal);
        Assert.True(_declarations.Needs.IsEmpty);
    }

    [Fact]
    public void PresetUnlikeAll_NamesAll()
    {
        _declarations.RunOn("Kubernetes");

        Assert.Contains("the presets are Lambda, LambdaVpc,", Assert.Single(_declarations.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ManagedPolicies_AreTakenByNameOrArnOnceAndSorted()
    {
        _declarations.Attach(new("arn:aws:iam::aws:policy/AmazonSQSFullAccess", "", ""));
        _declarations.Attach(new("AmazonS3FullAccess", "", ""));
        _declarations.Attach(new("AmazonSQSFullAccess", "", ""));

        Assert.Equal(["AmazonS3FullAccess", "AmazonSQSFullAccess"], _declarations.Attached.Select(static policy => policy.Name));
        Assert.Empty(_declarations.Problems);
    }

    [Fact]
    public void UnknownManagedPolicy_NamesTheNearestAndAddsNothing()
    {
        _declarations.Attach(new("AmazonS3FulAccess", "", ""));

        var problem = Assert.Single(_declarations.Problems);
        Assert.Equal((ProblemSeverity.Warning, "IAM4014"), (problem.Severity, problem.Code));
        Assert.Contains("did you mean AmazonS3FullAccess", problem.Text, StringComparison.Ordinal);
        Assert.Empty(_declarations.Attached);
    }

    [Fact]
    public void NoOptions_AreTheDefault()
        => Assert.Equal(PolicyOptions.Default, _declarations.ReadOptions("", "", "", ""));

    [Fact]
    public void Options_AreTaken()
    {
        var options = _declarations.ReadOptions("aws-us-gov", "us-gov-west-1", "123456789012", "sqs; sns;");

        Assert.Equal(("aws-us-gov", "us-gov-west-1", "123456789012"), (options.Partition, options.Region, options.Account));
        Assert.Equal(["sns", "sqs"], options.OwnServices);
        Assert.Empty(_declarations.Problems);
    }

    [Fact]
    public void Formats_AreTakenWithoutCaseAndSorted()
    {
        Assert.Equal(["cdk", "html", "terraform"], _declarations.ReadFormats(" Terraform;json;;HTML;CDK;terraform "));
        Assert.Empty(_declarations.ReadFormats(""));
        Assert.Empty(_declarations.Problems);
    }

    [Fact]
    public void UnknownFormat_IsAnErrorThatNamesAll()
    {
        Assert.Equal(["sam"], _declarations.ReadFormats("pulumi;sam"));

        var problem = Assert.Single(_declarations.Problems);
        Assert.Equal((ProblemSeverity.Error, "IAM4005"), (problem.Severity, problem.Code));
        Assert.Equal("IamPolicyFormats: 'pulumi' is not a format; use cdk, cloudformation, cloudformation-json, html, sam, sam-json, terraform (json is always written).", problem.Text);
    }

    [Theory]
    [InlineData("amazon", "", "", "", "IamPolicyPartition is 'amazon'")]
    [InlineData("aws-china", "", "", "", "IamPolicyPartition is 'aws-china'; it must be one of aws, aws-cn, ")]
    [InlineData("", "Frankfurt", "", "", "IamPolicyRegion is 'Frankfurt'")]
    [InlineData("", "", "1234-5678-9012", "", "IamPolicyAccount is '1234-5678-9012'")]
    [InlineData("", "", "", "sqz", "IamPolicyOwnServices: 'sqz' is not an action prefix of AWS; did you mean sqs")]
    public void WrongOption_IsAnError(string partition, string region, string account, string ownServices, string expected)
    {
        _declarations.ReadOptions(partition, region, account, ownServices);

        var problem = Assert.Single(_declarations.Problems);
        Assert.Equal((ProblemSeverity.Error, "IAM4005"), (problem.Severity, problem.Code));
        Assert.StartsWith(expected, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPreset_HoldsRealActionsWithReasonAndSource()
    {
        Assert.NotEmpty(RuntimePreset.All);
        foreach (var preset in RuntimePreset.All)
        {
            Assert.Contains("https://docs.aws.amazon.com/", preset.Source, StringComparison.Ordinal);
            Assert.NotEmpty(preset.Permissions);
            foreach (var permission in preset.Permissions)
            {
                Assert.Equal(permission.Action, AwsCatalog.Default.FindAction(permission.Action)?.Name);
                Assert.NotEmpty(permission.Reason);
                Assert.StartsWith("IamRuntime Lambda", permission.Member.Replace(preset.Name, "Lambda", StringComparison.Ordinal), StringComparison.Ordinal);
                if (AwsCatalog.Default.FindAction(permission.Action)!.Resources.Count == 0) Assert.Equal(["*"], permission.Resources);
            }
        }
    }
}
