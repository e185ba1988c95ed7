namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>From a request on the wire to the permissions that AWS asks for, by AWS's Service Authorization Reference. It throws at what it does not know.</summary>
internal static class WireReader
{
    public static IReadOnlyList<AskedFor> Read(WireRequest request) => [.. request.Service switch
    {
        "s3" => S3Reader.Read(request),
        "ec2" => Ec2Reader.Read(request),
        "sts" => StsReader.Read(request),
        "dynamodb" => DynamoDBReader.Read(request),
        "sqs" => SqsReader.Read(request),
        "kms" => KmsReader.Read(request),
        "ssm" => SsmReader.Read(request),
        var other => throw new NotSupportedException("No reading of requests to " + other),
    }];
}
