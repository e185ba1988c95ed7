namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>Holds the catalogue's helpers against what the SDK really does: on the wire, and in its compiled code.</summary>
internal static class HelperComparison
{
    /// <summary>The differences between the helpers and what scenarios asked for.</summary>
    public static IEnumerable<HelperDifference> OfWire(IReadOnlyList<ScenarioRun> runs)
    {
        foreach (var row in HelperRow.All)
        {
            var own = runs.Where(run => row.Method == run.Scenario.Method && row.Types.Contains(run.Scenario.Type)).ToArray();
            var asked = own.SelectMany(static run => run.Operations).ToHashSet();
            foreach (var difference in Differences("wire", row, asked, isRead: own.Length > 0 || row.Operations.Count > 0)) yield return difference;
        }
    }

    /// <summary>The differences between the helpers and what the code of the packages can call.</summary>
    public static IEnumerable<HelperDifference> OfCode(IEnumerable<IReadOnlyList<string>> builds)
    {
        var reached = new Dictionary<HelperRow, HashSet<string>>();
        var unlisted = new HashSet<HelperDifference>();
        foreach (var files in builds)
        {
            using var reach = new SdkReach(files);
            foreach (var (type, method, operations) in reach.OfPublicMethods())
            {
                if (HelperRow.Find(type, method) is not { } row)
                {
                    if (!HelperRow.IsObject(type)) unlisted.UnionWith(operations.Select(operation => new HelperDifference("code", $"{type} {method}", "+" + operation)));
                    continue;
                }

                if (!reached.TryGetValue(row, out var all)) reached[row] = all = new(StringComparer.Ordinal);
                all.UnionWith(operations);
            }
        }

        return HelperRow.All.SelectMany(row => Differences("code", row, reached.GetValueOrDefault(row) ?? [], reached.ContainsKey(row))).Concat(unlisted);
    }

    // Objects run what the method that made them was listed for.
    private static IEnumerable<HelperDifference> Differences(string half, HelperRow row, HashSet<string> seen, bool isRead)
    {
        if (!isRead || row.Types.All(HelperRow.IsObject) && row.Operations.Count == 0) return [];
        return seen.Except(row.Operations).Select(static operation => "+" + operation)
            .Concat(row.Operations.Except(seen).Select(static operation => "-" + operation))
            .Select(operation => new HelperDifference(half, row.ToString(), operation));
    }
}
