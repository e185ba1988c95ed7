using System.Globalization;
using IamAnalyzers.CodeFixes.Tests.Credentials.Random;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Executed.Tests;
using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Writing;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Robustness.Tests.Programs;

/// <summary>Programs that use the SDK in the ways that the tool reads: those of this folder, the samples, those of other tests, random ones.</summary>
internal static class TestPrograms
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;\n";
    private const string CodeSuffix = ".cs.txt";

    /// <summary>The additional files that every program has.</summary>
    public static IReadOnlyList<ProgramFile> Beside { get; } =
    [
        .. EmbeddedText.In("Programs/").Where(static file => file.Name.EndsWith(".json", StringComparison.Ordinal)).Select(static file => new ProgramFile(NameOf(file.Name), Filled(file.Text))),
        new("App.iam-needs.txt", ReferenceNeedsFormat.Write(Needs)),
    ];

    /// <summary>The programs of this folder.</summary>
    public static IReadOnlyList<TestProgram> Own { get; } = [.. OfThisFolder()];

    /// <summary>All programs that are written by hand.</summary>
    public static IReadOnlyList<TestProgram> Written { get; } = [.. Own, .. OfOtherTests(), .. Samples()];

    private static ReferenceNeeds Needs
        => ReferenceNeeds.Empty with
        {
            Sources = EquatableArray<NeedsSource>.From(
            [
                new(NeedsSource.Project, true, Record("s3:GetObject", "arn:aws:s3:::reports/*")),
                new("Library", true, Record("dynamodb:GetItem", "arn:${Partition}:dynamodb:${Region}:${Account}:table/orders")),
                new("Unread", false, NeedsRecord.Empty),
            ]),
        };

    /// <summary>A program of a seed: every third is random, by the grammar of programs that run or with credentials in random places.</summary>
    public static TestProgram Draw(Random random)
        => random.Next(9) switch
        {
            0 or 1 => ByGrammar(random),
            2 => WithCredentials(random),
            _ => Written[random.Next(Written.Count)],
        };

    /// <summary>A random program by the grammar.</summary>
    public static TestProgram ByGrammar(Random random)
        => Program("grammar", ProgramWriter.Write(new Deriver(random, static _ => true).Program(hasEc2AndIam: random.Next(2) == 0)).Files);

    /// <summary>A random program that holds credentials.</summary>
    public static TestProgram WithCredentials(Random random) => Program("credentials", new RandomProgram(random.Next(1_000_000)).Files);

    private static IEnumerable<TestProgram> OfThisFolder()
        => EmbeddedText.In("Programs/").Where(static file => file.Name.EndsWith(CodeSuffix, StringComparison.Ordinal)).Select(static file => Program(NameOf(file.Name)[..^CodeSuffix.Length], [Filled(file.Text)]));

    private static IEnumerable<TestProgram> OfOtherTests()
        => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "SdkCalls.Tests", "Programs"), "*" + CodeSuffix)
            .Order(StringComparer.Ordinal)
            .Select(static path => Program(Path.GetFileName(path)[..^CodeSuffix.Length], [File.ReadAllText(path)]));

    private static IEnumerable<TestProgram> Samples()
        => Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "samples"))
            .Order(StringComparer.Ordinal)
            .Select(static folder => Program(Path.GetFileName(folder), [Usings, .. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)]))
            .Where(static sample => sample.Code.Count > 1);

    private static TestProgram Program(string name, IEnumerable<string> files)
        => new(name, [.. files.Select(static (text, index) => new ProgramFile(string.Create(CultureInfo.InvariantCulture, $"File{index}.cs"), text))], Beside);

    // No file of ours holds a credential.
    private static string Filled(string text)
        => text
            .Replace("$ID$", TestKeys.Id(), StringComparison.Ordinal)
            .Replace("$SECRET$", TestKeys.Secret(), StringComparison.Ordinal)
            .Replace("$TOKEN$", TestKeys.MarkedToken(), StringComparison.Ordinal);

    private static NeedsRecord Record(string action, string resource)
        => NeedsRecord.Create([new Permission(action, EquatableArray<string>.From([resource]), default, Tier.Required, "IamPermission", "", "", "")], [], []);

    private static string NameOf(string resource) => resource[(resource.LastIndexOf('/') + 1)..];
}
