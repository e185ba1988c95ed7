using System.Diagnostics;
using System.Globalization;
using IamAnalyzers.Robustness.Tests.Checks;
using IamAnalyzers.Robustness.Tests.Mutations;
using IamAnalyzers.Robustness.Tests.Programs;

namespace IamAnalyzers.Robustness.Tests.Commands;

/// <summary>The commands of <c>README.md</c>.</summary>
internal static class LongRun
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["mutants", var count, var seed, ..]:
                var first = args.Length > 3 ? Number(args[3]) : 0;
                return await RunAsync(Enumerable.Range(first, Number(count)), number => (Mutant.Make(Number(seed), number), Mutant.RandomOf(Number(seed), -number - 1)));
            case ["mutant", var seed, var number]:
                Console.WriteLine(Mutant.Make(Number(seed), Number(number)).Shown);
                return await RunAsync([Number(number)], one => (Mutant.Make(Number(seed), one), Mutant.RandomOf(Number(seed), -one - 1)));
            case ["sources", .. var folders] when folders.Length > 0:
                return await RunAsync(folders.SelectMany(Sources), static path => (new TestProgram(path, [new("File0.cs", File.ReadAllText(path))], TestPrograms.Beside), new Random(1)));
            case ["orders", var count, var seed]:
                return await OrdersAsync(Number(count), Number(seed));
            default:
                await Console.Error.WriteLineAsync("usage: mutants <count> <seed> [first] | mutant <seed> <number> | sources <folder> ... | orders <count> <seed>");
                return 2;
        }
    }

    private static async Task<int> RunAsync<T>(IEnumerable<T> all, Func<T, (TestProgram Program, Random Random)> make)
    {
        var report = new RunReport();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (one, _) =>
        {
            var (program, random) = make(one);
            var watch = Stopwatch.StartNew();
            report.Add(program.Name, await ProductRun.OfAsync(program, random), watch.Elapsed);
        });
        return report.Write();
    }

    // The same program under other circumstances.
    private static async Task<int> OrdersAsync(int count, int seed)
    {
        var different = 0;
        for (var number = 0; number < count; number++)
        {
            foreach (var difference in await Circumstances.DifferencesAsync(TestPrograms.Draw(Mutant.RandomOf(seed, number))))
            {
                different++;
                Console.WriteLine($"seed {seed}, program {number}: {difference}");
            }
        }

        Console.WriteLine($"{count} programs, each in other folders, orders and numbers of threads ({Environment.ProcessorCount} processors): {different} differ");
        return different == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Sources(string folder)
        => Directory.EnumerateFiles(folder, "*.cs", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
