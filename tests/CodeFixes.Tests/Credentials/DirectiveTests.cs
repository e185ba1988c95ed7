namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>What another build of the same file compiles is as it was after a fix.</summary>
public class DirectiveTests
{
    private const string Id = "Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\")";
    private const string Secret = "Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? throw new InvalidOperationException(\"AWS_SECRET_ACCESS_KEY is not set.\")";

    [Fact]
    public Task LocalThatTheOtherBuildDeclares_IsReadInItsPlace()
        => MembersAsync(
            """
            object Run()
                {
            #if !TRACE
                    const string id = "<id>";
            #else
                    const string id = "other";
            #endif
                    const string secret = "<secret>";
                    return new Amazon.S3.AmazonS3Client(id, secret);
                }
            """,
            """
            object Run()
                {
            #if !TRACE
                    string id = READ-ID;
            #else
                    const string id = "other";
            #endif
                    string secret = READ-SECRET;
                    return new Amazon.S3.AmazonS3Client(id, secret);
                }
            """);

    [Fact]
    public Task FieldThatTheOtherBuildDeclares_IsReadInItsPlace()
        => MembersAsync(
            """
            #if !TRACE
                const string Id = "<id>";
            #else
                static string Id => Environment.GetEnvironmentVariable("SHOP_ID")!;
            #endif
                const string Secret = "<secret>";
                object Run() => new Amazon.S3.AmazonS3Client(Id, Secret);
            """,
            """
            #if !TRACE
                static readonly string Id = READ-ID;
            #else
                static string Id => Environment.GetEnvironmentVariable("SHOP_ID")!;
            #endif
                static readonly string Secret = READ-SECRET;
                object Run() => new Amazon.S3.AmazonS3Client(Id, Secret);
            """);

    [Fact]
    public Task ValueThatTheOtherBuildDoesNotHave_IsReadInItsPlace()
        => MembersAsync(
            """
            static readonly string Id =
            #if !TRACE
                    "<id>";
            #else
                    Environment.GetEnvironmentVariable("SHOP_ID")!;
            #endif
                object Run() => new Amazon.S3.AmazonS3Client(Id, "<secret>");
            """,
            """
            static readonly string Id =
            #if !TRACE
                    READ-ID;
            #else
                    Environment.GetEnvironmentVariable("SHOP_ID")!;
            #endif
                object Run() => new Amazon.S3.AmazonS3Client(Id, READ-SECRET);
            """);

    [Fact]
    public Task ArgumentsThatTheOtherBuildDoesNotHave_AreReadInTheirPlaces()
        => MembersAsync(
            """
            object Run() => new Amazon.S3.AmazonS3Client(
            #if !TRACE
                    "<id>",
            #else
                    "other",
            #endif
                    "<secret>");
            """,
            """
            object Run() => new Amazon.S3.AmazonS3Client(
            #if !TRACE
                    READ-ID,
            #else
                    "other",
            #endif
                    READ-SECRET);
            """);

    [Fact]
    public Task ArgumentThatOnlyTheOtherBuildHas_Stays()
        => MembersAsync(
            """
            object Run() => new Amazon.S3.AmazonS3Client("<id>", "<secret>"
            #if TRACE
                    , Amazon.RegionEndpoint.EUWest1
            #endif
                    );
            """,
            """
            object Run() => new Amazon.S3.AmazonS3Client(READ-ID, READ-SECRET
            #if TRACE
                    , Amazon.RegionEndpoint.EUWest1
            #endif
                    );
            """);

    [Fact]
    public Task ConstantThatOnlyTheOtherBuildUses_HasNoFix()
        => NoneAsync(
            """
            const string Id = "<id>";
            #if TRACE
                bool IsOurs(string id) => id is Id;
            #endif
                object Run() => new Amazon.Runtime.BasicAWSCredentials(Id, Environment.GetEnvironmentVariable("SHOP_SECRET"));
            """);

    [Fact]
    public Task ClientOfOneBuild_IsMadeWithout()
        => MembersAsync(
            """
            void Log() => Console.WriteLine();
            #if !TRACE
                object Run() => new Amazon.S3.AmazonS3Client("<id>", "<secret>");
            #else
                object Run() => new Amazon.S3.AmazonS3Client();
            #endif
            """,
            """
            void Log() => Console.WriteLine();
            #if !TRACE
                object Run() => new Amazon.S3.AmazonS3Client();
            #else
                object Run() => new Amazon.S3.AmazonS3Client();
            #endif
            """);

    [Fact]
    public Task StatementBehindLinesOfAnotherBuild_GoesWithoutThem()
        => MembersAsync(
            """
            object Run()
                {
                    Console.WriteLine();
            #if TRACE
                    Console.WriteLine("traced");
            #endif
                    var id = "<id>";
            #pragma warning disable CS0168
                    var secret = "<secret>";
            #pragma warning restore CS0168
                    return new Amazon.S3.AmazonS3Client(id, secret);
                }
            """,
            """
            object Run()
                {
                    Console.WriteLine();
            #if TRACE
                    Console.WriteLine("traced");
            #endif
            #pragma warning disable CS0168
            #pragma warning restore CS0168
                    return new Amazon.S3.AmazonS3Client();
                }
            """);

    [Fact]
    public Task MemberAtTheEndOfAType_LeavesItsDirectives()
        => MembersAsync(
            """
            object Run() => new Amazon.S3.AmazonS3Client(Id, "<secret>");
                void Log() => Console.WriteLine();
            #if TRACE
                void Trace() { }
            #endif
                #region Keys
                const string Id = "<id>";
                #endregion
            """,
            """
            object Run() => new Amazon.S3.AmazonS3Client();
                void Log() => Console.WriteLine();
            #if TRACE
                void Trace() { }
            #endif
                #region Keys
                #endregion
            """);

    [Fact]
    public Task FieldWithAnAttributeOfOneBuild_IsReadInItsPlace()
        => MembersAsync(
            """
            #pragma warning disable CS0414
            #if !TRACE
                [Obsolete]
            #endif
                readonly string Id = "<id>";
                object Run() => new Amazon.S3.AmazonS3Client(Id, "<secret>");
            """.Replace("[Obsolete]", "[System.ComponentModel.Description(\"x\")]", StringComparison.Ordinal),
            """
            #pragma warning disable CS0414
            #if !TRACE
                [Obsolete]
            #endif
                readonly string Id = READ-ID;
                object Run() => new Amazon.S3.AmazonS3Client(Id, READ-SECRET);
            """.Replace("[Obsolete]", "[System.ComponentModel.Description(\"x\")]", StringComparison.Ordinal));

    [Fact]
    public Task UsingThatOnlyTheOtherBuildNeeds_Stays()
        => FixTest.CodeAsync(
            """
            using Amazon.Runtime;

            class Program
            {
            #if TRACE
                object Other() => new AnonymousAWSCredentials();
            #endif
                object Run() => new Amazon.S3.AmazonS3Client(new BasicAWSCredentials("<id>", "<secret>"));
            }
            """,
            """
            using Amazon.Runtime;

            class Program
            {
            #if TRACE
                object Other() => new AnonymousAWSCredentials();
            #endif
                object Run() => new Amazon.S3.AmazonS3Client();
            }
            """);

    [Fact]
    public Task ConstantOfTopLevelStatements_IsReadInItsPlace()
        => FixTest.Create(
            Filled("""
                using System;
                #if !TRACE
                const string Id = "<id>"; // the id
                #else
                const string Id = "other"; // the id
                #endif
                const string Secret = "<secret>";
                var client = new Amazon.S3.AmazonS3Client(Id, Secret);
                Console.WriteLine(nameof(Id) + client);

                """),
            Filled("""
                using System;
                #if !TRACE
                string Id = READ-ID; // the id
                #else
                const string Id = "other"; // the id
                #endif
                string Secret = READ-SECRET;
                var client = new Amazon.S3.AmazonS3Client(Id, Secret);
                Console.WriteLine(nameof(Id) + client);

                """)).AsProgram().RunAsync();

    private static string Filled(string code)
        => code.Replace("READ-ID", Id, StringComparison.Ordinal).Replace("READ-SECRET", Secret, StringComparison.Ordinal);

    private static Task NoneAsync(string members) => MembersAsync(members, members);

    private static Task MembersAsync(string before, string after)
        => FixTest.CodeAsync(Whole(before), Whole(after));

    private static string Whole(string members)
        => "using System;\n\nclass Program\n{\n" + (members.StartsWith('#') ? "" : "    ") + Filled(members) + "\n}\n";
}
