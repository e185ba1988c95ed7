using System.Reflection;
using System.Runtime.Loader;
using IamAnalyzers.Core.Tests.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>
/// Fixed code runs, against the real SDK, and uses what the environment gives. Each program says by <c>Probe</c> which credentials it uses: a
/// client by a presigned URL, which needs no network, an object of credentials by its parts.
/// </summary>
public sealed class RoundTripTests
{
    private const string Environment = "environment";

    private const string Probe = """
        #nullable enable
        using System;
        using Amazon.Runtime;
        using Amazon.S3;
        using Amazon.S3.Model;

        public static class Probe
        {
            private static string Read(string name) => Environment.GetEnvironmentVariable("GIVEN_" + name)!;

            public static string Of(IAmazonS3 client)
            {
                var given = new AmazonS3Client(new SessionAWSCredentials(Read("AWS_ACCESS_KEY_ID"), Read("AWS_SECRET_ACCESS_KEY"), Read("AWS_SESSION_TOKEN")), client.Config.RegionEndpoint);
                for (var i = 0; i < 20; i++)
                {
                    // The two are made in one second, or made again.
                    if (Url(client) == Url(given)) return "environment";
                }

                return Url(client);
            }

            private static string Url(IAmazonS3 client)
                => client.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "bucket", Key = "key", Expires = DateTime.UtcNow.AddHours(1) });

            public static string Of(AWSCredentials credentials) => Of(credentials.GetCredentials());

            public static string Of(ImmutableCredentials parts) => Of(parts.AccessKey, parts.SecretKey, parts.Token);

            public static string Of(string? id, string? secret, string? token)
                => id == Read("AWS_ACCESS_KEY_ID") && secret == Read("AWS_SECRET_ACCESS_KEY") && token == Read("AWS_SESSION_TOKEN") ? "environment" : $"{id} {secret} {token}";
        }
        """;

    private static readonly string[] Names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK", "SES_SMTP_USERNAME", "SES_SMTP_PASSWORD"];

    static RoundTripTests()
    {
        var values = new[] { TestKeys.Id(901, "ASIA"), TestKeys.Secret(902), TestKeys.MarkedToken(903), TestKeys.LongLivedBedrock(904), TestKeys.Id(905), TestKeys.Smtp(906) };
        for (var i = 0; i < Names.Length; i++)
        {
            System.Environment.SetEnvironmentVariable(Names[i], values[i]);
            // Some programs set the variables themselves.
            System.Environment.SetEnvironmentVariable("GIVEN_" + Names[i], values[i]);
        }

        System.Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
        // Nobody's profile counts.
        System.Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Path.GetTempPath(), "iam-analyzers-no-such-file"));
        System.Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Path.GetTempPath(), "iam-analyzers-no-such-file"));
    }

    public static TheoryData<string> Programs => new(
        // Clients.
        "static string Run() => Probe.Of(new AmazonS3Client(\"<id>\", \"<secret>\", RegionEndpoint.EUWest1));",
        "static string Run() => Probe.Of(new AmazonS3Client(\"<id>\", \"<secret>\", \"<token>\", RegionEndpoint.EUWest1));",
        "static string Run() { var id = \"<id>\"; var secret = \"<secret>\"; return Probe.Of(new AmazonS3Client(id, secret)); }",
        "const string Id = \"<id>\"; const string Secret = \"<secret>\"; static string Run() => Probe.Of(new AmazonS3Client(Id, Secret, new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUWest1 }));",
        "static string Run() => Probe.Of(new AmazonS3Client(new BasicAWSCredentials(\"<id>\", \"<secret>\"), RegionEndpoint.EUWest1));",
        "static string Run() { AWSCredentials c = new SessionAWSCredentials(\"<id>\", \"<secret>\", \"<token>\"); return Probe.Of(new AmazonS3Client(c)); }",
        "sealed class Photos : AmazonS3Client { public Photos() : base(\"<id>\", \"<secret>\", RegionEndpoint.EUWest1) { } } static string Run() => Probe.Of(new Photos());",
        "sealed class Photos() : AmazonS3Client(\"<id>\", \"<secret>\", RegionEndpoint.EUWest1); static string Run() => Probe.Of(new Photos());",

        // Options, the environment, profiles.
        "static string Run() => Probe.Of(new AmazonS3Client(new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUWest1, DefaultAWSCredentials = new BasicAWSCredentials(\"<id>\", \"<secret>\") }));",
        "static string Run() { var options = new AWSOptions { Region = RegionEndpoint.EUWest1, Credentials = new BasicAWSCredentials(\"<id>\", \"<secret>\") }; return Probe.Of(options.Client()); }",
        "static string Run() { Environment.SetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\", \"<id>\"); Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", \"<secret>\"); Environment.SetEnvironmentVariable(\"AWS_SESSION_TOKEN\", \"<token>\"); return Probe.Of(new AmazonS3Client()); }",
        "static string Run() { var file = System.IO.Path.GetTempFileName(); new SharedCredentialsFile(file).RegisterProfile(new CredentialProfile(\"x\", new CredentialProfileOptions { AccessKey = \"<id>\", SecretKey = \"<secret>\" })); var text = System.IO.File.ReadAllText(file); System.IO.File.Delete(file); return text + Probe.Of(new AmazonS3Client()); }",

        // Objects of credentials.
        "static AWSCredentials Make() => new BasicAWSCredentials(\"<id>\", \"<secret>\"); static string Run() => Probe.Of(Make());",
        "static BasicAWSCredentials Make() => new(\"<id>\", \"<secret>\"); static string Run() { var c = Make().GetCredentials(); return Probe.Of(c.AccessKey, c.SecretKey, Environment.GetEnvironmentVariable(\"AWS_SESSION_TOKEN\")); }",
        "static string Run() => Probe.Of(new ImmutableCredentials(\"<id>\", \"<secret>\", \"<token>\"));",
        "static string Run() => Probe.Of(new AssumeRoleAWSCredentials(new BasicAWSCredentials(\"<id>\", \"<secret>\"), \"arn:aws:iam::123456789012:role/backup\", \"x\").SourceCredentials);",

        // Values that are read when the program runs.
        "static string Run() { string[] parts = [\"<id>\", \"<secret>\", \"<token>\"]; return Probe.Of(parts[0], parts[1], parts[2]); }",
        "const string Id = \"<id>\"; const string Secret = \"<secret>\"; const string Token = \"<token>\"; static string Run() => Probe.Of(Id, Secret, Token);",
        "static string Make(string? id) => Probe.Of(new SessionAWSCredentials(id ?? \"<id>\", \"<secret>\", \"<token>\")); static string Run() => Make(null);",
        "static string Make(string id) => new BasicAWSCredentials(id, \"<secret>\").GetCredentials() is { AccessKey: \"mine\" } c ? Probe.Of(Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), c.SecretKey, Environment.GetEnvironmentVariable(\"AWS_SESSION_TOKEN\")) : \"\"; static string Run() => Make(\"mine\");",
        "sealed class Options { public string Id { get; set; } = \"<id>\"; public string Secret { get; set; } = \"<secret>\"; public string Token { get; set; } = \"<token>\"; } static string Run() { var o = new Options(); return Probe.Of(o.Id, o.Secret, o.Token); }",
        "static string Make(Microsoft.Extensions.Configuration.IConfiguration configuration) => Probe.Of(\"<id>\", \"<secret>\", \"<token>\"); static string Run() => Make(new Settings());",
        "static string Run() => new System.Net.NetworkCredential(\"<id>\", \"<smtp>\") is var login && login.UserName == Environment.GetEnvironmentVariable(\"SES_SMTP_USERNAME\") && login.Password == Environment.GetEnvironmentVariable(\"SES_SMTP_PASSWORD\") ? \"environment\" : \"\";",
        "static string Run() => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", \"<bedrock>\").Parameter == Environment.GetEnvironmentVariable(\"AWS_BEARER_TOKEN_BEDROCK\") ? \"environment\" : \"\";");

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task FixedProgram_UsesWhatTheEnvironmentGives(string members)
    {
        const string Head = "using System;\nusing Amazon;\nusing Amazon.Runtime;\nusing Amazon.Runtime.CredentialManagement;\nusing Amazon.S3;\nusing Amazon.Extensions.NETCore.Setup;\n\npublic static partial class Program\n{\n    ";
        var solution = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(Head + members.Replace("static string Run()", "public static string Run()", StringComparison.Ordinal) + "\n}\n"), Probe, Stubs);
        Assert.NotEqual(Environment, Run(await AssemblyOf(solution)));
        var changed = await FixAllHost.FormatAsync(solution, FixAllHost.Rules);
        Assert.Empty(await FixAllHost.FindingsAsync(changed));
        Assert.Equal(Environment, Run(await AssemblyOf(changed)));
    }

    /// <summary>What the reference set has not, under the names by which it is known.</summary>
    private const string Stubs = """
        #nullable enable
        namespace Amazon.Extensions.NETCore.Setup
        {
            public sealed class AWSOptions
            {
                public Amazon.Runtime.AWSCredentials? Credentials { get; set; }

                public Amazon.RegionEndpoint? Region { get; set; }

                public Amazon.S3.IAmazonS3 Client() => Credentials is null ? new Amazon.S3.AmazonS3Client(Region) : new Amazon.S3.AmazonS3Client(Credentials, Region);
            }
        }

        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration
            {
                string? this[string key] { get; }
            }
        }

        public sealed class Settings : Microsoft.Extensions.Configuration.IConfiguration
        {
            public string? this[string key] => System.Environment.GetEnvironmentVariable(key);
        }
        """;

    private static async Task<byte[]> AssemblyOf(Solution solution)
    {
        using var stream = new MemoryStream();
        var compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error)));
        return stream.ToArray();
    }

    /// <summary>Runs a program with an SDK of its own, which has seen no credentials yet, and leaves the environment as it was.</summary>
    private static string Run(byte[] program)
    {
        var before = Names.Select(System.Environment.GetEnvironmentVariable).ToArray();
        var context = new AssemblyLoadContext("program", isCollectible: true);
        context.Resolving += static (self, name) => Path.Combine(AppContext.BaseDirectory, "references", "aws-v4", name.Name + ".dll") is var path && File.Exists(path) ? self.LoadFromAssemblyPath(path) : null;
        try
        {
            using var stream = new MemoryStream(program);
            return (string)context.LoadFromStream(stream).GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException!.ToString();
        }
        finally
        {
            for (var i = 0; i < Names.Length; i++) System.Environment.SetEnvironmentVariable(Names[i], before[i]);
            context.Unload();
        }
    }
}
