using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Principals;

/// <summary>Programs with a container, and a stand-in for the SDK's package of registrations, AWSSDK.Extensions.NETCore.Setup.</summary>
internal static class Container
{
    private const string Setup = """
        using System;
        using Amazon.Extensions.NETCore.Setup;
        using Amazon.Runtime;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        namespace Amazon.Extensions.NETCore.Setup
        {
            public class AWSOptions
            {
                public string? Profile { get; set; }
                public string? ProfilesLocation { get; set; }
                public RegionEndpoint? Region { get; set; }
                public AWSCredentials? Credentials { get; set; }
                public T CreateServiceClient<T>() where T : class, IAmazonService => null!;
            }
        }
        namespace Microsoft.Extensions.Configuration
        {
            public static class ConfigurationExtensions
            {
                public static AWSOptions GetAWSOptions(this IConfiguration config) => new();
                public static AWSOptions GetAWSOptions(this IConfiguration config, string section) => new();
            }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class ServiceCollectionExtensions
            {
                public static IServiceCollection AddDefaultAWSOptions(this IServiceCollection collection, AWSOptions options) => collection;
                public static IServiceCollection AddDefaultAWSOptions(this IServiceCollection collection, Func<IServiceProvider, AWSOptions> make, ServiceLifetime lifetime = ServiceLifetime.Singleton) => collection;
                public static IServiceCollection AddAWSService<TService>(this IServiceCollection collection, ServiceLifetime lifetime = ServiceLifetime.Singleton) where TService : IAmazonService => collection;
                public static IServiceCollection AddAWSService<TService>(this IServiceCollection collection, AWSOptions? options, ServiceLifetime lifetime = ServiceLifetime.Singleton) where TService : IAmazonService => collection;
                public static IServiceCollection AddKeyedAWSService<TService>(this IServiceCollection collection, object serviceKey, AWSOptions? options, ServiceLifetime lifetime = ServiceLifetime.Singleton) where TService : IAmazonService => collection;
            }
        }
        """;

    private static readonly Lazy<MetadataReference> SetupReference = new(static () =>
    {
        using var image = new MemoryStream();
        var package = TestCompilation.Create(ReferenceAssemblies.AspNetCore, Setup).WithAssemblyName("AWSSDK.Extensions.NETCore.Setup");
        Assert.Empty(package.Errors());
        Assert.True(package.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    });

    public const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Amazon; using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.Extensions.NETCore.Setup;
        using Amazon.S3; using Amazon.S3.Model; using Amazon.S3.Transfer; using Amazon.DynamoDBv2; using Amazon.DynamoDBv2.DataModel; using Amazon.SecurityToken;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions; using Microsoft.Extensions.Hosting;

        """;

    /// <summary>Reads an application.</summary>
    public static Reading Read(string code, OutputKind kind = OutputKind.ConsoleApplication)
        => Reading.Of(code, ReferenceAssemblies.AspNetCore, kind, [SetupReference.Value]);
}
