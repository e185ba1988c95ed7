using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Denials;

/// <summary>Texts in which services hide that a call was refused, by published messages. None tells which policy refused.</summary>
internal static class DisguisedRefusals
{
    private static readonly DisguisedText[] All =
    [
        new("Unable to verify/create output bucket", "Athena could not reach the bucket of the query's result on the caller's behalf.",
            "s3:GetBucketLocation s3:ListBucket s3:CreateBucket s3:PutObject s3:GetObject s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:ListBucketMultipartUploads") { ResourceAfter = " bucket ", IsBucket = true },
        new("Access denied when writing output to url", "Athena could not write the query's result on the caller's behalf.", "s3:PutObject s3:AbortMultipartUpload") { ResourceAfter = "s3://", IsObject = true },
        new("Access denied when writing to location", "Athena could not write the query's result on the caller's behalf.", "s3:PutObject s3:AbortMultipartUpload") { ResourceAfter = "s3://", IsObject = true },
        new("Unable to get object metadata from S3", "Rekognition, Textract or a similar service could not read the object on the caller's behalf. The name of the object or its region may also be wrong.", "s3:GetObject s3:GetObjectVersion s3:ListBucket"),
        new("S3AccessDenied", "DynamoDB could not read the import's objects on the caller's behalf. ImportTable accepts the request first and checks afterwards.", "s3:GetObject s3:ListBucket") { Besides = ["ImportTable", "FailureCode", "import"] },
        new("The ciphertext refers to a customer master key that does not exist", "KMS does not say whether the key is missing or the caller may not use it.", "kms:Decrypt kms:ReEncryptFrom"),
        new("Access to KMS is not allowed", "Secrets Manager could not use the secret's key on the caller's behalf.", "kms:Decrypt kms:GenerateDataKey"),
        new("KMSAccessDenied", "The service could not use the key of the queue or topic on the caller's behalf.", "kms:Decrypt kms:GenerateDataKey"),
        new("Access to the resource https://", "SQS names only an address.", "sqs:*") { Besides = ["is denied"] },
        new("No further error information was returned by the service", "S3 answers a HEAD request without a message. It checks s3:GetObject for an object and s3:ListBucket for a bucket.", "s3:GetObject s3:GetObjectVersion s3:ListBucket") { Besides = ["Forbidden"] },
        new("Access Denied", "S3 denies a request this way without giving a reason, mostly across accounts or without credentials.", "s3:*") { IsExact = true },
    ];

    /// <summary>Finds what is hidden in a text.</summary>
    /// <param name="text">The text in one line, as <see cref="DenialText"/> makes it.</param>
    /// <returns>The first that fits; none for a text that is no known disguise.</returns>
    public static IEnumerable<Denial> FindAll(string text)
    {
        foreach (var one in All)
        {
            if (one.PlaceIn(text) is not (>= 0 and var place)) continue;
            yield return new Denial
            {
                Operation = TextScan.OperationIn(text, place),
                Resource = one.ResourceIn(text, place),
                Disguise = new(one.Meaning, one.Actions.Split(' ').ToEquatableArray()),
            };
            yield break;
        }
    }

    /// <summary>A text that hides a refusal.</summary>
    /// <param name="Marker">The words by which it is known.</param>
    /// <param name="Meaning">What is behind it.</param>
    /// <param name="Actions">The actions that may be refused, with a space between.</param>
    private sealed record DisguisedText(string Marker, string Meaning, string Actions)
    {
        /// <summary>Words of which one must stand in the text, too; none for no such.</summary>
        public string[] Besides { get; init; } = [];

        /// <summary>The words behind which the resource stands; empty for none.</summary>
        public string ResourceAfter { get; init; } = "";

        /// <summary>Whether the resource is a bucket's name.</summary>
        public bool IsBucket { get; init; }

        /// <summary>Whether the resource is a bucket's name and a key.</summary>
        public bool IsObject { get; init; }

        /// <summary>Whether case counts.</summary>
        public bool IsExact { get; init; }

        public int PlaceIn(string text)
        {
            var place = text.IndexOf(Marker, IsExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
            return place < 0 || (Besides.Length > 0 && !Array.Exists(Besides, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) ? -1 : place;
        }

        public string ResourceIn(string text, int place)
        {
            if (ResourceAfter.Length == 0) return "";
            var at = text.IndexOf(ResourceAfter, place, StringComparison.OrdinalIgnoreCase);
            var name = at < 0 ? "" : TextScan.WordAt(text, at + ResourceAfter.Length);
            if (name.Length == 0 || name.Contains(':', StringComparison.Ordinal)) return "";
            return IsBucket && !name.Contains('/', StringComparison.Ordinal) ? "arn:aws:s3:::" + name : IsObject && name.Contains('/', StringComparison.Ordinal) ? "arn:aws:s3:::" + name : "";
        }
    }
}
