namespace IamAnalyzers.Executed.Tests.Operations;

/// <summary>A service's client in the SDK.</summary>
/// <param name="Service">The service's prefix in policies.</param>
/// <param name="Namespace">The namespace of the client; its models are in <c>Model</c> below it.</param>
/// <param name="Stem">The client's name without <c>Client</c>.</param>
/// <param name="IsReal">Whether the real package is here; else a proxy stands behind the interface.</param>
internal sealed record SdkClient(string Service, string Namespace, string Stem, bool IsReal)
{
    public static IReadOnlyList<SdkClient> All { get; } =
    [
        new("s3", "Amazon.S3", "AmazonS3", true),
        new("ec2", "Amazon.EC2", "AmazonEC2", true),
        new("dynamodb", "Amazon.DynamoDBv2", "AmazonDynamoDB", true),
        new("sqs", "Amazon.SQS", "AmazonSQS", true),
        new("kms", "Amazon.KeyManagementService", "AmazonKeyManagementService", true),
        new("ssm", "Amazon.SimpleSystemsManagement", "AmazonSimpleSystemsManagement", true),
        new("sts", "Amazon.SecurityToken", "AmazonSecurityTokenService", true),
        new("iam", "Amazon.IdentityManagement", "AmazonIdentityManagementService", false),
        new("sns", "Amazon.SimpleNotificationService", "AmazonSimpleNotificationService", false),
        new("lambda", "Amazon.Lambda", "AmazonLambda", false),
        new("secretsmanager", "Amazon.SecretsManager", "AmazonSecretsManager", false),
        new("kinesis", "Amazon.Kinesis", "AmazonKinesis", false),
        new("states", "Amazon.StepFunctions", "AmazonStepFunctions", false),
    ];

    public static SdkClient Of(string service) => All.Single(client => client.Service == service);
}
