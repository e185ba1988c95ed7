namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>Says what each helper asks for, and where the catalogue says otherwise; ends with 1 when a difference has no reason.</summary>
internal static class HelperCommand
{
    public static async Task<int> RunAsync()
    {
        var runs = new List<ScenarioRun>();
        foreach (var version in SdkVersion.All) runs.AddRange(await ScenarioRunner.RunAsync(version));
        foreach (var run in runs) Console.WriteLine(run);
        var differences = HelperComparison.OfWire(runs).Concat(HelperComparison.OfCode(SdkVersion.All.SelectMany(static version => version.Builds))).ToList();
        var open = 0;
        foreach (var difference in differences)
        {
            var reason = KnownDifference.All.FirstOrDefault(known => known.Covers(difference))?.Reason;
            open += reason is null ? 1 : 0;
            Console.WriteLine($"{(reason is null ? "DIFFERENT" : "known")}\t{difference}\t{reason}");
        }

        var refused = HelperPolicies.Refused(runs).ToList();
        foreach (var one in refused) Console.WriteLine("REFUSED\t" + one);
        var stopped = runs.Count(static run => run.Failure.Length > 0);
        Console.WriteLine($"{runs.Count} scenarios, {stopped} did not run to their end; {differences.Count} differences, {open} without a reason; {refused.Count} permissions that a policy refuses");
        return open + stopped + refused.Count == 0 ? 0 : 1;
    }
}
