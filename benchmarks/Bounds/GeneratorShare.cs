using IamAnalyzers.Generators;

namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>The generator in fresh processes of the compiler, alternated with the least that a generator with a syntax provider costs.</summary>
internal static class GeneratorShare
{
    private const int Files = 1_000;
    private const int Calls = 250;
    private const double MostWithoutSdk = 0.25;
    private const double MostWithCalls = 1.2;

    public static IEnumerable<Bound> Measure(int runs)
    {
        var here = AppContext.BaseDirectory;
        var own = ((string[])["Core", "SdkCalls", "Generators"]).Select(name => Path.Combine(here, "IamAnalyzers." + name + ".dll")).ToArray();
        string[] measures = [typeof(TrivialGenerator).Assembly.Location];
        using var plain = new CompilerReport(SyntheticProgram.Texts(Files, 0), ReferencePaths.Framework);
        using var calls = new CompilerReport(SyntheticProgram.Texts(Files, Calls), ReferencePaths.Framework.Concat(ReferencePaths.Sdk));
        var (least, withoutSdk, onlyAsking, withCalls) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var run = 0; run < runs; run++)
        {
            least = Math.Min(least, plain.MillisecondsOf(typeof(TrivialGenerator).FullName!, measures));
            withoutSdk = Math.Min(withoutSdk, plain.MillisecondsOf(typeof(IamPolicyGenerator).FullName!, own));
            onlyAsking = Math.Min(onlyAsking, calls.MillisecondsOf(typeof(BindingGenerator).FullName!, measures));
            withCalls = Math.Min(withCalls, calls.MillisecondsOf(typeof(IamPolicyGenerator).FullName!, own));
        }

        yield return Bound.Reported("that generator", least, "ms");
        yield return Bound.Ratio($"{Files} files without the SDK: of that generator", withoutSdk, least, MostWithoutSdk);
        yield return Bound.Reported($"one that only asks the compiler for the types of {Calls} calls: of that generator", onlyAsking / least, "ratio");
        yield return Bound.Reported($"{Files} files with {Calls} calls: of one that only asks", withCalls / onlyAsking, "ratio");
        yield return Bound.Ratio($"{Files} files with {Calls} calls: of that generator", withCalls, least, MostWithCalls);
    }
}
