using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>All constructors that the SDK's own assemblies have, each in a program of its own, and what the fix leaves of it.</summary>
public class EveryConstructorTests
{
    private static readonly string[] ClientsOfVersion4 =
    [
        "Amazon.S3.AmazonS3Client", "Amazon.DynamoDBv2.AmazonDynamoDBClient",
        "Amazon.KeyManagementService.AmazonKeyManagementServiceClient", "Amazon.SecurityToken.AmazonSecurityTokenServiceClient",
    ];

    public static TheoryData<string, string> Clients()
    {
        var clients = new TheoryData<string, string>();
        foreach (var client in ClientsOfVersion4) clients.Add(client, "v4");
        clients.Add("Amazon.S3.AmazonS3Client", "v3");
        clients.Add("Amazon.S3.AmazonS3Client", "v3 net45");
        clients.Add("Amazon.S3.AmazonS3Client", "v3 net35");
        return clients;
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task EachOfTwelveConstructors_KeepsWhatIsNoCredential(string client, string sdk)
    {
        var references = References(sdk);
        var compilation = CSharpCompilation.Create("Constructors", references: references.References);
        var constructors = compilation.GetTypeByMetadataName(client)!.InstanceConstructors.Where(static one => one.DeclaredAccessibility == Accessibility.Public).ToArray();
        Assert.Equal(12, constructors.Length);
        var withCredentials = constructors.Where(static one => one.Parameters.Any(IsCredential)).ToArray();
        Assert.Equal(9, withCredentials.Length);
        foreach (var constructor in withCredentials)
        {
            var kept = string.Join(", ", constructor.Parameters.Where(static one => !IsCredential(one)).Select(static one => Argument(one)));
            var test = FixTest.Create(Program(client, string.Join(", ", constructor.Parameters.Select(static one => Argument(one)))), Program(client, kept), references);
            // What came with .NET Framework: C# 7.3 and no nullable annotations.
            if (sdk.Contains("net", StringComparison.Ordinal))
            {
                test.LanguageVersion = LanguageVersion.CSharp7_3;
                test.CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
            }

            await test.RunAsync();
        }
    }

    [Theory]
    [InlineData("v4")]
    [InlineData("v3")]
    [InlineData("v3 net45")]
    [InlineData("v3 net35")]
    public async Task ObjectForOtherUse_BecomesTheChainThatTheSdkHas(string sdk)
    {
        var chain = sdk == "v4" ? "Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver.GetCredentials()" : "FallbackCredentialsFactory.GetCredentials()";
        var usings = sdk == "v4" ? "using Amazon.Runtime.Credentials;\n" : "";
        var test = FixTest.Create(
            "using Amazon.Runtime;\n" + usings + "\nclass Keys\n{\n    public AWSCredentials Find() { return new BasicAWSCredentials(\"<id>\", \"<secret>\"); }\n}\n",
            "using Amazon.Runtime;\n" + usings + "\nclass Keys\n{\n    public AWSCredentials Find() { return " + chain.Replace("Amazon.Runtime.Credentials.", "", StringComparison.Ordinal) + "; }\n}\n",
            References(sdk));
        if (sdk.Contains("net", StringComparison.Ordinal))
        {
            test.LanguageVersion = LanguageVersion.CSharp7_3;
            test.CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        }

        await test.RunAsync();
    }

    private static ReferenceAssemblies References(string sdk) => sdk switch
    {
        "v3" => ReferenceAssemblies.AwsV3,
        "v3 net45" => ReferenceAssemblies.AwsV3Net45,
        "v3 net35" => ReferenceAssemblies.AwsV3Net35,
        _ => ReferenceAssemblies.AwsV4,
    };

    private static bool IsCredential(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String || parameter.Type.Name == "AWSCredentials";

    private static string Argument(IParameterSymbol parameter) => (parameter.Type.Name, parameter.Name) switch
    {
        ("String", "awsAccessKeyId") => "\"<id>\"",
        ("String", "awsSecretAccessKey") => "\"<secret>\"",
        ("String", "awsSessionToken") => "\"<token>\"",
        ("AWSCredentials", _) => "new Amazon.Runtime.SessionAWSCredentials(\"<id>\", \"<secret>\", \"<token>\")",
        ("RegionEndpoint", _) => "Amazon.RegionEndpoint.EUWest1",
        _ => $"new {parameter.Type.ToDisplayString(NullableFlowState.NotNull)}()",
    };

    private static string Program(string client, string arguments)
        => "class Program\n{\n    public object Run()\n    {\n        return new " + client + "(" + arguments + ");\n    }\n}\n";
}
