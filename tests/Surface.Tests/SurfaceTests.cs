using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Runtime;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Surface.Tests;

/// <summary>What the two surface assemblies hold.</summary>
public sealed class SurfaceTests
{
    private static readonly IAssemblySymbol Whole = Expansion.Read(typeof(IAmazonLambda).Assembly.Location);
    private static readonly IAssemblySymbol Others = Expansion.Read(Path.Combine(AppContext.BaseDirectory, "AWSSDK.Surface.All.dll"));

    [Theory]
    [InlineData("Amazon.IdentityManagement.IAmazonIdentityManagementService", 176)]
    [InlineData("Amazon.Lambda.IAmazonLambda", 85)]
    public void Client_HasEveryOperationOfTheApi(string client, int operations)
        => Assert.Equal(operations, Operations(Whole.GetTypeByMetadataName(client)!));

    /// <summary>429 services; EventBridge has two packages, two models of Pinpoint SMS share one; less the nine that are real packages.</summary>
    [Fact]
    public void Surface_HasAClientForEveryServiceWithoutARealPackage()
        => Assert.Equal(429 + 1 - 1 - 9, Clients().Count());

    /// <summary>
    /// 18,993 operations; EventBridge's 57 twice; Pinpoint SMS's 8 not twice; four of ECS are for its agent only; less those of
    /// the real packages.
    /// </summary>
    [Fact]
    public void Surface_HasEveryOperation()
        => Assert.Equal(18_993 + 57 - 8 - 4 - RealOperations(), Clients().Sum(Operations));

    [Theory]
    [InlineData("ManagedPolicy.PolicyName: string")]
    [InlineData("NoSuchEntityException : AmazonIdentityManagementServiceException")]
    [InlineData("IAmazonIdentityManagementService.CreateAccessKeyAsync(CancellationToken cancellationToken?)")]
    [InlineData("IIdentityManagementPaginatorFactory.ListUsers(ListUsersRequest request)")]
    public void Iam_HasTheSdksCustomNames(string name) => Assert.Contains(name, PublicNames.Of(Whole, "Amazon.IdentityManagement"));

    [Fact]
    public void Constant_HasItsValueOnTheWire() => Assert.Equal("arm64", Architecture.Arm64.Value);

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

    /// <summary>The operations of the real packages, as their descriptions give them.</summary>
    private static int RealOperations()
        => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Services"), "*.surface")
            .Sum(file => File.ReadLines(file).Count(line => line.StartsWith("op ", StringComparison.Ordinal)))
            + LeftOutOfS3;

    /// <summary>S3's two old lifecycle and two old notification operations, which its client does not have.</summary>
    private const int LeftOutOfS3 = 4;
}
