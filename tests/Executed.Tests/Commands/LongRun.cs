using System.Globalization;
using System.Security.Cryptography;
using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Guards;
using IamAnalyzers.Executed.Tests.Helpers;
using IamAnalyzers.Executed.Tests.Reviews;

namespace IamAnalyzers.Executed.Tests.Commands;

/// <summary>The commands of <c>README.md</c>.</summary>
internal static class LongRun
{
    private const int AtOnce = 50;

    public static Task<int> Main(string[] args) => args switch
    {
        ["production", var name, .. var seed] => ProductionAsync(name, seed.Length > 0 ? Number(seed[0]) : 1),
        ["productions", .. var seeds] => ProductionsAsync(seeds.Length > 0 ? [.. seeds.Select(Number)] : [1]),
        ["code", .. var seeds] => CodeAsync(seeds.Length > 0 ? [.. seeds.Select(Number)] : [1]),
        ["unseen", var count, var seed] => UnseenAsync(Number(count), Number(seed)),
        ["reach", var count, var seed] => ReachAsync(Number(count), Number(seed)),
        ["readers", .. var seeds] => ReadersAsync(seeds.Length > 0 ? [.. seeds.Select(Number)] : [1]),
        ["entry-points", var count, var seed] => EntryPointsAsync(Number(count), Number(seed)),
        ["guards", .. var names] => GuardsAsync(names),
        ["helpers"] => HelperCommand.RunAsync(),
        [ScenarioRunner.Command, var version, var results] => ScenarioRunner.RunHereAsync(SdkVersion.Named(version), results),
        ["whole", .. var names] => WholeAsync(names),
        ["--seed", var seed, "--program", var number] => ProgramAsync(Number(seed), Number(number)),
        ["--programs", var count, "--seed", "random"] => ProgramsAsync(Number(count), RandomNumberGenerator.GetInt32(1_000_000)),
        ["--programs", var count, "--seed", var seed] => ProgramsAsync(Number(count), Number(seed)),
        _ => Task.FromResult(Usage()),
    };

    private static async Task<int> ProgramsAsync(int count, int seed)
    {
        Console.WriteLine($"seed {seed}, {count} programs");
        var (both, asked, exact, narrower, stopped) = (0, 0, 0, 0, 0);
        var (code, narrowerByCode) = (0, 0);
        var reviews = new List<ReviewOutcome>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            foreach (var program in await RandomPrograms.RunAsync(seed, numbers))
            {
                var (number, derivation, execution) = program;
                both += program.HasEc2AndIam ? 1 : 0;
                asked += execution.Verdict.Asked.Count;
                exact += execution.Verdict.Exact.Count;
                code += execution.CodeVerdict.Exact.Count;
                reviews.Add(execution.Review);
                if (execution.Review.Problem is not null) Console.WriteLine(execution.SayReview($"seed {seed}, program {number}"));
                if (execution.CodeVerdict.Refused.Count > 0)
                {
                    narrowerByCode++;
                    Console.WriteLine(execution.SayCode($"seed {seed}, program {number}"));
                }

                if (execution.IsSound) continue;
                stopped += execution.Failure is null ? 0 : 1;
                narrower += execution.Verdict.Refused.Count > 0 ? 1 : 0;
                Console.WriteLine((execution.Failure is null ? await ShrunkAsync(derivation) : execution).Say($"seed {seed}, program {number}"));
            }
        }

        Console.WriteLine($"{count} programs, {both} with requests of EC2 and IAM; {asked} resources asked for, {exact} of them named exactly ({Percent(exact, asked)})");
        Console.WriteLine($"narrower than what ran: {narrower}; did not run to their end: {stopped}");
        Console.WriteLine($"by compiled code: {code} named exactly ({Percent(code, asked)}), narrower: {narrowerByCode}");
        return SayReviews(reviews) + narrower + stopped + narrowerByCode == 0 ? 0 : 1;
    }

    private static async Task<int> ProgramAsync(int seed, int number)
    {
        var execution = await Execution.OfAsync(RandomPrograms.Make(seed, number));
        Console.WriteLine(execution.Say($"seed {seed}, program {number}"));
        return execution.Verdict.Refused.Count == 0 ? 0 : 1;
    }

    private static async Task<int> WholeAsync(IReadOnlyList<string> names)
    {
        var narrower = 0;
        foreach (var program in WholeProgram.All.Where(program => names.Count == 0 || names.Contains(program.Name)))
        {
            var execution = await program.ExecuteAsync();
            narrower += execution.Verdict.Refused.Count > 0 ? 1 : 0;
            if (names.Count > 0 || execution.Failure is not null) Console.WriteLine(execution.Say(program.Name));
            else Console.WriteLine($"{(execution.IsSound ? "sound" : "narrower")}\t{program.Name}\t{program.WayIn}");
        }

        return narrower == 0 ? 0 : 1;
    }

    private static async Task<int> ProductionAsync(string name, int seed)
    {
        if (name.EndsWith('*')) return await ProductionsAsync([seed], production => production.Name.StartsWith(name[..^1], StringComparison.Ordinal));
        var tried = await ProductionCheck.RunAsync([Productions.Named(name)], seed).SingleAsync();
        Console.WriteLine(tried.Execution.Say(name));
        return tried.Refused.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ProductionsAsync(IReadOnlyList<int> seeds, Func<Production, bool>? isWanted = null)
    {
        var (asked, exact, narrower) = (0, 0, 0);
        var reviews = new Dictionary<Execution, ReviewOutcome>(ReferenceEqualityComparer.Instance);
        foreach (var seed in seeds)
        {
            await foreach (var tried in ProductionCheck.RunAsync(Productions.All.Where(isWanted ?? (static _ => true)), seed))
            {
                var named = tried.Asked.Count(tried.Execution.Verdict.Exact.Contains);
                asked += tried.Asked.Count;
                exact += named;
                narrower += tried.Refused.Count > 0 ? 1 : 0;
                if (reviews.TryAdd(tried.Execution, tried.Execution.Review) && tried.Execution.Review.Problem is not null) Console.WriteLine(tried.Execution.SayReview(tried.Production.Name));
                var state = tried.Execution.Failure is not null ? "stopped" : tried.Refused.Count > 0 ? "narrower" : tried.Asked.Count == 0 ? "nothing asked" : named == tried.Asked.Count ? "exact" : "open";
                if (state == "stopped" && isWanted is not null) Console.WriteLine(tried.Execution.Failure);
                Console.WriteLine($"{state}\t{tried.Production.Symbol}\t{tried.Production.Name}\tseed {seed}");
            }
        }

        Console.WriteLine($"{asked} resources asked for, {exact} of them named exactly ({Percent(exact, asked)}); narrower: {narrower}");
        return SayReviews(reviews.Values) + narrower == 0 ? 0 : 1;
    }

    private static int SayReviews(IReadOnlyCollection<ReviewOutcome> reviews)
    {
        var wrong = reviews.Count(static one => one.Problem is not null);
        Console.WriteLine($"reviewed policies: {reviews.Count} updated and checked, {reviews.Count(static one => one.IsPruned)} pruned, {wrong} wrong");
        return wrong;
    }

    // Each production, read from its compiled code alone.
    private static async Task<int> CodeAsync(IReadOnlyList<int> seeds)
    {
        var (asked, exact, narrower) = (0, 0, 0);
        foreach (var seed in seeds)
        {
            await foreach (var tried in ProductionCheck.RunAsync(Productions.All, seed))
            {
                var verdict = tried.Execution.CodeVerdict;
                asked += verdict.Asked.Count;
                exact += verdict.Exact.Count;
                if (verdict.Refused.Count == 0) continue;
                narrower++;
                Console.WriteLine(tried.Execution.SayCode($"{tried.Production.Name}, seed {seed}"));
            }
        }

        Console.WriteLine($"compiled code: {asked} resources asked for, {exact} of them named exactly ({Percent(exact, asked)}); narrower: {narrower}");
        return narrower == 0 ? 0 : 1;
    }

    // Each production and each whole program: where the two readers differ.
    private static async Task<int> ReadersAsync(IReadOnlyList<int> seeds)
    {
        var (programs, different) = (0, 0);
        foreach (var seed in seeds)
        {
            await foreach (var tried in ProductionCheck.RunAsync(Productions.All, seed)) Say($"{tried.Production.Name}, seed {seed}", tried.Execution);
        }

        foreach (var program in WholeProgram.All) Say(program.Name, await program.ExecuteAsync());
        Console.WriteLine($"{programs} programs; the readers differ in {different}");
        return different == 0 ? 0 : 1;

        void Say(string name, Execution execution)
        {
            programs++;
            if (execution.ReaderDifferences.Count == 0) return;
            different++;
            Console.WriteLine($"{name}\n{string.Concat(execution.ReaderDifferences.Select(static line => "  " + line + "\n"))}");
        }
    }

    // Random programs of which the generator sees a part only.
    private static Task<int> UnseenAsync(int count, int seed)
    {
        var result = new UnseenResult();
        return TakeApartAsync(count, seed, result.Add, result.Problems, result.ToString);
    }

    // Random programs as a library and an application that reaches a part of it.
    private static Task<int> ReachAsync(int count, int seed)
    {
        var result = new ReachResult();
        return TakeApartAsync(count, seed, result.Add, result.Problems, result.ToString);
    }

    private static async Task<int> TakeApartAsync(int count, int seed, Action<RandomProgram, int> add, IReadOnlyCollection<string> problems, Func<string> say)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            foreach (var program in await RandomPrograms.RunAsync(seed, numbers)) add(program, seed);
        }

        Console.Write(string.Concat(problems));
        Console.WriteLine(say());
        return problems.Count == 0 ? 0 : 1;
    }

    // Random programs with several entry points, each run alone and held to its own policy.
    private static async Task<int> EntryPointsAsync(int count, int seed)
    {
        var result = new EntryPointResult();
        foreach (var number in Enumerable.Range(0, count)) await result.AddAsync(seed, number);
        Console.Write(string.Concat(result.Problems));
        Console.WriteLine(result);
        return result.Problems.Count == 0 ? 0 : 1;
    }

    // Each guard switched off, with the programs of its row; with "all" in place of a name, with all productions.
    private static async Task<int> GuardsAsync(IReadOnlyList<string> names)
    {
        var idle = 0;
        var isForAll = names.Contains("all");
        foreach (var guard in GuardedReader.Guards.Where(guard => names.All(static name => name == "all") || names.Contains(guard.Name)))
        {
            var programs = isForAll ? Productions.All.Select(static production => production.Name) : GuardRow.All.FirstOrDefault(row => row.Guard == guard.Name)?.Programs ?? [];
            var narrower = await GuardCheck.NarrowerAsync(guard, programs, isFirstEnough: !isForAll);
            idle += narrower.Count == 0 ? 1 : 0;
            Console.WriteLine($"{(narrower.Count == 0 ? "idle" : "needed")}\t{guard.Title}\t{guard.Node.SyntaxTree.FilePath}:{guard.Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}\t{string.Join(", ", narrower)}");
        }

        return idle == 0 ? 0 : 1;
    }

    private static async Task<Execution> ShrunkAsync(ProgramDerivation program)
        => await Execution.OfAsync(await Shrinker.ShrinkAsync(program, async smaller => (await Execution.OfAsync(smaller)).Verdict.Refused.Count > 0));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Percent(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{(all == 0 ? 0 : 100.0 * part / all):0.0} %");

    private static int Usage()
    {
        Console.Error.WriteLine("usage: --programs <count> --seed <number or random> | --seed <number> --program <number> | productions [seed ...] | production <name> [seed] | whole [name ...] | helpers | guards [name ...] | code [seed ...] | unseen <count> <seed> | reach <count> <seed> | readers [seed ...] | entry-points <count> <seed>");
        return 2;
    }
}
