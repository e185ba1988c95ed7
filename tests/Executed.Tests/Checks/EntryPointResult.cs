using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Running;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Writing;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>What came of random programs with several entry points, each of which ran alone and was held to its own policy.</summary>
internal sealed class EntryPointResult
{
    private static readonly string[] Arguments = ["first", "second"];

    private int _programs;
    private int _ran;
    private int _stopped;
    private int _narrower;
    private int _asked;
    private int _exact;

    /// <summary>The entry points whose policy refuses what they asked for.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many entry points ran to their end.</summary>
    public int Ran => _ran;

    /// <summary>How many of them need less than the whole program.</summary>
    public int Narrower => _narrower;

    /// <summary>Makes a program, runs each of its entry points and judges them. In programs with an even number <c>Main</c> chooses.</summary>
    public async Task AddAsync(int seed, int number)
    {
        var isByMain = number % 2 == 0;
        var text = ProgramWriter.WriteEntryPoints(RandomPrograms.Make(seed, number), new Random(unchecked((seed * 7_919) + number)), isByMain);
        if (!ProgramCompiler.TryCompile(text.Files, out var compiled, out var problems)) throw new InvalidOperationException("It does not compile: " + problems + "\n" + string.Join('\n', text.Files));
        _programs++;
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, compiled.Assembly);
            var source = ReferenceSource.Of("App", new AssemblyReader(AwsCatalog.Default, PolicyOfCode.Sdk).Read(path)) ?? new NeedsSource("App", true, NeedsRecord.Empty);
            DeclaredHandler[] handlers = isByMain ? [] : [.. Enumerable.Range(0, RandomPrograms.Make(seed, number).Sends.Length).Select(static i => new DeclaredHandler($"Entry{i}", $"App::{EntryPointFrame.Type}::Entry{i}", "template", default))];
            foreach (var entry in CompiledEntryPoints.Read(path, [], PolicyOfCode.Sdk, handlers, AwsCatalog.Default).EntryPoints)
            {
                var run = isByMain
                    ? await ProgramRunner.RunAsync(compiled, Arguments, new Dictionary<string, string>(text.Inputs) { [EntryPointFrame.Choice] = entry.Name })
                    : await ProgramRunner.CallAsync(compiled, text.Inputs, EntryPointFrame.Type, entry.Name);
                Judge($"seed {seed}, program {number}, {entry.Name}", text, entry, source, run);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Judge(string title, ProgramText text, ReachedEntryPoint entry, NeedsSource source, ProgramRun run)
    {
        // What it asked for before it stopped must be allowed, too.
        if (run.Failure is null) _ran++;
        else _stopped++;
        var needs = entry.WhyAll.Length > 0 ? source.Needs : ReachedNeeds.Of(source, entry.Assemblies.Single()).Needs;
        if (needs.Permissions.Count < source.Needs.Permissions.Count) _narrower++;
        var policies = entry.WhyAll.Length > 0 ? [("its policy", needs)] : new[] { ("its policy", needs), ("its compiled code", entry.Assemblies.Single().Needs) };
        foreach (var (what, of) in policies)
        {
            var policy = PolicyOfCode.Of(of);
            var verdict = Verdict.Of(run.Asked, policy);
            if (what == "its policy") (_asked, _exact) = (_asked + verdict.Asked.Count, _exact + verdict.Exact.Count);
            if (verdict.Refused.Count == 0) continue;
            var isWhole = Verdict.Of(verdict.Refused, PolicyOfCode.Of(source.Needs)).Refused.Count > 0;
            Problems.Add($"{title}, by {what}{(entry.WhyAll.Length > 0 ? " (" + entry.WhyAll + ")" : "")}{(isWhole ? ", as by that of the whole program" : "")}: needs {string.Join(", ", verdict.Refused)}\n{policy}\n{string.Join("\n--\n", text.Files.Skip(1).Prepend(text.Files[0]))}\n");
        }
    }

    public override string ToString()
        => FormattableString.Invariant($"{_programs} programs, {_ran} entry points ran to their end and {_stopped} did not; {_narrower} need less than the whole program; {_asked} resources asked for, {_exact} named exactly; narrower than what ran: {Problems.Count}");
}
