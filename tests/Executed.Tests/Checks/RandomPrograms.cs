using System.Collections.Concurrent;
using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Grammar;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>Programs of a seed: the same seed and number give the same program.</summary>
internal static class RandomPrograms
{
    public static ProgramDerivation Make(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var hasSolo = random.Next(5) == 0;
        return new Deriver(random, production => IsUsable(production, hasSolo)).Program(hasEc2AndIam: number % 2 == 0);
    }

    /// <summary>Runs programs and gives what came of each, by number.</summary>
    public static async Task<IReadOnlyList<RandomProgram>> RunAsync(int seed, IEnumerable<int> numbers)
    {
        var done = new ConcurrentBag<RandomProgram>();
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (number, _) =>
        {
            var program = Make(seed, number);
            done.Add(new RandomProgram(number, program, await Execution.OfAsync(program)));
        });
        return [.. done.OrderBy(static one => one.Number)];
    }

    private static bool IsUsable(Production production, bool hasSolo) => hasSolo || !production.Marks.Contains("solo");
}

/// <summary>A program of a seed, and what came of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Derivation">How it was made.</param>
/// <param name="Execution">What came of it.</param>
internal sealed record RandomProgram(int Number, ProgramDerivation Derivation, Execution Execution)
{
    /// <summary>Whether it asks EC2 and IAM for something.</summary>
    public bool HasEc2AndIam => Has("ec2") && Has("iam");

    private bool Has(string service) => Derivation.Sends.Any(send => send.Operation.Client.Service == service);
}
