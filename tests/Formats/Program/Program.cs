using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Amazon.SQS;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Environment = System.Environment;

var inbox = Environment.GetEnvironmentVariable("INBOX_BUCKET") ?? throw new InvalidOperationException("INBOX_BUCKET");
var outbox = Environment.GetEnvironmentVariable("OUTBOX_BUCKET") ?? "jobs-outbox";
var stage = Environment.GetEnvironmentVariable("Stage") ?? throw new InvalidOperationException("Stage");
var queue = Environment.GetEnvironmentVariable("QUEUE_URL")!;

using var s3 = new AmazonS3Client();
using var sqs = new AmazonSQSClient();
using var sns = new AmazonSimpleNotificationServiceClient();
using var dynamoDb = new AmazonDynamoDBClient();
using var kms = new AmazonKeyManagementServiceClient();
using var secrets = new AmazonSecretsManagerClient();
using var parameters = new AmazonSimpleSystemsManagementClient();
using var lambda = new AmazonLambdaClient();
using var workflows = new AmazonStepFunctionsClient();
using var ec2 = new AmazonEC2Client();

var password = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = Environment.GetEnvironmentVariable("DB_SECRET_ARN")! });
var limit = await parameters.GetParameterAsync(new GetParameterRequest { Name = $"/jobs/{stage}/limit", WithDecryption = false });

// A bucket in two regions' worth of names, and a key that has a wildcard in it.
await s3.GetObjectAsync(new GetObjectRequest { BucketName = $"jobs-{stage}-input", Key = "rules/${all}/*.json" });
await s3.GetObjectAsync(inbox, "next");
await s3.PutObjectAsync(new PutObjectRequest { BucketName = outbox, Key = $"done/{DateTime.UtcNow:yyyy}/{Guid.NewGuid()}", ContentBody = limit.Parameter.Value });

foreach (var message in (await sqs.ReceiveMessageAsync(queue)).Messages ?? []) await sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
await sns.PublishAsync(Environment.GetEnvironmentVariable("TOPIC_ARN")!, "done");
await dynamoDb.UpdateItemAsync(new UpdateItemRequest { TableName = $"jobs-{stage}", Key = new() { ["id"] = new() { S = "1" } } });
await dynamoDb.QueryAsync(new QueryRequest { TableName = Environment.GetEnvironmentVariable("HISTORY_TABLE")!, IndexName = "by-day" });
await kms.EncryptAsync(new EncryptRequest { KeyId = $"alias/jobs-{stage}", Plaintext = new MemoryStream() });
await kms.DecryptAsync(new DecryptRequest { KeyId = Environment.GetEnvironmentVariable("OLD_KEY")!, CiphertextBlob = new MemoryStream() });

await lambda.CreateFunctionAsync(new CreateFunctionRequest
{
    FunctionName = $"jobs-{stage}-runner",
    Role = Environment.GetEnvironmentVariable("RUNNER_ROLE")!,
    Code = new FunctionCode { S3Bucket = outbox, S3Key = "runner.zip" },
    Handler = "Runner",
    Runtime = Runtime.Dotnet8,
});
await workflows.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Environment.GetEnvironmentVariable("WORKFLOW")! });
await ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "eu-west-1a", Size = 10 });

// Another principal: the archive belongs to another account.
using var sts = new AmazonSecurityTokenServiceClient();
var archivist = await sts.AssumeRoleAsync(new() { RoleArn = "arn:aws:iam::111122223333:role/archivist", RoleSessionName = "jobs" });
using var archive = new AmazonS3Client(archivist.Credentials);
await archive.PutObjectAsync(new PutObjectRequest { BucketName = Environment.GetEnvironmentVariable("ARCHIVE_BUCKET")!, Key = password.VersionId });
