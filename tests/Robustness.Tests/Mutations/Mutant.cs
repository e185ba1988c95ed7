using System.Globalization;
using IamAnalyzers.Robustness.Tests.Programs;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>A damaged program: the same seed and number give the same one.</summary>
internal static class Mutant
{
    private const int MostMutations = 3;
    private const int LongestFile = 400_000;

    // The compiler's parser reads a bracket where attributes can stand more than once, each level anew: twenty levels take minutes and gigabytes.
    private const int DeepestBrackets = 9;

    public static TestProgram Make(int seed, int number) => Make(RandomOf(seed, number), string.Create(CultureInfo.InvariantCulture, $"seed {seed}, mutant {number}"));

    /// <summary>What draws the rest of what is done to a mutant.</summary>
    public static Random RandomOf(int seed, int number) => new(unchecked((seed * 1_000_003) + number));

    private static TestProgram Make(Random random, string name)
    {
        var program = TestPrograms.Draw(random);
        var done = new List<string>();
        var (code, beside) = (program.Code, program.Beside);
        if (random.Next(5) > 0) code = Change(code, Mutation.OfCode, random, done);
        if (done.Count == 0 || random.Next(4) == 0) beside = Change(beside, Mutation.OfOtherFiles, random, done);
        return new($"{name}: {program.Name}, {string.Join(", ", done)}", code, beside);
    }

    private static List<ProgramFile> Change(IReadOnlyList<ProgramFile> files, IReadOnlyList<Mutation> mutations, Random random, List<string> done)
    {
        var changed = files.ToList();
        for (var count = random.Next(1, MostMutations + 1); count > 0; count--)
        {
            var (at, mutation) = (random.Next(changed.Count), mutations[random.Next(mutations.Count)]);
            var text = mutation.Apply(changed[at].Text, random);
            if (text.Length > LongestFile || Syntax.BracketDepth(text) > DeepestBrackets) continue;
            changed[at] = changed[at] with { Text = text };
            done.Add($"{changed[at].Path}: {mutation.Name}");
        }

        return changed;
    }
}
