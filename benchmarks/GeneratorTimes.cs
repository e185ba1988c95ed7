using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Generators;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// The bounds of the generator in one process, each beside its measure: after a key stroke, for what values cost, and of the memory that it keeps. Ratios of one run; the least of several, since other work on the machine only adds.
/// Run: <c>dotnet run --project benchmarks -c Release -- generator-times</c>.
/// </summary>
internal static class GeneratorTimes
{
    private const int Runs = 5;
    private const int Followers = 300;
    private const int Edits = 10;

    private const double MostRerunOfCold = 0.5;
    private const double MostMillisecondsACall = 1;
    private const double MostOfAnEditElsewhere = 2;
    private const double MostOfMemory = 1.1;

    public static int Run()
    {
        var table = new Measures();
        foreach (var (files, calls) in ((int, int)[])[(100, 50), (100, 500), (1000, 50), (1000, 500)]) Reruns(table, files, calls);
        Followed(table);
        Memory(table);
        return table.ExitCode;
    }

    private static void Reruns(Measures table, int files, int calls)
    {
        var (emptyCold, emptyRerun) = Generator(files, 0);
        var (cold, rerun) = Generator(files, calls);
        var with = Measures.Least(Runs, () => Measures.Time(Job(SyntheticProgram.Create(files, calls), static (program, catalog) => SdkCallReader.For(program, catalog))));
        var without = Measures.Least(Runs, () => Measures.Time(Job(SyntheticProgram.Create(files, calls), SdkCallReader.WithoutValues)));

        Measures.Begin(FormattableString.Invariant($"{files} files, {calls} calls, in one process"));
        Measures.Add("first run", cold, "ms");
        Measures.Add("first run, a call", Math.Max(0, cold - emptyCold) / calls, "ms");
        Measures.Add("following values, a call", (with - without) / calls, "ms");
        Measures.Add("run after an edit", rerun, "ms");
        table.Add("run after an edit, of the first", rerun / cold, "times", MostRerunOfCold);
        table.Add("run after an edit, a call", Math.Max(0, rerun - emptyRerun) / calls, "ms", MostMillisecondsACall);
    }

    private static void Followed(Measures table)
    {
        var elsewhere = AfterEdits(FollowedProgram.EditElsewhere);
        var comment = AfterEdits(FollowedProgram.EditComment);
        var value = AfterEdits(FollowedProgram.EditValue);

        Measures.Begin(FormattableString.Invariant($"An edit in a program where {Followers} calls follow one body, mean of {Edits}"));
        Measures.Add("elsewhere", elsewhere, "ms");
        Measures.Add("a comment in the body", comment, "ms");
        Measures.Add("another value in the body, which all of them mean then", value, "ms");
        table.Add("a comment in the body, of an edit elsewhere", comment / elsewhere, "times", MostOfAnEditElsewhere);
        table.Add("another value in the body, of an edit elsewhere", value / elsewhere, "times", MostOfAnEditElsewhere);
    }

    // The host holds the first program, as an editor does.
    private static void Memory(Measures table)
    {
        var first = FollowedProgram.Create(Followers);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator());
        var program = first;
        var sizes = new Dictionary<int, double>();
        for (var edit = 1; edit <= 1000; edit++)
        {
            program = FollowedProgram.EditOneOfThree(program, edit);
            driver = driver.RunGenerators(program);
            if (edit is 100 or 1000) sizes[edit] = GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0;
        }

        GC.KeepAlive(first);
        GC.KeepAlive(driver);
        Measures.Begin("Memory, edits that alternate between three files, the first program held");
        Measures.Add("after 100 edits", sizes[100], "MB");
        Measures.Add("after 1000 edits", sizes[1000], "MB");
        table.Add("after 1000, of after 100", sizes[1000] / sizes[100], "times", MostOfMemory);
    }

    private static (double Cold, double Rerun) Generator(int files, int calls)
    {
        var cold = double.MaxValue;
        var rerun = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            // New trees each time: what is kept between runs hangs on them.
            var program = SyntheticProgram.Create(files, calls);
            _ = program.GetDeclarationDiagnostics();
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator());
            cold = Math.Min(cold, Measures.Time(() => driver = driver.RunGenerators(program)));
            var edited = SyntheticProgram.Edit(program, files, calls);
            rerun = Math.Min(rerun, Measures.Time(() => driver = driver.RunGenerators(edited)));
        }

        return (cold, rerun);
    }

    // Many edits in one measure: one alone is less than the clock shows.
    private static double AfterEdits(Func<CSharpCompilation, int, CSharpCompilation> edit)
        => Measures.Least(Runs, () =>
        {
            var program = FollowedProgram.Create(Followers);
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator());
            driver = driver.RunGenerators(program);
            return Measures.Time(() =>
            {
                for (var number = 1; number <= Edits; number++) driver = driver.RunGenerators(program = edit(program, number));
            }) / Edits;
        });

    // From the compilation to the policy, without the driver's own time, which is the same for both.
    private static Action Job(CSharpCompilation program, Func<Compilation, AwsCatalog, SdkCallReader?> make)
    {
        _ = program.GetDeclarationDiagnostics();
        return () =>
        {
            var calls = new HashSet<SdkCall>(make(program, AwsCatalog.Default)!.ReadProgram(CancellationToken.None).SelectMany(static reading => reading.Calls));
            var deriver = new PermissionDeriver(AwsCatalog.Default);
            var needs = NeedsRecord.Create(calls.SelectMany(deriver.Derive), [], []);
            _ = PolicyBuilder.Build(needs.Permissions, ReferenceNeeds.Empty.Options, AwsCatalog.Default);
        };
    }
}
