using System.Text;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes the file of an action prefix; the reader is <c>ReferenceText</c> of Core.</summary>
internal static class ReferenceWriter
{
    public static string Write(ReferenceService service)
    {
        var sets = Sets(service);
        var text = new StringBuilder();
        text.Append("service ").Append(service.Name).Append('\n');
        foreach (var (key, type) in service.KeyTypes) text.Append("key ").Append(key).Append(' ').Append(type).Append('\n');
        var numbers = service.KeyTypes.Keys.Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index + 1, StringComparer.Ordinal);
        foreach (var set in sets.OrderBy(set => set.Value))
        {
            text.Append("set ").AppendJoin(' ', set.Key.Split(' ').Select(key => numbers.TryGetValue(key, out var number) ? $"{number}" : key)).Append('\n');
        }

        foreach (var type in service.Types.Values)
        {
            foreach (var arn in type.Arns) text.Append("type ").Append(Word(type.Name)).Append(' ').Append(arn).Append(Mark(" #", type.Keys, sets)).Append('\n');
        }

        text.Append('\n');
        foreach (var action in service.Actions) text.Append(Write(action, sets)).Append('\n');
        return text.ToString();
    }

    private static string Write(ReferenceAction action, Dictionary<string, int> sets)
    {
        var created = action.Created();
        var touches = action.Touches.Select(touch =>
            " " + Word(touch.Type.Name) + (touch.IsRequired ? "*" : "") + (created.Contains(touch) ? "+" : "") + Mark("#", touch.Keys, sets));
        return action.Name + " " + Level(action.Level) + string.Concat(touches) + Mark(" #", action.Keys, sets);
    }

    /// <summary>Numbers the sets of condition keys from 1, in the order of their text.</summary>
    private static Dictionary<string, int> Sets(ReferenceService service)
        => service.Types.Values.Select(type => type.Keys)
            .Concat(service.Actions.Select(action => action.Keys))
            .Concat(service.Actions.SelectMany(action => action.Touches).Select(touch => touch.Keys))
            .Where(keys => keys.Count > 0)
            .Select(Text)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select((set, index) => (set, index))
            .ToDictionary(pair => pair.set, pair => pair.index + 1, StringComparer.Ordinal);

    private static string Mark(string before, IReadOnlyList<string> keys, Dictionary<string, int> sets) => keys.Count == 0 ? "" : before + sets[Text(keys)];

    private static string Text(IReadOnlyList<string> keys) => string.Join(' ', keys);

    private static string Word(string name) => name.Replace(" ", "%20", StringComparison.Ordinal);

    private static string Level(string level) => string.Concat(level.Split(", ").Select(part => part switch
    {
        "List" => "L",
        "Read" => "R",
        "Write" => "W",
        "Tagging" => "T",
        "Permissions management" => "P",
        _ => throw new FormatException("Not an access level: " + part),
    }));
}
