using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>Entries of the published map that were known or believed to be wrong, each as it stands now.</summary>
public class KnownWrongEntriesTests
{
    [Theory]
    [InlineData("s3", "UploadPart", "s3:PutObject", "BucketName={BucketName} ObjectName={Key} ObjectName={Key:trim(/)}")]
    [InlineData("s3", "CopyObject", "s3:GetObject", "BucketName={SourceBucket} ObjectName={SourceKey} ObjectName={SourceKey:trim(/)} BucketName={DestinationBucket} ObjectName={DestinationKey} ObjectName={DestinationKey:trim(/)}")]
    [InlineData("s3", "CopyObject", "s3:PutObject", "BucketName={DestinationBucket} ObjectName={DestinationKey} ObjectName={DestinationKey:trim(/)}")]
    [InlineData("s3", "UploadPartCopy", "s3:GetObject", "BucketName={SourceBucket} ObjectName={SourceKey} ObjectName={SourceKey:trim(/)}")]
    [InlineData("secretsmanager", "GetSecretValue", "secretsmanager:GetSecretValue", "SecretId={SecretId}")]
    [InlineData("secretsmanager", "PutSecretValue", "secretsmanager:PutSecretValue", "SecretId={SecretId}")]
    [InlineData("ssm", "GetParameter", "ssm:GetParameter", "ParameterNameWithoutLeadingSlash={Name}")]
    [InlineData("ssm", "GetParameters", "ssm:GetParameters", "ParameterNameWithoutLeadingSlash={Names}")]
    [InlineData("ssm", "PutParameter", "ssm:PutParameter", "ParameterNameWithoutLeadingSlash={Name}")]
    [InlineData("ssm", "StartSession", "ssm:StartSession", "DocumentName={DocumentName} InstanceId={Target} instance@{Target} managed-instance@{Target} task@{Target}")]
    [InlineData("logs", "CreateLogGroup", "logs:CreateLogGroup", "LogGroupName={LogGroupName}")]
    [InlineData("logs", "DescribeLogGroups", "logs:DescribeLogGroups", "@*")]
    [InlineData("lambda", "Invoke", "lambda:InvokeFunction", "FunctionName={FunctionName} FunctionName={FunctionName}:{Qualifier}")]
    [InlineData("lambda", "PublishLayerVersion", "lambda:PublishLayerVersion", "LayerName={LayerName}")]
    [InlineData("kms", "Encrypt", "kms:Encrypt", "KeyId={KeyId:unless(alias/)} key@{KeyId}")]
    [InlineData("iam", "GetRole", "iam:GetRole", "RoleNameWithPath={RoleName} RoleNameWithPath=*/{RoleName}")]
    [InlineData("iam", "GetUser", "iam:GetUser", "UserNameWithPath={UserName} UserNameWithPath=*/{UserName}")]
    [InlineData("iam", "PutGroupPolicy", "iam:PutGroupPolicy", "GroupNameWithPath={GroupName} GroupNameWithPath=*/{GroupName}")]
    [InlineData("ecs", "RunTask", "ecs:RunTask", "TaskDefinitionFamilyName={TaskDefinition}")]
    [InlineData("cloudwatch", "PutCompositeAlarm", "cloudwatch:PutCompositeAlarm", "@*")]
    [InlineData("cloudwatch", "DescribeAlarms", "cloudwatch:DescribeAlarms", "@*")]
    [InlineData("sqs", "StartMessageMoveTask", "sqs:SendMessage", "queue@{DestinationArn}")]
    [InlineData("sqs", "StartMessageMoveTask", "sqs:ReceiveMessage", "queue@{SourceArn}")]
    public void Template_NamesTheRightResource(string service, string operation, string action, string expected)
        => Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), CatalogView.Templates(service, operation, action).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("GetObject", "s3:GetObject", "s3:GetObjectVersion")]
    [InlineData("HeadObject", "s3:GetObject", "s3:GetObjectVersion")]
    [InlineData("GetObjectAcl", "s3:GetObjectAcl", "s3:GetObjectVersionAcl")]
    [InlineData("GetObjectTagging", "s3:GetObjectTagging", "s3:GetObjectVersionTagging")]
    [InlineData("DeleteObject", "s3:DeleteObject", "s3:DeleteObjectVersion")]
    [InlineData("DeleteObjectTagging", "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging")]
    [InlineData("PutObjectTagging", "s3:PutObjectTagging", "s3:PutObjectVersionTagging")]
    [InlineData("PutObjectAcl", "s3:PutObjectAcl", "s3:PutObjectVersionAcl")]
    public void VersionId_ChangesTheAction(string operation, string plain, string version)
    {
        var view = CatalogView.Of("s3", operation);

        Assert.Contains(plain + " when:!VersionId", view);
        Assert.Contains(version + " when:VersionId", view);
        Assert.DoesNotContain(plain, view);
    }

    [Theory]
    [InlineData("s3", "CopyObject", "s3:GetObjectVersion when:SourceVersionId")]
    [InlineData("secretsmanager", "BatchGetSecretValue", "secretsmanager:GetSecretValue")]
    [InlineData("secretsmanager", "BatchGetSecretValue", "secretsmanager:ListSecrets when:Filters")]
    [InlineData("secretsmanager", "RotateSecret", "lambda:InvokeFunction when:RotationLambdaARN")]
    [InlineData("lambda", "UpdateFunctionCode", "s3:GetObject when:!S3ObjectVersion,S3Key")]
    [InlineData("lambda", "CreateFunction", "s3:GetObject when:!Code.S3ObjectVersion,Code.S3Key")]
    [InlineData("ecs", "RunTask", "iam:PassRole if:StringEquals:iam:PassedToService=ecs-tasks.amazonaws.com")]
    [InlineData("ecs", "RunTask", "ecs:TagResource when:Tags if:StringEquals:ecs:CreateAction=RunTask")]
    [InlineData("ecs", "CreateService", "ecs:TagResource when:Tags if:StringEquals:ecs:CreateAction=CreateService")]
    [InlineData("ecs", "RegisterTaskDefinition", "ecs:TagResource when:Tags if:StringEquals:ecs:CreateAction=RegisterTaskDefinition")]
    [InlineData("ecr", "CreateRepository", "ecr:TagResource when:Tags")]
    [InlineData("events", "PutTargets", "iam:PassRole when:Targets.RoleArn if:StringEquals:iam:PassedToService=events.amazonaws.com")]
    [InlineData("scheduler", "CreateSchedule", "iam:PassRole if:StringEquals:iam:PassedToService=scheduler.amazonaws.com")]
    [InlineData("pipes", "CreatePipe", "iam:PassRole if:StringEquals:iam:PassedToService=pipes.amazonaws.com")]
    [InlineData("cloudwatch", "PutMetricStream", "iam:PassRole if:StringEquals:iam:PassedToService=streams.metrics.cloudwatch.amazonaws.com")]
    [InlineData("stepfunctions", "TestState", "iam:PassRole when:RoleArn if:StringEquals:iam:PassedToService=states.amazonaws.com")]
    [InlineData("bedrock", "CreateModelInvocationJob", "iam:PassRole if:StringEquals:iam:PassedToService=bedrock.amazonaws.com")]
    [InlineData("bedrock-agent", "CreateAgent", "iam:PassRole when:AgentResourceRoleArn if:StringEquals:iam:PassedToService=bedrock.amazonaws.com")]
    [InlineData("bedrock-agent", "CreateKnowledgeBase", "iam:PassRole if:StringEquals:iam:PassedToService=bedrock.amazonaws.com")]
    [InlineData("sns", "Publish", "sns:Publish when:PhoneNumber")]
    [InlineData("sns", "Publish", "sns:Publish when:!PhoneNumber")]
    [InlineData("bedrock-runtime", "InvokeModel", "bedrock:ApplyGuardrail when:GuardrailIdentifier")]
    [InlineData("bedrock-runtime", "Converse", "bedrock:ApplyGuardrail when:GuardrailConfig")]
    [InlineData("dynamodb", "RestoreTableFromBackup", "dynamodb:BatchWriteItem")]
    [InlineData("dynamodb", "RestoreTableToPointInTime", "dynamodb:UpdateItem")]
    [InlineData("rds", "CreateDBInstance", "rds:AddTagsToResource when:Tags")]
    [InlineData("rds", "CreateDBInstance", "secretsmanager:CreateSecret when:ManageMasterUserPassword=true")]
    [InlineData("rds", "CreateDBInstance", "kms:CreateGrant when:MasterUserSecretKmsKeyId if:Bool:kms:GrantIsForAWSResource=true")]
    [InlineData("sqs", "StartMessageMoveTask", "sqs:GetQueueAttributes")]
    [InlineData("sqs", "StartMessageMoveTask", "sqs:DeleteMessage")]
    [InlineData("sqs", "SendMessage", "~kms:Decrypt if:StringLike:kms:ViaService=sqs.*.${DnsSuffix}")]
    [InlineData("secretsmanager", "PutSecretValue", "~kms:GenerateDataKey if:StringLike:kms:ViaService=secretsmanager.*.${DnsSuffix}")]
    [InlineData("dynamodb", "TransactWriteItems", "~kms:Decrypt if:StringLike:kms:ViaService=dynamodb.*.${DnsSuffix}")]
    [InlineData("dynamodb", "ExecuteStatement", "~kms:Decrypt if:StringLike:kms:ViaService=dynamodb.*.${DnsSuffix}")]
    [InlineData("dynamodb", "ExecuteStatement", "dynamodb:PartiQLInsert when:Statement^=INSERT")]
    [InlineData("s3control", "DeleteBucket", "s3-outposts:DeleteBucket when:Bucket*=:s3-outposts:")]
    [InlineData("s3control", "CreateBucket", "s3-outposts:CreateBucket when:OutpostId")]
    [InlineData("glue", "CreatePartitionIndex", "?glue:UpdateTable")]
    [InlineData("glue", "GetColumnStatisticsForTable", "glue:GetTable")]
    [InlineData("redshift-data", "ExecuteStatement", "redshift-serverless:GetCredentials when:!SecretArn,WorkgroupName")]
    [InlineData("redshift-data", "ListTables", "secretsmanager:GetSecretValue when:SecretArn")]
    [InlineData("rds-data", "ExecuteStatement", "secretsmanager:GetSecretValue")]
    [InlineData("athena", "StartQueryExecution", "~s3:GetObject")]
    [InlineData("rds", "ModifyDBCluster", "secretsmanager:RotateSecret when:RotateMasterUserPassword=true")]
    public void Operation_NeedsTheExtraAction(string service, string operation, string expected)
        => Assert.Contains(expected, CatalogView.Of(service, operation));

    [Fact]
    public void RestoredTable_NeedsTheSevenItemActions()
        => Assert.Equal(
            ["BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"],
            CatalogView.Find("dynamodb", "RestoreTableFromBackup").Permissions.Skip(1).Select(permission => permission.Action.Split(':')).Where(action => action[0] == "dynamodb").Select(action => action[1]));

    [Fact]
    public void RunInstances_NamesSubnetsAndGroupsOfItsInterfacesToo()
    {
        var templates = CatalogView.Templates("ec2", "RunInstances", "ec2:RunInstances");

        Assert.Contains("SubnetId={NetworkInterfaces.SubnetId}", templates);
        Assert.Contains("SecurityGroupId={NetworkInterfaces.Groups}", templates);
    }

    [Fact]
    public void LogsQuery_NamesGroupsInThreeMembers()
    {
        var templates = CatalogView.Templates("logs", "StartQuery", "logs:StartQuery");

        Assert.Contains("LogGroupName={LogGroupName}", templates);
        Assert.Contains("LogGroupName={LogGroupNames}", templates);
        Assert.Contains("log-group@{LogGroupIdentifiers}", templates);
    }

    [Theory]
    [InlineData("CreateDBCluster")]
    [InlineData("CreateDBInstance")]
    [InlineData("CreateDBInstanceReadReplica")]
    [InlineData("ModifyDBCluster")]
    [InlineData("ModifyDBInstance")]
    [InlineData("RestoreDBClusterFromS3")]
    [InlineData("RestoreDBClusterFromSnapshot")]
    [InlineData("RestoreDBClusterToPointInTime")]
    [InlineData("RestoreDBInstanceFromDBSnapshot")]
    [InlineData("RestoreDBInstanceFromS3")]
    [InlineData("RestoreDBInstanceToPointInTime")]
    public void DatabaseAuthentication_PassesNoRole(string operation)
        => Assert.DoesNotContain(CatalogView.Of("rds", operation), text => text.Contains("EnableIAMDatabaseAuthentication", StringComparison.Ordinal));

    [Theory]
    [InlineData("CreateBot", "lex:PutBot")]
    [InlineData("DescribeIntent", "lex:GetIntent")]
    [InlineData("ListBuiltInSlotTypes", "lex:GetBuiltinSlotTypes")]
    [InlineData("UpdateSlotType", "lex:PutSlotType")]
    public void LexV2_NeedsNoActionOfV1(string operation, string old)
        => Assert.DoesNotContain(CatalogView.Find("lexv2-models", operation).Permissions, permission => permission.Action == old);

    [Fact]
    public void LexV2_HasNoActionOfV1Anywhere()
        => Assert.DoesNotContain(
            AwsCatalog.Default.FindService("lexv2-models")!.Operations.SelectMany(operation => operation.Permissions),
            permission => permission.Action.StartsWith("lex:Put", StringComparison.Ordinal));

    [Theory]
    [InlineData("sesv2", "GetDomainDeliverabilityCampaign")]
    [InlineData("sesv2", "ListDomainDeliverabilityCampaigns")]
    [InlineData("pinpoint-email", "GetDomainDeliverabilityCampaign")]
    [InlineData("pinpoint-email", "ListDomainDeliverabilityCampaigns")]
    public void SameAction_StandsOnce(string service, string operation)
        => Assert.Single(CatalogView.Find(service, operation).Permissions);
}
