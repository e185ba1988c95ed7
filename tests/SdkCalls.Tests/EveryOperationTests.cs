using System.Text;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Every operation that the catalogue knows is found by the name that the SDK for .NET gives it.</summary>
public class EveryOperationTests
{
    // Public API operations that the SDK for .NET leaves out: agent-only ones of ECS, superseded ones of S3.
    private static readonly HashSet<string> NotInTheSdk = new(StringComparer.Ordinal)
    {
        "ecs:DiscoverPollEndpoint", "ecs:RegisterContainerInstance", "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange", "ecs:SubmitTaskStateChange",
        "s3:GetBucketLifecycle", "s3:PutBucketLifecycle", "s3:GetBucketNotification", "s3:PutBucketNotification",
    };

    // Operations of the real packages that are newer than the catalogue's data: a program that calls them is told that they are unresolved.
    private static readonly HashSet<string> NewerThanTheCatalogue = new(StringComparer.Ordinal)
    {
        "CreateCapacityReservationDateChangeQuote", "DeleteClientVpnEndpointAuthorizationPolicy", "DescribeCapacityReservationDateChangeQuotes", // EC2
        "GetCapacityManagerSupportabilityScores", "GetClientVpnEndpointAuthorizationPolicy", "GetImageFindings", "GetTransitGatewayAttachmentNatConfiguration",
        "ModifyClientVpnEndpointAuthorizationPolicy", "ModifyTransitGatewayAttachmentNatConfiguration", "ReplaceImageInstanceTypeSpecification", "ValidateSecurityGroupQuotasForInterface",
        "DeregisterDefaultHostManagementConfiguration", "RegisterDefaultHostManagementConfiguration", // Systems Manager
    };

    [Theory]
    [InlineData("ec2", "Amazon.EC2", "IAmazonEC2")]
    [InlineData("iam", "Amazon.IdentityManagement", "IAmazonIdentityManagementService")]
    public void EachOperationOfAService_CalledInCode_IsFound(string id, string space, string client)
    {
        var service = AwsCatalog.Default.FindService(id)!;
        var surface = TestCompilation.Create(ReferenceAssemblies.AwsSurface, []).GetTypeByMetadataName(space + "." + client)!;
        var code = new StringBuilder($"using {space};\nusing {space}.Model;\nclass Program\n{{\n");
        foreach (var operation in service.Operations)
        {
            var method = surface.GetMembers(operation.Name + "Async").OfType<IMethodSymbol>()
                .First(static method => method.Parameters[0].Type.Name.EndsWith("Request", StringComparison.Ordinal));
            code.Append($"    static object {operation.Name}({client} client) => client.{method.Name}(new {method.Parameters[0].Type.Name}());\n");
        }

        var reading = Reading.Of(code.Append("}\n").ToString(), ReferenceAssemblies.AwsSurface);

        Assert.Equal(service.Operations.Select(operation => id + ":" + operation.Name), reading.Operations);
        Assert.All(reading.Calls, static call => Assert.Equal(Core.Calls.SdkRequest.Blank, call.Request));

        // For which service the role is, nothing shows: without that the permission would be open to every service, so the call is told instead.
        Assert.Equal(id == "iam" ? [space + "." + client + ".CreateServiceLinkedRoleAsync"] : [], reading.Unresolved.Select(static call => call.Member));
    }

    [Fact]
    public void Ec2AndIam_HaveAllTheirOperations()
        => Assert.Equal(976, AwsCatalog.Default.FindService("ec2")!.Operations.Count + AwsCatalog.Default.FindService("iam")!.Operations.Count);

    [Fact]
    public void EachOperationOfEachService_ResolvesByItsMethod()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsSurfaceAll, []);
        var members = new SdkMembers(SdkSymbols.For(compilation, AwsCatalog.Default)!, AwsCatalog.Default);
        var unreached = new List<string>();
        var doubtful = new List<string>();
        var found = 0;
        foreach (var id in AwsCatalog.Default.ServiceIds)
        {
            var service = AwsCatalog.Default.FindService(id)!;
            var reached = new HashSet<string>(StringComparer.Ordinal);
            foreach (var client in new[] { service.ClientInterface, service.ClientClass })
            {
                if (compilation.GetTypeByMetadataName(service.Namespace + "." + client) is not { } type) continue;
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                {
                    if (members.Find(method) is not { } member) continue;
                    if (member.Doubt is not null && member.Targets.Count == 0 && !IsNewer(method)) doubtful.Add(member.Name);
                    reached.UnionWith(member.Targets.Select(static target => target.Operation.Name));
                }
            }

            found += reached.Count;
            unreached.AddRange(service.Operations.Select(operation => id + ":" + operation.Name).Where(name => !reached.Contains(name[(id.Length + 1)..]) && !NotInTheSdk.Contains(name)));
        }

        Assert.Empty(doubtful);
        Assert.Empty(unreached);
        Assert.True(found > 18_900, "found " + found);
    }

    [Fact]
    public void EachPublicMethodOfTheRealClients_IsAnOperationOrPlumbing()
    {
        foreach (var references in new[] { ReferenceAssemblies.AwsV4, ReferenceAssemblies.AwsV3, ReferenceAssemblies.AwsV3Net45, ReferenceAssemblies.AwsV3Net35 })
        {
            var compilation = TestCompilation.Create(references, []);
            var members = new SdkMembers(SdkSymbols.For(compilation, AwsCatalog.Default)!, AwsCatalog.Default);
            foreach (var name in new[] { "Amazon.S3.IAmazonS3", "Amazon.S3.AmazonS3Client", "Amazon.DynamoDBv2.IAmazonDynamoDB", "Amazon.KeyManagementService.AmazonKeyManagementServiceClient", "Amazon.SecurityToken.IAmazonSecurityTokenService", "Amazon.EC2.IAmazonEC2", "Amazon.SQS.IAmazonSQS", "Amazon.SimpleSystemsManagement.IAmazonSimpleSystemsManagement", "Amazon.SSO.AmazonSSOClient", "Amazon.SSOOIDC.AmazonSSOOIDCClient" })
            {
                if (compilation.GetTypeByMetadataName(name) is not { } type) continue;
                Assert.DoesNotContain(type.GetMembers().OfType<IMethodSymbol>(), method => members.Find(method) is { Doubt: not null } && !IsNewer(method));
            }
        }
    }

    private static bool IsNewer(IMethodSymbol method) => NewerThanTheCatalogue.Contains(method.Name.Replace("Async", "", StringComparison.Ordinal));
}
