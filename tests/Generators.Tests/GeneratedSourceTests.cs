using IamAnalyzers.Core.Policies;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using ReferenceAssemblies = IamAnalyzers.Testing.ReferenceAssemblies;

namespace IamAnalyzers.Generators.Tests;

/// <summary>The whole of each generated file, and that the program with them compiles without a warning.</summary>
public sealed class GeneratedSourceTests
{
    private const string Lists = """
        namespace App
        {
            internal class Lister
            {
                internal object List(Amazon.S3.IAmazonS3 s3) { return s3.ListBucketsAsync(); }
            }
        }
        """;

    // Internal: a public type without a comment is a warning here.
    private static readonly string Plain = Sources.Plain.Replace("public", "internal", StringComparison.Ordinal);

    private const string Record = "permission\ts3:ListAllMyBuckets\tRequired\t*\t\t\t\tAmazon.S3.IAmazonS3.ListBucketsAsync\t\nmember\tAmazon.S3.IAmazonS3.ListBucketsAsync\n";

    private const string Seen = "types\tApp.\tLister\nuse\tAmazon.S3.IAmazonS3.ListBucketsAsync\t1\t\n";

    private const string Statements = """
        [
            {
              ""Sid"": ""AnyResource"",
              ""Effect"": ""Allow"",
              ""Action"": [
                ""s3:ListAllMyBuckets""
              ],
              ""Resource"": [
                ""*""
              ]
            }
          ]
        """;

    private const string Actions = """
        new string[]
                {
                    @"s3:ListAllMyBuckets",
                }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Enable)]
    public async Task Application_OfAnyLanguageVersion_GetsAttributesRecordAndPolicy(LanguageVersion language, NullableContextOptions nullable)
    {
        var test = Application(Lists, GeneratedFiles.OfApplication(Record, Seen, Statements, Actions));
        test.LanguageVersion = language;
        test.CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable);
        await test.RunAsync();
    }

    [Fact]
    public async Task Library_GetsARecordButNoPolicy()
        => await Create(Lists, "false", "App", GeneratedFiles.OfLibrary(Record, Seen)).RunAsync();

    [Fact]
    public async Task ProgramWithoutTheSdk_GetsNothing()
    {
        var test = Application(Plain, []);
        test.ReferenceAssemblies = ReferenceAssemblies.Net80;
        await test.RunAsync();
    }

    [Fact]
    public async Task ProgramThatRefersToTheSdkAndCallsNothing_GetsThemWithoutPermissions()
        => await Application(Plain, GeneratedFiles.OfApplication("", "", "[]", "new string[0]")).RunAsync();

    [Fact]
    public async Task NeedOfAReference_StandsInThePolicyOnly()
    {
        const string Both = """
            [
                {
                  ""Sid"": ""AnyResource"",
                  ""Effect"": ""Allow"",
                  ""Action"": [
                    ""s3:ListAllMyBuckets""
                  ],
                  ""Resource"": [
                    ""*""
                  ]
                },
                {
                  ""Sid"": ""SqsQueue"",
                  ""Effect"": ""Allow"",
                  ""Action"": [
                    ""sqs:SendMessage""
                  ],
                  ""Resource"": [
                    ""arn:aws:sqs:*:*:*""
                  ]
                }
              ]
            """;
        const string BothActions = """
            new string[]
                    {
                        @"s3:ListAllMyBuckets",
                        @"sqs:SendMessage",
                    }
            """;
        var test = Application(Lists, GeneratedFiles.OfApplication(Record, Seen, Both, BothActions));
        test.TestState.AdditionalFiles.Add(("/0/obj/App.iam-needs.txt", NeedsFiles.Write(PolicyOptions.Default, "sqs:SendMessage")));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("", "global::IamPolicy")]
    [InlineData("App", "global::App.IamPolicy")]
    [InlineData("My.Deep.Name", "global::My.Deep.Name.IamPolicy")]
    [InlineData("not a name", "global::IamAnalyzers.Generated.IamPolicy")]
    [InlineData("App.class", "global::IamAnalyzers.Generated.IamPolicy")]
    [InlineData("App.Lister", "global::IamAnalyzers.Generated.IamPolicy")]
    public async Task RootNamespace_HoldsThePolicy_OrTheFallbackDoes(string rootNamespace, string type)
        => await Compiling(rootNamespace, Lists, Use(type)).RunAsync();

    [Fact]
    public async Task UserTypeOfThatName_StaysAndThePolicyMoves()
        => await Compiling("App", Lists, "namespace App { internal class IamPolicy { public const int Mine = 1; } }", Use("global::IamAnalyzers.Generated.IamPolicy")).RunAsync();

    [Fact]
    public async Task PolicyOfAnotherName_IsAnErrorOfTheCompiler()
    {
        var test = Compiling("App", Lists, "class Use { string Json => {|#0:global::App.IamPolitics|}.Json; }");
        test.TestState.MarkupHandling = MarkupMode.Allow;
        test.ExpectedDiagnostics.Add(Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerError("CS0234").WithLocation(0).WithArguments("IamPolitics", "App"));
        await test.RunAsync();
    }

    private static string Use(string type) => $"internal class Use {{ internal string Json() {{ return {type}.Json; }} }}";

    private static CSharpSourceGeneratorTest<IamPolicyGenerator> Application(string source, IEnumerable<(string HintName, string Text)> generated)
        => Create(source, "true", "App", generated);

    private static CSharpSourceGeneratorTest<IamPolicyGenerator> Create(string source, string isApplication, string rootNamespace, IEnumerable<(string HintName, string Text)> generated)
    {
        var test = new CSharpSourceGeneratorTest<IamPolicyGenerator> { TestCode = source, ReferenceAssemblies = ReferenceAssemblies.AwsV4 };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.RootNamespace = {rootNamespace}\nbuild_property.IamAnalyzersIsApplication = {isApplication}\n"));
        foreach (var (hintName, text) in generated) test.ExpectGenerated(hintName, text);
        return test;
    }

    /// <summary>A program that compiles with what is generated, whatever that is.</summary>
    private static CSharpSourceGeneratorTest<IamPolicyGenerator> Compiling(string rootNamespace, params string[] sources)
    {
        var test = Create(sources[0], "true", rootNamespace, []);
        foreach (var source in sources.Skip(1)) test.TestState.Sources.Add(source);
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        return test;
    }
}
