namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>After an edit a host runs the generator again, and the analyzers on the file that changed.</summary>
internal static class EditShare
{
    private const int Files = 1_000;
    private const int Calls = 250;
    private const double MostOfFull = 0.05;

    public static IEnumerable<Bound> Measure(int runs)
    {
        var (full, edit) = (double.MaxValue, double.MaxValue);
        for (var run = 0; run < runs; run++)
        {
            var program = SyntheticProgram.Create(Files, Calls);
            _ = program.GetDeclarationDiagnostics();
            var driver = WholeRun.NewDriver();
            full = Math.Min(full, Measures.Time(() =>
            {
                driver = driver.RunGeneratorsAndUpdateCompilation(program, out var output, out _);
                _ = WholeRun.Start(output).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            }));

            var edited = SyntheticProgram.Edit(program, Files, Calls);
            edit = Math.Min(edit, Measures.Time(() =>
            {
                driver.RunGeneratorsAndUpdateCompilation(edited, out var output, out _);
                var tree = edited.SyntaxTrees[Files - 1];
                var analyzers = WholeRun.Start(output);
                _ = analyzers.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
                _ = analyzers.GetAnalyzerSemanticDiagnosticsAsync(output.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
            }));
        }

        yield return Bound.Reported($"{Files} files with {Calls} calls: all", full, "ms");
        yield return Bound.Reported("after an edit in one", edit, "ms");
        yield return Bound.Ratio("after an edit, of all", edit, full, MostOfFull);
    }
}
