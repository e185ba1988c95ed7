using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>
/// A policy as one of the source documents has it. These documents are why the tool is made: each row of what they ask that a machine can
/// check is a test here, in <c>Analyzers.Tests/SourceDocuments</c> where it takes a program, or in <c>Samples.Tests</c> where it takes a build.
/// </summary>
internal static class Document
{
    public static readonly string[] SlipStreamCommon =
        ["ec2:CreateTags", "ec2:ImportKeyPair", "ec2:DeleteKeyPair", "ec2:DescribeInstances", "ec2:RunInstances", "ec2:TerminateInstances", "ec2:DescribeRegions"];

    public static readonly string[] SlipStreamImages = ["ec2:CreateImage", "ec2:CreateKeyPair", "ec2:StopInstances", "ec2:DescribeImages"];

    /// <summary>The 63 actions of the Stream Manager policy: those that take a resource, then those that take <c>*</c> only.</summary>
    public static readonly string[] StreamManagerOnResources =
    [
        "ec2:AssignPrivateIpAddresses", "ec2:AssociateAddress", "ec2:AttachNetworkInterface", "ec2:AttachVolume", "ec2:AuthorizeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateNetworkInterface", "ec2:CreateTags", "ec2:CreateVolume", "ec2:DeleteNetworkInterface",
        "ec2:DeleteTags", "ec2:DescribeInstanceAttribute", "ec2:DetachNetworkInterface", "ec2:DetachVolume", "ec2:DisassociateAddress",
        "ec2:ExportImage", "ec2:GetIpamPoolAllocations", "ec2:GetIpamPoolCidrs", "ec2:GetIpamResourceCidrs", "ec2:ImportKeyPair",
        "ec2:ModifyInstanceAttribute", "ec2:ModifyInstanceMetadataOptions", "ec2:ModifyInstancePlacement", "ec2:ModifyNetworkInterfaceAttribute",
        "ec2:ModifyVolume", "ec2:MonitorInstances", "ec2:RebootInstances", "ec2:ReleaseIpamPoolAllocation", "ec2:RequestSpotInstances",
        "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances", "ec2:UnassignPrivateIpAddresses", "ec2:UnmonitorInstances",
    ];

    public static readonly string[] StreamManagerOnAnything =
    [
        "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeCapacityReservations", "ec2:DescribeDhcpOptions", "ec2:DescribeExportImageTasks",
        "ec2:DescribeImages", "ec2:DescribeImportImageTasks", "ec2:DescribeInstanceStatus", "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstanceTypes",
        "ec2:DescribeInstances", "ec2:DescribeKeyPairs", "ec2:DescribeNetworkInterfaceAttribute", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRegions",
        "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeTags",
        "ec2:DescribeVolumeStatus", "ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVpcs", "ec2:DescribeVpnConnections",
        "ec2:DescribeVpnGateways", "ec2:GetSubnetCidrReservations", "ec2:ModifyAvailabilityZoneGroup",
    ];

    /// <summary>A document with one statement that allows actions on anything.</summary>
    public static string Allow(IEnumerable<string> actions, string sid = "User")
        => $$"""{ "Version": "2012-10-17", "Statement": [ { "Sid": "{{sid}}", "Effect": "Allow", "Action": [{{string.Join(", ", actions.Select(action => $"\"{action}\""))}}], "Resource": ["*"] } ] }""";

    /// <summary>A document with some statements.</summary>
    public static string Of(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";

    public static PolicyText Read(string document) => PolicyTextReader.Read(document, PolicyKind.Identity).Policy!;

    public static IReadOnlyList<PolicyFinding> Check(string document, PolicyQuota? quota = null)
        => PolicyChecks.Check(document, new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default) { Quota = quota ?? PolicyQuota.Managed }).Findings;

    public static IReadOnlyList<PolicyFinding> Check(string document, string rule) => [.. Check(document).Where(finding => finding.Rule == rule)];

    /// <summary>The actions of a service that a document allows on anything, decided request by request.</summary>
    public static IReadOnlyList<string> AllowedActions(string document, string service)
    {
        var policy = new ReviewedPolicy([Read(document)]);
        return [.. AwsCatalog.Default.FindPrefix(service)!.Actions.Select(action => action.Name).Where(action => policy.Decide(new PolicyRequest(action, "*", default)).Verdict == ReviewVerdict.Covered)];
    }

    public static IReadOnlyList<PolicyFinding> Excess(string document, params string[] needed) => [.. GrantUse.FindExcess(Read(document), [.. needed.Select(Need)], AwsCatalog.Default).Select(static excess => excess.Finding)];

    /// <summary>A need of an action on whatever it takes.</summary>
    public static Need Need(string action)
        => Core.Policies.Review.Need.Of(new Permission(action, EquatableArray<string>.From(["*"]), default, Tier.Required, "", "", "", ""), PolicyOptions.Default, AwsCatalog.Default);
}
