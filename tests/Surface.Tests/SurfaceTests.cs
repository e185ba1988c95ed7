using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Surface.Tests;

/// <summary>What the two surface assemblies hold.</summary>
public sealed class SurfaceTests
{
    private static readonly IAssemblySymbol Whole = Expansion.Read(typeof(IAmazonEC2).Assembly.Location);
    private static readonly IAssemblySymbol Others = Expansion.Read(Path.Combine(AppContext.BaseDirectory, "AWSSDK.Surface.All.dll"));

    [Theory]
    [InlineData("Amazon.EC2.IAmazonEC2", 800)]
    [InlineData("Amazon.IdentityManagement.IAmazonIdentityManagementService", 176)]
    [InlineData("Amazon.SQS.IAmazonSQS", 23)]
    [InlineData("Amazon.Lambda.IAmazonLambda", 85)]
    public void Client_HasEveryOperationOfTheApi(string client, int operations)
        => Assert.Equal(operations, Operations(Whole.GetTypeByMetadataName(client)!));

    /// <summary>429 services; EventBridge has two packages, two models of Pinpoint SMS share one; less the four that are real packages.</summary>
    [Fact]
    public void Surface_HasAClientForEveryServiceWithoutARealPackage()
        => Assert.Equal(429 + 1 - 1 - 4, Clients().Count());

    /// <summary>
    /// 18,993 operations; EventBridge's 57 twice; Pinpoint SMS's 8 not twice; four of ECS are for its agent only; less those of
    /// S3, DynamoDB, KMS and STS.
    /// </summary>
    [Fact]
    public void Surface_HasEveryOperation()
        => Assert.Equal(18_993 + 57 - 8 - 4 - RealOperations(), Clients().Sum(Operations));

    [Theory]
    [InlineData("RunInstancesRequest.IamInstanceProfile: IamInstanceProfileSpecification")]
    [InlineData("RunInstancesRequest.Monitoring: Nullable<bool>")]
    [InlineData("RunInstancesRequest.TagSpecifications: List<TagSpecification>")]
    [InlineData("RunInstancesRequest..ctor(string imageId, Nullable<int> minCount, Nullable<int> maxCount)")]
    [InlineData("RunInstancesResponse.Reservation: Reservation")]
    [InlineData("Reservation.GroupNames: List<string>")]
    [InlineData("CreateKeyPairResponse.KeyPair: KeyPair")]
    [InlineData("AttachVolumeResponse.Attachment: VolumeAttachment")]
    [InlineData("IpPermission.Ipv4Ranges: List<IpRange>")]
    [InlineData("ModifyInstanceAttributeRequest.InstanceType: string")]
    [InlineData("ModifyInstanceAttributeRequest.DisableApiTermination: Nullable<bool>")]
    [InlineData("RequestSpotInstancesRequest.LaunchSpecification: LaunchSpecification")]
    [InlineData("LaunchSpecification.AllSecurityGroups: List<GroupIdentifier>")]
    [InlineData("LaunchSpecification.MonitoringEnabled: Nullable<bool>")]
    [InlineData("IAmazonEC2.DescribeRegionsAsync(CancellationToken cancellationToken?)")]
    [InlineData("IDescribeInstancesPaginator.Reservations: IPaginatedEnumerable<Reservation>")]
    [InlineData("IAmazonEC2.DryRun(AmazonEC2Request request)")]
    public void EC2_HasTheSdksCustomNames(string name) => Assert.Contains(name, PublicNames.Of(Whole, "Amazon.EC2"));

    [Theory]
    [InlineData("ManagedPolicy.PolicyName: string")]
    [InlineData("NoSuchEntityException : AmazonIdentityManagementServiceException")]
    [InlineData("IAmazonIdentityManagementService.CreateAccessKeyAsync(CancellationToken cancellationToken?)")]
    [InlineData("IIdentityManagementPaginatorFactory.ListUsers(ListUsersRequest request)")]
    public void Iam_HasTheSdksCustomNames(string name) => Assert.Contains(name, PublicNames.Of(Whole, "Amazon.IdentityManagement"));

    [Fact]
    public void AuthorizeSecurityGroupIngress_LacksTheMembersThatTheSdkLeavesOut()
        => Assert.Null(typeof(AuthorizeSecurityGroupIngressRequest).GetProperty("IpProtocol"));

    [Fact]
    public void Constant_HasItsValueOnTheWire() => Assert.Equal("t3.micro", InstanceType.T3Micro.Value);

    [Fact]
    public void Client_CannotRun_AndSaysHowToRun()
    {
        var thrown = Assert.Throws<NotSupportedException>(() => new AmazonIdentityManagementServiceClient());

        Assert.Contains("-p:AwsSdk=nuget", thrown.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<INamedTypeSymbol> Clients()
        => Types(Whole.GlobalNamespace).Concat(Types(Others.GlobalNamespace))
            .Where(type => type.TypeKind == TypeKind.Interface && type.Interfaces.Any(contract => contract.Name == nameof(IAmazonService)));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static int Operations(INamedTypeSymbol client)
        => client.GetMembers().OfType<IMethodSymbol>().Count(method => method.Parameters.Length == 2 && method.Parameters[0].Name == "request");

    /// <summary>The operations of the four described real packages, as their descriptions give them.</summary>
    private static int RealOperations()
        => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Services"), "*.surface")
            .Sum(file => File.ReadLines(file).Count(line => line.StartsWith("op ", StringComparison.Ordinal)))
            + LeftOutOfS3;

    /// <summary>S3's two old lifecycle and two old notification operations, which its client does not have.</summary>
    private const int LeftOutOfS3 = 4;
}
