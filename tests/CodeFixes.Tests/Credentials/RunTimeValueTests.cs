using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class RunTimeValueTests
{
    private const string Id = """Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.")""";

    [Fact]
    public async Task ValueThatGoesNowhereKnown_IsReadFromTheEnvironment()
        => await FixTest.StatementsAsync("""return ["<id>"];""", $"return [{Id}];");

    [Fact]
    public async Task BedrockKey_IsReadUnderItsOwnName()
    {
        var test = FixTest.Create(
            """
            class Keys
            {
                string Read() => "<bedrock>";
            }
            """,
            """
            using System;

            class Keys
            {
                string Read() => Environment.GetEnvironmentVariable("AWS_BEARER_TOKEN_BEDROCK") ?? throw new InvalidOperationException("AWS_BEARER_TOKEN_BEDROCK is not set.");
            }
            """);
        test.ExpectTitle("Read AWS_BEARER_TOKEN_BEDROCK when the program runs");
        await test.RunAsync();
    }

    [Fact]
    public async Task KeyOfAPublicProperty_IsReadInItsPlace()
        => await FixTest.CodeAsync(
            """
            using System;

            namespace App;

            public static class Store
            {
                public static string Bedrock => "<bedrock>";

                public static bool Allowed(string key) => key == "<id>";

                public static void Load() => Console.WriteLine(Bedrock);
            }
            """,
            """
            using System;

            namespace App;

            public static class Store
            {
                public static string Bedrock => Environment.GetEnvironmentVariable("AWS_BEARER_TOKEN_BEDROCK") ?? throw new InvalidOperationException("AWS_BEARER_TOKEN_BEDROCK is not set.");

                public static bool Allowed(string key) => key == "<id>";

                public static void Load() => Console.WriteLine(Bedrock);
            }
            """);

    [Fact]
    public async Task WithoutNullableAnnotations_TheValueMayBeNull()
    {
        var test = FixTest.Create(
            """
            class Keys
            {
                string id = "<id>";
            }
            """,
            """
            using System;

            class Keys
            {
                string id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID");
            }
            """);
        test.CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        await test.RunAsync();
    }

    [Fact]
    public async Task SecondOffer_LeavesTheClientItsArguments()
        => await FixTest.CodeAsync(
            """
            using System;

            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client("<id>", "<secret>", /* near */ Amazon.RegionEndpoint.EUWest1);
            }
            """,
            """
            using System;

            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set."), Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? throw new InvalidOperationException("AWS_SECRET_ACCESS_KEY is not set."), /* near */ Amazon.RegionEndpoint.EUWest1);
            }
            """,
            key: FixTest.ReadAtRunTime);

    [Fact]
    public async Task ConfigurationInScope_IsRead()
        => await FixTest.CodeAsync(
            """
            class Keys(Microsoft.Extensions.Configuration.IConfiguration configuration)
            {
                string Id => "<id>";
            }
            """,
            """
            using System;

            class Keys(Microsoft.Extensions.Configuration.IConfiguration configuration)
            {
                string Id => configuration["AWS_ACCESS_KEY_ID"] ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.");
            }
            """,
            ReferenceAssemblies.AspNetCore);

    [Theory]
    [InlineData("WebApplication.CreateBuilder(args)", "Microsoft.AspNetCore.Builder")]
    [InlineData("Host.CreateApplicationBuilder(args)", "Microsoft.Extensions.Hosting")]
    public async Task ConfigurationOfABuilder_IsRead(string builder, string space)
        => await FixTest.Create(
            $$"""
            using System;
            using {{space}};

            var builder = {{builder}};
            Console.WriteLine("<id>");
            """,
            $$"""
            using System;
            using {{space}};

            var builder = {{builder}};
            Console.WriteLine(builder.Configuration["AWS_ACCESS_KEY_ID"] ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set."));
            """,
            ReferenceAssemblies.AspNetCore).AsProgram().RunAsync();

    [Fact]
    public async Task ConfigurationOfTheProgram_IsNotReadInAType()
        => await FixTest.Create(
            """
            using System;
            using Microsoft.AspNetCore.Builder;

            var builder = WebApplication.CreateBuilder(args);
            Console.WriteLine(Store.Key + builder.Configuration["name"]);

            static class Store
            {
                public static string Key => "<bedrock>";
            }
            """,
            """
            using System;
            using Microsoft.AspNetCore.Builder;

            var builder = WebApplication.CreateBuilder(args);
            Console.WriteLine(Store.Key + builder.Configuration["name"]);

            static class Store
            {
                public static string Key => Environment.GetEnvironmentVariable("AWS_BEARER_TOKEN_BEDROCK") ?? throw new InvalidOperationException("AWS_BEARER_TOKEN_BEDROCK is not set.");
            }
            """,
            ReferenceAssemblies.AspNetCore).AsProgram().RunAsync();

    [Fact]
    public async Task ConfigurationOfAnInstance_IsNotReadInAStaticMember()
        => await FixTest.CodeAsync(
            """
            class Keys
            {
                private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration = null!;

                private const string Id = "<id>";

                string Name() => Id + _configuration["name"];
            }
            """,
            """
            using System;

            class Keys
            {
                private readonly Microsoft.Extensions.Configuration.IConfiguration _configuration = null!;

                private static readonly string Id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.");

                string Name() => Id + _configuration["name"];
            }
            """,
            ReferenceAssemblies.AspNetCore);

    [Fact]
    public async Task StoredProfile_TakesTheValuesOfTheEnvironment()
        => await FixTest.CodeAsync(
            """
            using System;
            using Amazon.Runtime.CredentialManagement;

            class Program
            {
                CredentialProfileOptions Run() => new() { AccessKey = "<id>" };
            }
            """,
            """
            using System;
            using Amazon.Runtime.CredentialManagement;

            class Program
            {
                CredentialProfileOptions Run() => new() { AccessKey = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.") };
            }
            """);

    [Fact]
    public async Task FallbackOfAReading_IsAnErrorInstead()
        => await FixTest.StatementsAsync(
            """return [Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? "<id>"];""",
            $"return [{Id}];");

    [Theory]
    [InlineData("""[System.Obsolete("<id>")] void Old() { }""")]
    [InlineData("""void Run(string id = "<id>") { }""")]
    [InlineData("""bool Is(string id) => id == "<id>";""")]
    [InlineData("""bool Is(string id) => id is "<id>";""")]
    [InlineData("""int Of(string id) { switch (id) { case "<id>": return 1; default: return 0; } }""")]
    [InlineData("""byte[] Of() => {|IAM0001:"<id>"u8|}.ToArray();""")]
    [InlineData("""string Of() => {|IAM0001:"id=<id>;region=eu-west-1"|};""")]
    [InlineData("""const string Id = "<id>"; [System.Obsolete(Id)] void Old() { }""")]
    public async Task PlaceThatNeedsAConstantOrHoldsMore_HasNoFix(string member)
    {
        var code = "class Program { " + member + " }";
        await new FixTest
        {
            TestCode = FixTest.Fill(member.Contains("IAM0001", StringComparison.Ordinal) ? code : FixTest.Mark(code)),
            ReferenceAssemblies = ReferenceAssemblies.AwsV4,
        }.RunAsync();
    }

    [Fact]
    public async Task TwoKeysInOneProject_AreNotMadeOneByFixAll()
    {
        const string Before = """
            class Keys
            {
                string[] All() => ["<id>", "<id2>"];
            }
            """;
        var test = FixTest.Create(Before, $$"""
            using System;

            class Keys
            {
                string[] All() => [{{Id}}, {{Id}}];
            }
            """);
        test.BatchFixedCode = FixTest.Fill(FixTest.Mark(Before));
        await test.RunAsync();
    }

    [Fact]
    public async Task KeyBesideAClientOfAnotherKey_IsReadInTheSamePass()
        => await FixTest.CodeAsync(
            """
            class Keys
            {
                object Client() => new Amazon.S3.AmazonS3Client("<id2>", "<secret>");

                string[] All() => ["<id>"];
            }
            """,
            $$"""
            using System;

            class Keys
            {
                object Client() => new Amazon.S3.AmazonS3Client();

                string[] All() => [{{Id}}];
            }
            """);
}
