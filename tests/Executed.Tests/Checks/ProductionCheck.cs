using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Operations;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>
/// Tries each production with the plainest of all else. Several stand in one program, each with an operation whose action no other has
/// there; those with the mark <c>solo</c> stand alone, since what they do may open what the others hold.
/// </summary>
internal static class ProductionCheck
{
    private const int InOneProgram = 10;

    /// <summary>Runs programs in which all of some productions stand, and gives for each what its policy refused.</summary>
    /// <param name="productions">The productions.</param>
    /// <param name="seed">The chances for all else.</param>
    public static async IAsyncEnumerable<TriedProduction> RunAsync(IEnumerable<Production> productions, int seed)
    {
        var random = new Random(seed);
        var deriver = new Deriver(random, static production => production.Marks.Contains("plain"));
        var waiting = new List<Production>(productions);
        while (waiting.Count > 0)
        {
            var taken = Take(waiting, random);
            var program = deriver.Program(taken.Select(pair => deriver.With(pair.Production, pair.Operation)));
            var execution = await Execution.OfAsync(program);
            foreach (var (production, operation) in taken)
            {
                yield return new TriedProduction(
                    production,
                    execution,
                    [.. execution.Verdict.Asked.Where(asked => asked.Action == operation.Action)],
                    [.. execution.Verdict.Refused.Where(asked => asked.Action == operation.Action)]);
            }
        }
    }

    private static List<(Production Production, Operation Operation)> Take(List<Production> waiting, Random random)
    {
        var operations = Operation.All.ToArray();
        random.Shuffle(operations);
        var taken = new List<(Production, Operation)>();
        var left = operations.ToList();
        for (var i = 0; i < waiting.Count && taken.Count < InOneProgram;)
        {
            var operation = left.FirstOrDefault(waiting[i].Fits);
            if (operation is null || (waiting[i].Marks.Contains("solo") && taken.Count > 0))
            {
                i++;
                continue;
            }

            taken.Add((waiting[i], operation));
            left.Remove(operation);
            var isSolo = waiting[i].Marks.Contains("solo");
            waiting.RemoveAt(i);
            if (isSolo) break;
        }

        return taken.Count > 0 ? taken : throw new InvalidOperationException("No operation goes with " + waiting[0].Name);
    }
}

/// <summary>What came of a production.</summary>
/// <param name="Production">The production.</param>
/// <param name="Execution">The program in which it stood, with others.</param>
/// <param name="Asked">What its part of the program asked for.</param>
/// <param name="Refused">What of that the policy refuses.</param>
internal sealed record TriedProduction(Production Production, Execution Execution, IReadOnlyList<AskedFor> Asked, IReadOnlyList<AskedFor> Refused);
