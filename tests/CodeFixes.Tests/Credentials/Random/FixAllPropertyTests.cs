using System.Globalization;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Tests.Credentials.Random;

/// <summary>
/// What holds for any program: after a run of <c>dotnet format</c>, in whatever order of rules, every place of a credential that was reported is
/// gone or still reported, the code compiles, and a second run changes nothing. <c>IAM_RANDOM_PROGRAMS</c> is the number of programs,
/// <c>IAM_RANDOM_SEED</c> the first seed, or <c>random</c>.
/// </summary>
public class FixAllPropertyTests
{
    private const int Programs = 60;

    [Fact]
    public async Task RandomProgram_HidesNoCredentialAndIsFixedOnce()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("IAM_RANDOM_PROGRAMS") ?? Programs.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var first = Environment.GetEnvironmentVariable("IAM_RANDOM_SEED") is not { } text ? 1
            : text == "random" ? System.Random.Shared.Next(1_000_000)
            : int.Parse(text, CultureInfo.InvariantCulture);
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (seed, _) =>
        {
            if (await WrongAsync(seed) is { } what) wrong.Add($"seed {seed}: {what}");
        });
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {count}:\n" + string.Join("\n\n", wrong.Order(StringComparer.Ordinal).Take(10)));
    }

    private static async Task<string?> WrongAsync(int seed)
    {
        var program = new RandomProgram(seed);
        var before = FixAllHost.Create(WorkspaceKind.MSBuild, program.Files);
        if (await ErrorsAsync(before) is { Count: > 0 } broken) return "the program does not compile: " + broken[0] + Shown(program.Files);
        var order = FixAllHost.Rules.ToArray();
        new System.Random(seed).Shuffle(order);
        var after = await FixAllHost.FormatAsync(before, order);
        var texts = await FixAllHost.TextsAsync(after);
        var (unreportedBefore, unreportedAfter) = (await UnreportedAsync(before, program.Values), await UnreportedAsync(after, program.Values));
        foreach (var (place, count) in unreportedAfter)
        {
            if (count > unreportedBefore[place]) return $"hidden in file {place.File}: {place.Value}" + Shown(program.Files) + "\n---- after" + Shown(texts);
        }

        if (await ErrorsAsync(after) is { Count: > 0 } errors) return errors[0] + Shown(program.Files) + "\n---- after" + Shown(texts);
        var again = await FixAllHost.TextsAsync(await FixAllHost.FormatAsync(after, order));
        return again.SequenceEqual(texts, StringComparer.Ordinal) ? null : "a second run changes it" + Shown(program.Files) + "\n---- once" + Shown(texts) + "\n---- twice" + Shown(again);
    }

    /// <summary>How often each value is written in each file without a finding of it there.</summary>
    private static async Task<Dictionary<(int File, string Value), int>> UnreportedAsync(Solution solution, IEnumerable<string> values)
    {
        var findings = (await FixAllHost.FindingsAsync(solution)).ToLookup(static one => (one.Location.SourceTree!.FilePath, Hash: one.Properties[DiagnosticProperties.Hash]));
        var texts = await FixAllHost.TextsAsync(solution);
        return values.SelectMany(value => texts.Select((text, file) => (File: file, Value: value))).ToDictionary(
            static place => place,
            place => Places(texts[place.File], place.Value).Count(at =>
                !findings[($"/App/File{place.File}.cs", CredentialText.Hash(place.Value))].Any(finding => finding.Location.SourceSpan.IntersectsWith(at))));
    }

    private static IEnumerable<int> Places(string text, string value)
    {
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal)) yield return at;
    }

    private static async Task<List<string>> ErrorsAsync(Solution solution)
        => [.. (await solution.Projects.Single().GetCompilationAsync())!.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).Select(static one => one.ToString())];

    private static string Shown(IEnumerable<string> files) => "\n" + string.Join("\n--\n", files);
}
