using IamAnalyzers.SdkCalls.Tests.Values;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Settings of a client that the permissions of its calls depend on.</summary>
public sealed class ClientSettingTests
{
    private const string Address = "Client.ServiceURL";

    [Theory]
    [InlineData("https://a.execute-api.us-east-1.amazonaws.com/prod", "var c = new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = \"https://a.execute-api.us-east-1.amazonaws.com/prod\" });")]
    [InlineData("https://a.execute-api.us-east-1.amazonaws.com/prod", "var config = new AmazonApiGatewayManagementApiConfig(); config.ServiceURL = \"https://a.execute-api.us-east-1.amazonaws.com/prod\"; var c = new AmazonApiGatewayManagementApiClient(config);")]
    [InlineData("https://a.execute-api.us-east-1.amazonaws.com/prod", "using var c = new AmazonApiGatewayManagementApiClient(new Amazon.Runtime.EnvironmentVariablesAWSCredentials(), new AmazonApiGatewayManagementApiConfig { ServiceURL = Fixed.Url, MaxErrorRetry = 2 });")]
    [InlineData("https://*/*", "var c = new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = $\"https://{text}/{text}\" });")]
    [InlineData("{WS_URL}", "var c = new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = Environment.GetEnvironmentVariable(\"WS_URL\")! });")]
    [InlineData("a|b", "var c = new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = flag ? \"a\" : \"b\" });")]
    [InlineData("a|b", "var c = flag ? Make(\"a\") : Make(\"b\");")]
    [InlineData("a", "var c = _field;")]
    [InlineData("unset", "var c = new AmazonApiGatewayManagementApiClient(Amazon.RegionEndpoint.USEast1);")]
    [InlineData("unset", "var c = new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1 });")]
    [InlineData("unset", "var c = handed;")]
    [InlineData("unset", "var c = flag ? handed : Make(\"a\");")]
    [InlineData("unset", "var c = Make(text);")]
    [InlineData("unset", "var config = new AmazonApiGatewayManagementApiConfig { ServiceURL = \"a\" }; Change(config); var c = new AmazonApiGatewayManagementApiClient(config);")]
    [InlineData("unset", "var config = new AmazonApiGatewayManagementApiConfig { ServiceURL = \"a\" }; if (flag) config.ServiceURL = text; var c = new AmazonApiGatewayManagementApiClient(config);")]
    public void AddressOfAClient_IsWhatTheCodeGivesIt(string expected, string statements)
        => Assert.Equal(expected, Shown.Of(Reading.Of($$"""
            using System; using System.Threading.Tasks; using Amazon.ApiGatewayManagementApi; using Amazon.ApiGatewayManagementApi.Model;
            static class Fixed { public const string Url = "https://a.execute-api.us-east-1.amazonaws.com/prod"; }
            public class User
            {
                private readonly IAmazonApiGatewayManagementApi _field = Make("a");
                static IAmazonApiGatewayManagementApi Make(string url) => new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = url });
                static void Change(AmazonApiGatewayManagementApiConfig config) => config.ServiceURL = Console.ReadLine();
                public Task Use(IAmazonApiGatewayManagementApi handed, string text, bool flag)
                {
                    {{statements}}
                    return c.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = "x" });
                }
            }
            """, ReferenceAssemblies.AwsSurfaceAll).Call, Address));

    [Fact]
    public void AddressOfAContainersClient_IsThatOfItsRegistration()
        => Assert.Equal("https://a.execute-api.us-east-1.amazonaws.com/prod", Shown.Of(Reading.Of(
            Principals.Container.Usings + """
            using Amazon.ApiGatewayManagementApi; using Amazon.ApiGatewayManagementApi.Model;
            var services = new ServiceCollection();
            services.AddSingleton<IAmazonApiGatewayManagementApi>(_ => new AmazonApiGatewayManagementApiClient(new AmazonApiGatewayManagementApiConfig { ServiceURL = "https://a.execute-api.us-east-1.amazonaws.com/prod" }));
            public class Sender(IAmazonApiGatewayManagementApi api) { public Task Send() => api.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = "x" }); }
            """, ReferenceAssemblies.AspNetCore.With("aws-surface-all"), Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Call, Address));

    [Fact]
    public void AddressOfAnotherService_IsNotLookedFor()
        => Assert.Equal("unset", Shown.Of(Reading.OfBody("await new AmazonS3Client(new AmazonS3Config { ServiceURL = \"http://localhost:4566\" }).ListBucketsAsync();").Call, Address));
}
