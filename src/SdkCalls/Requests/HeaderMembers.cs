using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Values;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>
/// Headers and query parameters that a request to S3 is given by name. AWS reads them as the request members that it has for them,
/// and so do the permissions; a pre-signed URL has no other way to set them.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html, "Request Syntax".
/// </summary>
internal static class HeaderMembers
{
    private static readonly string[] Collections = ["Headers", "Parameters"];

    private static readonly Dictionary<string, string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x-amz-acl"] = "CannedACL",
        ["x-amz-grant-full-control"] = "Grants",
        ["x-amz-grant-read"] = "Grants",
        ["x-amz-grant-read-acp"] = "Grants",
        ["x-amz-grant-write-acp"] = "Grants",
        ["x-amz-tagging"] = "TagSet",
        ["x-amz-object-lock-mode"] = "ObjectLockMode",
        ["x-amz-object-lock-retain-until-date"] = "ObjectLockRetainUntilDate",
        ["x-amz-object-lock-legal-hold"] = "ObjectLockLegalHoldStatus",
        ["x-amz-server-side-encryption-aws-kms-key-id"] = "ServerSideEncryptionKeyManagementServiceKeyId",
        ["x-amz-bypass-governance-retention"] = "BypassGovernanceRetention",
        ["versionId"] = "VersionId",
    };

    /// <summary>Sets the members that a request's headers and parameters stand for.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The request; no longer whole when it has a header whose name the code does not show.</returns>
    public static AbstractValue Read(AbstractValue request)
    {
        foreach (var collection in Collections)
        {
            if (!request.Members.TryGetValue(collection, out var headers) || headers.State == MemberState.Unset) continue;
            var keys = headers.Member(AbstractValue.Keys);
            if (keys.Values is not { } names || names.Any(static name => !name.IsConstant) || !keys.IsWhole)
            {
                request = request.Partial();
                continue;
            }

            var isSure = headers.State == MemberState.Set && keys.State == MemberState.Set;
            foreach (var name in names)
            {
                if (Members.TryGetValue(name.Fill(static _ => ""), out var member)) request = request.Change([member], 0, _ => AbstractValue.Opaque(isSure ? MemberState.Set : MemberState.MaybeSet, true));
            }
        }

        return request;
    }
}
