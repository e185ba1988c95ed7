using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Managed;

/// <summary>A statement of a published policy as the catalogue writes it; <c>docs/catalogue.md</c> has the format.</summary>
internal static class ManagedStatement
{
    /// <summary>Writes the statements of a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>One line each.</returns>
    /// <exception cref="InvalidDataException">A text has a sign that the format uses itself.</exception>
    public static IEnumerable<string> All(JsonNode document) => (document["Statement"] is JsonArray list ? [.. list] : new[] { document["Statement"] }).Select(statement => Write(statement!));

    private static string Write(JsonNode statement)
    {
        var words = new List<string>();
        if (statement["Effect"]!.GetValue<string>() == "Deny") words.Add("deny");
        if (statement["NotAction"] is { } not) words.Add("not");
        words.AddRange(Actions(Texts(statement["NotAction"] ?? statement["Action"])));
        var resources = Texts(statement["NotResource"] ?? statement["Resource"]).ToList();
        if (statement["NotResource"] is not null) words.Add("except");
        else if (resources is not ["*"]) words.Add("on");
        if (words[^1] is "on" or "except") words.AddRange(resources.Select(Checked));
        foreach (var (name, keys) in statement["Condition"]?.AsObject() ?? [])
        {
            words.AddRange(keys!.AsObject().Select(key => Checked($"if:{name}:{key.Key}={string.Join('|', Texts(key.Value))}")));
        }

        return string.Join(' ', words);
    }

    // The actions of a service stand together under its prefix.
    private static IEnumerable<string> Actions(IEnumerable<string> actions)
        => actions.Select(Checked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .GroupBy(action => action.Split(':')[0])
            .Select(service => service.Key == "*" ? "*" : service.Key + ":" + string.Join(',', service.Select(action => action[(service.Key.Length + 1)..])));

    private static IEnumerable<string> Texts(JsonNode? node)
        => node switch
        {
            null => [],
            JsonArray list => list.Select(item => item!.ToString()),
            _ => [node.ToString()],
        };

    private static string Checked(string text) => text.Contains(' ', StringComparison.Ordinal) ? throw new InvalidDataException("The format has no place for the space in: " + text) : text;
}
