using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>A request member that takes a policy document: what kind it is and how large it may be.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Quota">The quota, where it is one of characters.</param>
internal sealed record PolicySink(PolicyKind Kind, PolicyQuota? Quota)
{
    // API references of IAM, STS, S3, KMS, Secrets Manager, ECR, EC2, SQS, SNS, Lambda...: each member's description names its policy.
    private static readonly Dictionary<string, PolicySink> Members = new(StringComparer.Ordinal)
    {
        ["Amazon.IdentityManagement.Model.CreatePolicyRequest.PolicyDocument"] = new(PolicyKind.Identity, PolicyQuota.Managed),
        ["Amazon.IdentityManagement.Model.CreatePolicyVersionRequest.PolicyDocument"] = new(PolicyKind.Identity, PolicyQuota.Managed),
        ["Amazon.IdentityManagement.Model.PutUserPolicyRequest.PolicyDocument"] = new(PolicyKind.Identity, PolicyQuota.User),
        ["Amazon.IdentityManagement.Model.PutGroupPolicyRequest.PolicyDocument"] = new(PolicyKind.Identity, PolicyQuota.Group),
        ["Amazon.IdentityManagement.Model.PutRolePolicyRequest.PolicyDocument"] = new(PolicyKind.Identity, PolicyQuota.Role),
        ["Amazon.IdentityManagement.Model.CreateRoleRequest.AssumeRolePolicyDocument"] = new(PolicyKind.Trust, PolicyQuota.Trust),
        ["Amazon.IdentityManagement.Model.UpdateAssumeRolePolicyRequest.PolicyDocument"] = new(PolicyKind.Trust, PolicyQuota.Trust),
        ["Amazon.SecurityToken.Model.AssumeRoleRequest.Policy"] = new(PolicyKind.Session, PolicyQuota.Session),
        ["Amazon.SecurityToken.Model.AssumeRoleWithSAMLRequest.Policy"] = new(PolicyKind.Session, PolicyQuota.Session),
        ["Amazon.SecurityToken.Model.AssumeRoleWithWebIdentityRequest.Policy"] = new(PolicyKind.Session, PolicyQuota.Session),
        ["Amazon.SecurityToken.Model.GetFederationTokenRequest.Policy"] = new(PolicyKind.Session, PolicyQuota.Session),
        ["Amazon.S3.Model.PutBucketPolicyRequest.Policy"] = new(PolicyKind.Resource, PolicyQuota.Bucket),
        ["Amazon.KeyManagementService.Model.CreateKeyRequest.Policy"] = new(PolicyKind.Resource, null),
        ["Amazon.KeyManagementService.Model.PutKeyPolicyRequest.Policy"] = new(PolicyKind.Resource, null),
        ["Amazon.SecretsManager.Model.PutResourcePolicyRequest.ResourcePolicy"] = new(PolicyKind.Resource, null),
        ["Amazon.DynamoDBv2.Model.PutResourcePolicyRequest.Policy"] = new(PolicyKind.Resource, null),
        ["Amazon.ECR.Model.SetRepositoryPolicyRequest.PolicyText"] = new(PolicyKind.Resource, null),
        ["Amazon.EC2.Model.CreateVpcEndpointRequest.PolicyDocument"] = new(PolicyKind.Endpoint, null),
        ["Amazon.EC2.Model.ModifyVpcEndpointRequest.PolicyDocument"] = new(PolicyKind.Endpoint, null),
    };

    /// <summary>Finds the sink of a property.</summary>
    /// <param name="member">The property's full name.</param>
    /// <returns>The sink, or <see langword="null"/> when the property takes no policy that is known.</returns>
    public static PolicySink? Find(string member) => Members.TryGetValue(member, out var sink) ? sink : null;
}
