using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>
/// The file <c>operations.txt</c> of the folder <c>Own</c>: the actions of operations that no rule finds. An operation that is not there needs the action of its own
/// name; it is unknown when the reference has no such action.
/// </summary>
internal sealed class OperationMap
{
    private readonly Dictionary<string, (string Prefix, string ServiceId)> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Service, string Operation), JsonObject> _entries = [];

    /// <summary>Reads the lines.</summary>
    /// <exception cref="FormatException">A line is none of the format.</exception>
    public OperationMap(IEnumerable<string> lines)
    {
        var service = "";
        JsonArray? actions = null;
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.TrimStart('\t').Split('\t');
            if (line[0] != '\t' && words.Length == 3)
            {
                service = words[0];
                _services.Add(service, (words[1], words[2]));
            }
            else if (line.StartsWith("\t\t", StringComparison.Ordinal) && actions is not null)
            {
                actions.Add(ReadAction(words));
            }
            else if (line[0] == '\t' && service.Length > 0 && words.Length >= 2)
            {
                _entries.Add((service, words[0]), new JsonObject { ["source"] = words[1], ["actions"] = actions = [] });
            }
            else
            {
                throw new FormatException("Not a line of the map: " + line);
            }
        }
    }

    /// <summary>Makes the entry of a service.</summary>
    /// <param name="model">The service's API model.</param>
    /// <param name="serviceId">Its id in the model, for a service that the map has not yet.</param>
    /// <param name="prefix">Its action prefix, for such a service.</param>
    /// <param name="actions">All actions of the reference.</param>
    public JsonObject Service(ApiModel model, string serviceId, string prefix, IReadOnlySet<string> actions)
    {
        var (known, id) = _services.GetValueOrDefault(model.Service, (prefix, serviceId));
        var operations = new JsonObject();
        foreach (var operation in model.Operations)
        {
            var own = known + ":" + operation.Name;
            operations[operation.Name] = _entries.TryGetValue((model.Service, operation.Name), out var entry) ? entry.DeepClone()
                : actions.Contains(own) ? new JsonObject { ["source"] = "same-name", ["actions"] = new JsonArray(new JsonObject { ["action"] = own }) }
                : new JsonObject { ["source"] = "unknown", ["actions"] = new JsonArray() };
        }

        return new JsonObject { ["serviceId"] = id, ["iamPrefix"] = known, ["operations"] = operations };
    }

    private static JsonObject ReadAction(string[] words)
    {
        var action = new JsonObject { ["action"] = words[0] };
        foreach (var word in words.Skip(1))
        {
            if (word == "dependent") action["dependent"] = true;
            else if (After(word, "when:") is { } when) action["when"] = when;
            else if (After(word, "arn:") is { } arn) action["arnTemplate"] = arn;
            else if (After(word, "var:") is { } variable) Add(action, "arnVariables", variable);
            else if (After(word, "type:") is { } type) Add(action, "resourceArns", type);
            else throw new FormatException("Not a word of an action: " + word);
        }

        return action;
    }

    private static void Add(JsonObject action, string property, string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new FormatException("No template: " + pair);
        if (action[property] is not JsonObject pairs) action[property] = pairs = [];
        pairs[pair[..equals]] = pair[(equals + 1)..];
    }

    private static string? After(string word, string start) => word.StartsWith(start, StringComparison.Ordinal) ? word[start.Length..] : null;
}
