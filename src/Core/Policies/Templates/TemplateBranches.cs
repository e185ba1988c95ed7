using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>What <c>Fn::If</c> leaves open: the values that there may be, and the choices that lead to each.</summary>
internal static class TemplateBranches
{
    /// <summary>More choices than anybody writes into one document.</summary>
    private const int MostChoices = 100;

    /// <summary>The values that may stand in a place.</summary>
    /// <returns>The value, or the branches of the function that it is.</returns>
    public static IEnumerable<JsonValue> Of(JsonValue value)
    {
        var branches = Intrinsic.Branches(value);
        if (branches.Count > 0) return branches.SelectMany(Of);
        return Intrinsic.IsNoValue(value) ? [] : [value];
    }

    /// <summary>The values at a path, in all branches.</summary>
    /// <param name="value">The value in which the path begins.</param>
    /// <param name="path">The names of members, those of lists with <c>[]</c> behind them, those of maps with <c>{}</c>.</param>
    /// <returns>The values, in order.</returns>
    public static IEnumerable<JsonValue> At(JsonValue value, IEnumerable<string> path)
    {
        IEnumerable<JsonValue> found = [value];
        foreach (var step in path)
        {
            var name = step.TrimEnd('[', ']', '{', '}');
            var members = found.SelectMany(Of).Select(one => one.Find(name)?.Value).OfType<JsonValue>();
            found = step[step.Length - 1] switch
            {
                ']' => members.SelectMany(Of).SelectMany(static list => list.Items),
                '}' => members.SelectMany(Of).SelectMany(static map => map.Members).Select(static member => member.Value),
                _ => members,
            };
        }

        return found;
    }

    /// <summary>
    /// The ways to read a document: one in which every <c>Fn::If</c> is open, and for each branch one that takes it. There all others are open, so
    /// that no reading combines branches that exclude each other.
    /// </summary>
    /// <returns>For each way, the branch of each function that it takes.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<JsonValue, int>> Choices(JsonValue document)
    {
        var found = new List<IReadOnlyDictionary<JsonValue, int>> { new Dictionary<JsonValue, int>() };
        Collect(document, found[0], found);
        return found;
    }

    private static void Collect(JsonValue value, IReadOnlyDictionary<JsonValue, int> way, List<IReadOnlyDictionary<JsonValue, int>> found)
    {
        var branches = Intrinsic.Branches(value);
        for (var i = 0; i < branches.Count && found.Count < MostChoices && !way.ContainsKey(value); i++)
        {
            var taken = way.ToDictionary(static choice => choice.Key, static choice => choice.Value);
            taken.Add(value, i);
            found.Add(taken);
            Collect(branches[i], taken, found);
        }

        if (branches.Count > 0) return;
        foreach (var item in value.Items) Collect(item, way, found);
        foreach (var member in value.Members) Collect(member.Value, way, found);
    }
}
