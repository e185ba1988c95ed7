using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Tool.Observed;

/// <summary>When the calls that need an action leave an event.</summary>
internal enum Visibility
{
    /// <summary>Always: its calls are management events.</summary>
    Management,

    /// <summary>Only where a trail logs the data events of the resource, which none does unless it is told to.</summary>
    Data,

    /// <summary>Unless the trail leaves the service out, as trails do with KMS and the Data API of RDS.</summary>
    Excludable,

    /// <summary>Never: the action is checked on the way of another call.</summary>
    None,
}

/// <summary>Which actions leave events of which kind: by the catalogue's operations, and the lists of data events in the guides of CloudTrail and of the services.</summary>
internal sealed class EventVisibility
{
    private readonly Dictionary<string, Visibility> _actions = new(StringComparer.OrdinalIgnoreCase);

    public EventVisibility(AwsCatalog catalog)
    {
        foreach (var service in catalog.ServiceIds.Select(catalog.FindService).OfType<ServiceEntry>())
        {
            foreach (var operation in service.Operations)
            {
                var visibility = Of(service.Id, operation.Name);
                foreach (var action in EventActions.Of(service, operation, hasVersion: false).Own.Where(action => action.StartsWith(service.IamPrefix + ":", StringComparison.Ordinal)))
                {
                    if (!_actions.TryGetValue(action, out var known) || visibility < known) _actions[action] = visibility;
                }
            }
        }
    }

    /// <summary>When the calls that need an action leave an event.</summary>
    /// <param name="action">The action with its prefix.</param>
    public Visibility Of(string action) => _actions.TryGetValue(action, out var known) ? known : Visibility.None;

    /// <summary>What kind of event an operation leaves.</summary>
    /// <param name="service">The catalogue's id of the service.</param>
    /// <param name="operation">The operation.</param>
    public static Visibility Of(string service, string operation)
        => Excludable.Contains(service, StringComparer.Ordinal) ? Visibility.Excludable
            : IsDataService(service) || (DataOperations.TryGetValue(service, out var operations) && Array.IndexOf(operations, operation) >= 0) ? Visibility.Data
            : Visibility.Management;

    // Runtime clients hold nothing but data events, or leave no events at all. Bedrock's models are the exception: their calls are management events.
    private static bool IsDataService(string service)
        => DataServices.Contains(service, StringComparer.Ordinal)
            || (service != "bedrock-runtime" && (service.EndsWith("-runtime", StringComparison.Ordinal) || service.EndsWith("-data", StringComparison.Ordinal) || service.EndsWith("-streaming", StringComparison.Ordinal)));

    private static readonly string[] Excludable = ["kms", "rds-data"];

    private static readonly string[] DataServices =
    [
        "firehose", "kinesis-video-archived-media", "kinesis-video-media", "kinesis-video-signaling", "kinesis-video-webrtc-storage", "timestream-query", "timestream-write", "appconfigdata",
        "apigatewaymanagementapi", "cloudsearchdomain", "cognito-sync", "connectparticipant", "iot-data", "iot-jobs-data", "iotevents-data", "lexv2-runtime", "lex-runtime", "mediastore-data", "neptunedata",
        "personalize-events", "personalize-runtime", "pinpoint-email", "sagemaker-edge", "sagemaker-metrics", "sdb", "workmailmessageflow", "xray", "bedrock-agent-runtime", "bedrock-agentcore", "s3vectors", "evidently",
    ];

    private static readonly Dictionary<string, string[]> DataOperations = new(StringComparer.Ordinal)
    {
        ["s3"] =
        [
            "AbortMultipartUpload", "CompleteMultipartUpload", "CopyObject", "CreateMultipartUpload", "CreateSession", "DeleteObject", "DeleteObjectAnnotation", "DeleteObjectTagging", "DeleteObjects", "GetObject", "GetObjectAcl",
            "GetObjectAnnotation", "GetObjectAttributes", "GetObjectLegalHold", "GetObjectRetention", "GetObjectTagging", "GetObjectTorrent", "HeadBucket", "HeadObject", "ListMultipartUploads", "ListObjectAnnotations", "ListObjectVersions",
            "ListObjects", "ListObjectsV2", "ListParts", "PutObject", "PutObjectAcl", "PutObjectAnnotation", "PutObjectLegalHold", "PutObjectRetention", "PutObjectTagging", "RenameObject", "RestoreObject", "SelectObjectContent",
            "UpdateObjectEncryption", "UploadPart", "UploadPartCopy", "WriteGetObjectResponse",
        ],
        ["dynamodb"] =
        [
            "BatchExecuteStatement", "BatchGetItem", "BatchWriteItem", "DeleteItem", "ExecuteStatement", "ExecuteTransaction", "GetItem", "PutItem", "Query", "Scan", "SearchVectors", "TransactGetItems", "TransactWriteItems", "UpdateItem",
        ],
        ["dynamodbstreams"] = ["GetRecords", "GetShardIterator"],
        ["lambda"] = ["Invoke", "InvokeAsync", "InvokeWithResponseStream"],
        ["sqs"] = ["ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "DeleteMessage", "DeleteMessageBatch", "ReceiveMessage", "SendMessage", "SendMessageBatch"],
        ["sns"] = ["Publish", "PublishBatch"],
        ["kinesis"] = ["GetRecords", "GetShardIterator", "PutRecord", "PutRecords", "SubscribeToShard"],
        ["logs"] = ["PutLogEvents", "GetLogEvents", "FilterLogEvents", "StartLiveTail", "GetLogRecord"],
        ["cloudwatch"] = ["PutMetricData", "GetMetricData", "GetMetricStatistics", "GetMetricWidgetImage", "ListMetrics"],
        ["events"] = ["PutEvents", "PutPartnerEvents"],
        ["ses"] = ["SendBounce", "SendBulkTemplatedEmail", "SendEmail", "SendRawEmail", "SendTemplatedEmail", "SendCustomVerificationEmail"],
        ["sesv2"] = ["SendBulkEmail", "SendEmail", "SendCustomVerificationEmail"],
        ["pinpoint"] = ["PutEvents", "SendMessages", "SendOTPMessage", "SendUsersMessages", "UpdateEndpoint", "UpdateEndpointsBatch", "VerifyOTPMessage", "GetEndpoint", "GetUserEndpoints"],
        ["cognito-identity"] = ["GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "GetOpenIdTokenForDeveloperIdentity", "UnlinkIdentity"],
        ["stepfunctions"] = ["SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess", "GetActivityTask"],
        ["swf"] = ["PollForActivityTask", "PollForDecisionTask", "RecordActivityTaskHeartbeat", "RespondActivityTaskCompleted", "RespondActivityTaskFailed", "RespondDecisionTaskCompleted"],
        ["bedrock-runtime"] = ["InvokeModelWithBidirectionalStream", "ApplyGuardrail", "GetAsyncInvoke", "ListAsyncInvokes", "StartAsyncInvoke"],
        ["cloudtrail-data"] = ["PutAuditEvents"],
        ["servicediscovery"] = ["DiscoverInstances", "DiscoverInstancesRevision"],
        ["qbusiness"] = ["Chat", "ChatSync"],
        ["codewhisperer"] = ["GenerateRecommendations"],
    };
}
