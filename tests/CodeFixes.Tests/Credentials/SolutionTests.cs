using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Several projects: a constant of one is used by the other, and each has keys of its own.</summary>
public class SolutionTests
{
    private const string Visible = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"TestProject\")]\n";

    private const string Settings = """

        namespace Shared;

        internal static class Settings
        {
            public const string Id = "<id>";
            public const string Secret = "<secret>";
            public const string Bucket = "photos";
        }
        """;

    private const string FixedSettings = """

        namespace Shared;

        internal static class Settings
        {
            public const string Bucket = "photos";
        }
        """;

    private const string Client = """
        class Program
        {
            object Run() => new Amazon.S3.AmazonS3Client(Shared.Settings.Id, Shared.Settings.Secret, Amazon.RegionEndpoint.EUWest1);

            string Bucket() => Shared.Settings.Bucket;
        }
        """;

    private const string FixedClient = """
        class Program
        {
            object Run() => new Amazon.S3.AmazonS3Client(Amazon.RegionEndpoint.EUWest1);

            string Bucket() => Shared.Settings.Bucket;
        }
        """;

    // The options of the test are those of the first project only.
    private const string Key = "#nullable enable\nusing System;\n\nclass Keys\n{\n    string Id = \"<id>\";\n}\n";

    private const string KeyAtRunTime = "#nullable enable\nusing System;\n\nclass Keys\n{\n    string Id = Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\");\n}\n";

    [Fact]
    public async Task FixAllInSolution_TakesTheConstantsOfTheOneOutOfTheOther()
    {
        var test = Create((Client, Visible + Settings), (FixedClient, Visible + FixedSettings));
        test.NumberOfFixAllIterations = 1;
        await test.RunAsync();
    }

    [Fact]
    public async Task FixOfOneFinding_ReachesTheOtherProject()
    {
        var test = Create((Client, Visible + Settings), (FixedClient, Visible + FixedSettings));
        test.NumberOfIncrementalIterations = 1;
        test.CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync();
    }

    [Fact]
    public async Task DifferentKeysOfTwoProjects_AreEachReadAtRunTime()
        => await Create((Key, Key.Replace("<id>", "<id2>", StringComparison.Ordinal)), (KeyAtRunTime, KeyAtRunTime)).RunAsync();

    [Fact]
    public async Task FixAllInProject_LeavesTheOtherProjectsFindings()
    {
        var test = Create((Key, Key), (KeyAtRunTime, KeyAtRunTime));
        test.NumberOfFixAllIterations = 1;
        test.NumberOfFixAllInProjectIterations = test.NumberOfFixAllInDocumentIterations = 2;
        await test.RunAsync();
    }

    private static FixTest Create((string App, string Shared) before, (string App, string Shared) after)
    {
        var test = FixTest.Create(before.App, after.App);
        foreach (var (state, shared) in new[] { (test.TestState, before.Shared), (test.FixedState, after.Shared) })
        {
            var project = state.AdditionalProjects["Shared"];
            project.Sources.Add(FixTest.Fill(FixTest.Mark(shared)));
            project.AdditionalReferences.AddRange(ReferenceAssemblies.AwsV4.References);
            state.AdditionalProjectReferences.Add("Shared");
        }

        return test;
    }
}
