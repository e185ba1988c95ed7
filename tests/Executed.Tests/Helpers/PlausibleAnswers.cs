using System.Globalization;
using System.Net;
using System.Text;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>What AWS could answer, so that a helper goes on to what it does next. Facts of the protocols; the names and numbers are made up.</summary>
internal static class PlausibleAnswers
{
    private const string Keys = "<AccessKeyId>id</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>{0}</Expiration>";
    private const string Grants = "<AccessControlPolicy><Owner><ID>1</ID></Owner><AccessControlList></AccessControlList></AccessControlPolicy>";
    private const string Object = "<Contents><Key>prefix/file</Key><LastModified>2020-01-01T00:00:00Z</LastModified><ETag>\"1\"</ETag><Size>5</Size><StorageClass>STANDARD</StorageClass></Contents>";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["s3:CreateMultipartUpload"] = "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><UploadId>upload</UploadId></InitiateMultipartUploadResult>",
        ["s3:CompleteMultipartUpload"] = "<CompleteMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key><ETag>\"1\"</ETag></CompleteMultipartUploadResult>",
        ["s3:CopyObject"] = "<CopyObjectResult><ETag>\"1\"</ETag><LastModified>2020-01-01T00:00:00Z</LastModified></CopyObjectResult>",
        ["s3:CreateSession"] = $"<CreateSessionResult><Credentials>{Keys}</Credentials></CreateSessionResult>",
        ["s3:DeleteObjects"] = "<DeleteResult></DeleteResult>",
        ["s3:GetBucketAcl"] = Grants,
        ["s3:GetObjectAcl"] = Grants,
        ["s3:GetObject"] = "hello",
        ["s3:ListMultipartUploads"] = "<ListMultipartUploadsResult><Bucket>bucket</Bucket><IsTruncated>false</IsTruncated><Upload><Key>key</Key><UploadId>upload</UploadId><Initiated>2020-01-01T00:00:00Z</Initiated></Upload></ListMultipartUploadsResult>",
        ["s3:ListObjects"] = $"<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>{Object}</ListBucketResult>",
        ["s3:ListObjectsV2"] = $"<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated><KeyCount>1</KeyCount>{Object}</ListBucketResult>",
        ["s3:ListObjectVersions"] = "<ListVersionsResult><Name>bucket</Name><IsTruncated>false</IsTruncated><Version><Key>key</Key><VersionId>1</VersionId><IsLatest>true</IsLatest><LastModified>2020-01-01T00:00:00Z</LastModified><Size>5</Size></Version></ListVersionsResult>",
        ["sts:AssumeRole"] = $"<AssumeRoleResponse><AssumeRoleResult><Credentials>{Keys}</Credentials></AssumeRoleResult></AssumeRoleResponse>",
        ["sts:AssumeRoleWithWebIdentity"] = $"<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>{Keys}</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>",
        ["sts:GetCallerIdentity"] = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
        ["dynamodb:DescribeTable"] = """{"Table":{"TableName":"table","TableStatus":"ACTIVE","AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}]}}""",
        ["dynamodb:UpdateItem"] = """{"Attributes":{"Id":{"S":"1"},"Version":{"N":"2"},"Count":{"N":"1"}}}""",
        ["dynamodb:DescribeTable ranged"] = """{"Table":{"TableName":"ranged","TableStatus":"ACTIVE","AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"Time","AttributeType":"S"}],"KeySchema":[{"AttributeName":"Id","KeyType":"HASH"},{"AttributeName":"Time","KeyType":"RANGE"}]}}""",
        ["dynamodb:Query"] = """{"Items":[],"Count":0,"ScannedCount":0}""",
        ["dynamodb:Scan"] = """{"Items":[],"Count":0,"ScannedCount":0}""",
        ["dynamodb:BatchGetItem"] = """{"Responses":{},"UnprocessedKeys":{}}""",
        ["dynamodb:BatchWriteItem"] = """{"UnprocessedItems":{}}""",
        ["dynamodb:TransactGetItems"] = """{"Responses":[{}]}""",
        ["sqs:GetQueueAttributes"] = """{"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:111122223333:queue"}}""",
        ["sso-oidc:RegisterClient"] = """{"clientId":"client","clientSecret":"word","clientSecretExpiresAt":4070908800}""",
        ["sso-oidc:StartDeviceAuthorization"] = """{"deviceCode":"device","userCode":"user","verificationUri":"https://device.example","verificationUriComplete":"https://device.example/?u","expiresIn":600,"interval":1}""",
        ["sso-oidc:CreateToken"] = """{"accessToken":"token","expiresIn":3600,"refreshToken":"next","tokenType":"Bearer"}""",
        ["sso:GetRoleCredentials"] = """{"roleCredentials":{"accessKeyId":"id","secretAccessKey":"word","sessionToken":"token","expiration":4070908800000}}""",
    };

    /// <summary>A refusal.</summary>
    public static HttpResponseMessage Refusal(string operation, string status)
        => IsXml(operation)
            ? Answer((HttpStatusCode)int.Parse(status, CultureInfo.InvariantCulture), status == "501" ? "<Error><Code>NotImplemented</Code><Message>no</Message></Error>" : "<Error><Code>AccessDenied</Code><Message>no</Message></Error>", isXml: true)
            : Answer((HttpStatusCode)int.Parse(status, CultureInfo.InvariantCulture), """{"__type":"AccessDeniedException"}""", isXml: false);

    /// <summary>What is answered when all is well.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request's body.</param>
    public static HttpResponseMessage To(string operation, string request)
    {
        var isXml = IsXml(operation);
        var asked = operation == "dynamodb:DescribeTable" && request.Contains("ranged", StringComparison.Ordinal) ? operation + " ranged" : operation;
        var body = Bodies.GetValueOrDefault(asked, isXml ? "" : "{}").Replace("{0}", DateTime.UtcNow.AddHours(1).ToString("s", CultureInfo.InvariantCulture) + "Z", StringComparison.Ordinal);
        var answer = Answer(HttpStatusCode.OK, body, isXml);

        // The SDK compares what it gets with the digest of "hello".
        answer.Headers.TryAddWithoutValidation("ETag", "\"5d41402abc4b2a76b9719d911017c592\"");
        answer.Headers.TryAddWithoutValidation("x-amz-bucket-region", "us-east-1");
        return answer;
    }

    private static bool IsXml(string operation) => operation.StartsWith("s3:", StringComparison.Ordinal) || operation.StartsWith("sts:", StringComparison.Ordinal);

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, bool isXml)
        => new(status) { Content = new StringContent(body, Encoding.UTF8, isXml ? "application/xml" : "application/json") };
}
