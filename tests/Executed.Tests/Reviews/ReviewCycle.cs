using System.Text.Json.Nodes;
using IamAnalyzers.Build.Tasks;
using IamAnalyzers.Build.Tests.Review;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Wire;
using Microsoft.Build.Utilities;

namespace IamAnalyzers.Executed.Tests.Reviews;

/// <summary>
/// The reviewed policy of a compiled program, by the tasks of the build: <c>UpdateIamPolicy</c> writes it, <c>CheckIamPolicy</c> is then green, it allows
/// what the program asked for when it ran, and pruning takes away what was added to it and nothing that the program asks for.
/// </summary>
internal sealed class ReviewCycle : IDisposable
{
    private const string NotPruned = "IAM4009";

    private static readonly string[] Excess = ["glacier:ListVaults", "workspaces:DescribeTags"];

    private readonly string _folder = Directory.CreateTempSubdirectory("iam-review").FullName;
    private readonly IReadOnlyList<AskedFor> _asked;

    private ReviewCycle(byte[] assembly, IReadOnlyList<AskedFor> asked)
    {
        File.WriteAllBytes(AssemblyFile, assembly);
        _asked = asked;
    }

    /// <summary>Goes through the cycle.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="asked">What it asked AWS for when it ran.</param>
    /// <returns>What came of it.</returns>
    public static ReviewOutcome Run(byte[] assembly, IReadOnlyList<AskedFor> asked)
    {
        using var cycle = new ReviewCycle(assembly, asked);
        return cycle.Run();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string AssemblyFile => Path.Combine(_folder, "App.dll");

    private string PolicyFile => Path.Combine(_folder, "iam-policy.json");

    private ReviewOutcome Run()
    {
        if (Update() is { } refused) return new("the update fails: " + refused, false);
        if (Check() is { } surely) return new("the check after an update fails: " + surely, false);
        if (Update(conditional: true) is { } refusedAll) return new("the update with what is perhaps needed fails: " + refusedAll, false);
        if (Check() is { } all) return new("the check after an update with what is perhaps needed fails: " + all, false);
        if (!File.Exists(PolicyFile)) return new(_asked.Count == 0 ? null : "the update writes no policy, though the program asks for " + _asked[0], false);
        if (Refused() is { } narrower) return new("the reviewed policy refuses " + narrower, false);

        AddExcess();
        if (Update(prunes: true, conditional: true) is { } notPruned) return new(notPruned.StartsWith(NotPruned, StringComparison.Ordinal) ? null : "pruning fails: " + notPruned, false);
        if (Refused() is { } lost) return new("the pruned policy refuses " + lost, true);
        if (Excess.FirstOrDefault(File.ReadAllText(PolicyFile).Contains) is { } left) return new("pruning leaves " + left, true);
        return new(Check() is { } pruned ? "the check after pruning fails: " + pruned : null, true);
    }

    private string? Update(bool prunes = false, bool conditional = false)
    {
        var engine = new RecordingEngine();
        new UpdateIamPolicy { BuildEngine = engine, Programs = [Program], ReviewedFiles = ReviewedFiles, Prune = prunes, Conditional = conditional, ProjectName = "App" }.Execute();
        return Problems(engine);
    }

    private string? Check()
    {
        var engine = new RecordingEngine();
        new CompareIamPolicy { BuildEngine = engine, Programs = [Program], ReviewedFiles = ReviewedFiles, HoldsNeeds = true, IsCheck = true, UnusedSeverity = "error", ProjectName = "App" }.Execute();
        return Problems(engine);
    }

    private static string? Problems(RecordingEngine engine)
        => engine.Errors.Count == 0 ? null : string.Join("; ", engine.Errors.Select(static error => error.Code + " " + error.Text));

    private AskedFor? Refused() => Verdict.Of(_asked, File.ReadAllText(PolicyFile)).Refused is [var first, ..] ? first : null;

    // An action in a statement, a resource in another, and a statement.
    private void AddExcess()
    {
        var policy = JsonNode.Parse(File.ReadAllText(PolicyFile))!;
        var statements = policy["Statement"]!.AsArray();
        statements[0]!["Action"]!.AsArray().Add(Excess[0]);
        statements[^1]!["Resource"]!.AsArray().Insert(0, "arn:aws:glacier:eu-west-1:111122223333:vaults/unused");
        statements.Insert(0, new JsonObject { ["Sid"] = "Excess", ["Effect"] = "Allow", ["Action"] = new JsonArray(Excess[1]), ["Resource"] = new JsonArray("*") });
        File.WriteAllText(PolicyFile, policy.ToJsonString());
    }

    private TaskItem Program
    {
        get
        {
            var item = new TaskItem(AssemblyFile);
            item.SetMetadata("IsApplication", "true");
            item.SetMetadata("ProjectFolder", _folder);
            return item;
        }
    }

    private TaskItem[] ReviewedFiles => File.Exists(PolicyFile) ? [new(PolicyFile)] : [];
}

/// <summary>What came of the review of a program.</summary>
/// <param name="Problem">What went wrong; <see langword="null"/> when all is green.</param>
/// <param name="IsPruned">Whether its policy could be pruned: it cannot where a call is unresolved.</param>
internal sealed record ReviewOutcome(string? Problem, bool IsPruned);
