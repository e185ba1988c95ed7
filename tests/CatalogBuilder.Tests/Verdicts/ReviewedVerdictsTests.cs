using IamAnalyzers.CatalogBuilder.Verdicts;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Verdicts;

/// <summary>The reviewed file over what is done in the caller's name.</summary>
public class ReviewedVerdictsTests
{
    private static readonly string[] Decided =
    [
        "athena", "bedrock", "cloudformation", "comprehend", "dynamodb", "ecs", "efs", "elb", "elbv2", "glue", "lambda", "logs", "redshift-data", "rekognition", "s3",
        "secretsmanager", "ses", "sesv2", "textract", "transcribe",
    ];

    private static readonly IReadOnlyList<Verdict> Verdicts = VerdictText.Parse(Lines("caller-verdicts.txt"));

    [Fact]
    public void EveryRowOfTheServicesReadFirst_IsDecided()
        => Assert.DoesNotContain(Verdicts, static verdict => Decided.Contains(verdict.Service) && (verdict.Kind == VerdictKind.Open || verdict.Reason.StartsWith("by rule", StringComparison.Ordinal)));

    [Fact]
    public void EveryServiceReadFirst_HasItsPages()
        => Assert.All(Decided, static service => Assert.Contains(Lines("caller-pages.txt"), line => line.StartsWith(service + " ", StringComparison.Ordinal) && line.Contains(" => ", StringComparison.Ordinal)));

    [Fact]
    public void EveryRow_IsOfAnOperationAndAnAction()
        => Assert.All(Verdicts, static verdict =>
        {
            Assert.NotNull(AwsCatalog.Default.FindService(verdict.Service)?.FindOperation(verdict.Operation));
            if (verdict.Action != Verdict.NoAction) Assert.NotNull(AwsCatalog.Default.FindAction(verdict.Action));
        });

    [Fact]
    public void WhatIsTheCallers_IsInTheCatalogue()
        => Assert.All(
            Verdicts.Where(static verdict => verdict.IsCallers && !verdict.IsDerived),
            static verdict => Assert.Contains(AwsCatalog.Default.FindService(verdict.Service)!.FindOperation(verdict.Operation)!.Permissions, permission => permission.Action == verdict.Action));

    [Theory]
    [InlineData("sesv2", "SendEmail", "ses:SendRawEmail", "Content.Raw")]
    [InlineData("cloudformation", "CreateStack", "s3:GetObject", "TemplateURL^=https://")]
    [InlineData("athena", "StartQueryExecution", "s3:ListMultipartUploadParts", "ResultConfiguration.OutputLocation")]
    [InlineData("dynamodb", "ExportTableToPointInTime", "s3:PutObjectAcl", null)]
    [InlineData("elbv2", "SetSubnets", "ec2:DescribeSubnets", null)]
    [InlineData("ssm", "StartAutomationExecution", "iam:PassRole", "Parameters.Keys=AutomationAssumeRole")]
    [InlineData("resource-groups", "SearchResources", "cloudformation:DescribeStacks", null)]
    [InlineData("mq", "CreateBroker", "ec2:DetachNetworkInterface", null)]
    [InlineData("datasync", "CreateTask", "iam:PassRole", "ManifestConfig.Source.S3.BucketAccessRoleArn")]
    [InlineData("s3control", "UpdateAccessGrantsLocation", "iam:PassRole", null)]
    [InlineData("s3vectors", "ListVectors", "s3vectors:GetVectors", "ReturnMetadata=true")]
    [InlineData("s3vectors", "CreateIndex", "s3vectors:TagResource", "Tags")]
    [InlineData("neptunedata", "ExecuteGremlinQuery", "neptune-db:DeleteDataViaQuery", "GremlinQuery*=drop|mergeV|mergeE|property")]
    [InlineData("cloudtrail", "ListInsightsMetricData", "cloudtrail:ListInsightsData", "TrailName")]
    [InlineData("imagebuilder", "CreateDistributionConfiguration", "s3:ListBucket", "Distributions.S3ExportConfiguration.S3Bucket")]
    [InlineData("s3", "CopyObject", "s3:PutObjectAnnotation", "AnnotationDirective=COPY")]
    public void CallInTheCallersName_NeedsTheSecondAction(string service, string operation, string action, string? trigger)
        => Assert.Contains(
            AwsCatalog.Default.FindService(service)!.FindOperation(operation)!.Permissions,
            permission => permission.Action == action && permission.Kind == PermissionKind.Needed && permission.Trigger?.Text == trigger);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", file)).Where(static line => line.Length > 0 && line[0] != '#');
}
