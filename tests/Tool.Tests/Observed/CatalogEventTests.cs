using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Tool.Observed;

namespace IamAnalyzers.Tool.Tests.Observed;

/// <summary>Programs that call every operation of a service, and the events of these calls: what ran must be what is predicted.</summary>
public class CatalogEventTests
{
    private static readonly EventFacts Facts = EventFacts.Of(AwsCatalog.Default);

    public static TheoryData<string> Services => [.. AwsCatalog.Default.ServiceIds];

    [Theory]
    [MemberData(nameof(Services))]
    public void CallsOfAllOperations_AreSeenAndPredicted(string id)
    {
        var service = AwsCatalog.Default.FindService(id)!;
        var calls = service.Operations.Where(static operation => operation.Status == OperationStatus.Mapped).ToList();
        var builder = new ObservedBuilder(Facts);
        foreach (var operation in calls) builder.Add(Event(service, operation.Name));
        var role = builder.Report([.. calls.SelectMany(operation => Needs(service, operation))], static _ => true).Roles.SingleOrDefault();
        if (calls.Count == 0) return;
        Assert.Empty(role!.NotPredicted);
        Assert.Empty(role.NotSeen);
    }

    [Fact]
    public void PlainReadsOfManagement_AreVisible()
    {
        Assert.All((string[])["s3:GetBucketPolicy", "ec2:RunInstances", "dynamodb:DescribeTable", "sqs:GetQueueUrl", "secretsmanager:GetSecretValue", "ssm:GetParameter", "bedrock:InvokeModel", "states:StartExecution"], static action => Assert.Equal(Visibility.Management, Facts.Visibility.Of(action)));
        Assert.All((string[])["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "dynamodb:GetItem", "sqs:SendMessage", "sns:Publish", "kinesis:PutRecord", "lambda:InvokeFunction", "logs:PutLogEvents", "cloudwatch:PutMetricData", "firehose:PutRecord", "events:PutEvents"], static action => Assert.Equal(Visibility.Data, Facts.Visibility.Of(action)));
        Assert.All((string[])["iam:PassRole"], static action => Assert.Equal(Visibility.None, Facts.Visibility.Of(action)));
        Assert.Equal(Visibility.Excludable, Facts.Visibility.Of("kms:Decrypt"));
    }

    private static TrailEvent Event(ServiceEntry service, string operation)
        => new()
        {
            Id = service.Id + operation,
            Source = service.IamPrefix + ".amazonaws.com",
            Name = operation,
            Type = "AwsApiCall",
            Principal = Trails.Role,
            IdentityType = "AssumedRole",
            IsData = EventVisibility.Of(service.Id, operation) == Visibility.Data,
        };

    private static IEnumerable<ProgramNeed> Needs(ServiceEntry service, OperationEntry operation)
        => operation.Permissions.Select(permission => new Permission(
                permission.Action,
                EquatableArray<string>.From(["*"]),
                default,
                permission.Kind == PermissionKind.Deployment ? Tier.Deployment : permission.Trigger is null && permission.Kind == PermissionKind.Needed ? Tier.Required : Tier.Conditional,
                $"{service.Namespace}.{service.ClientInterface}.{operation.Name}Async",
                "",
                "",
                ""))
            .Select(permission => new ProgramNeed(permission, Need.Of(permission, PolicyOptions.Default, AwsCatalog.Default), "App"));
}
