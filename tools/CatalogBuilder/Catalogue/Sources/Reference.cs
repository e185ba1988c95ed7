using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Catalogue.Sources;

/// <summary>The Service Authorization Reference: all actions, resource types and condition keys.</summary>
internal sealed class Reference
{
    private readonly Dictionary<string, ReferenceAction> _actions = new(StringComparer.OrdinalIgnoreCase);

    public Reference(JsonElement root)
    {
        foreach (var prefix in root.EnumerateObject())
        {
            var service = new ReferenceService(prefix.Name, prefix.Value);
            Services.Add(prefix.Name, service);
            foreach (var action in service.Actions) _actions.Add(action.FullName, action);
        }
    }

    public SortedDictionary<string, ReferenceService> Services { get; } = new(StringComparer.Ordinal);

    public int ActionCount => _actions.Count;

    /// <summary>Adds a type that a call of the action may touch, where the published text has lost it.</summary>
    public void Touch(string action, string type)
    {
        var old = _actions[action];
        if (old.Touches.Any(touch => touch.Type.Name == type)) return;
        var service = Services[old.Prefix];
        var touched = old with { Touches = [.. old.Touches, new ReferenceTouch(service.Types[type], false, [])] };
        _actions[action] = touched;
        service.Actions[service.Actions.IndexOf(old)] = touched;
    }

    /// <summary>Takes a type from all actions that touch others beside it.</summary>
    public void Retire(string prefix, string type)
    {
        var service = Services[prefix];
        foreach (var old in service.Actions.Where(action => action.Touches.Any(touch => touch.Type.Name == type) && action.Touches.Any(touch => touch.Type.Name != type)).ToList())
        {
            var left = old with { Touches = [.. old.Touches.Where(touch => touch.Type.Name != type)] };
            _actions[old.FullName] = left;
            service.Actions[service.Actions.IndexOf(old)] = left;
        }
    }

    /// <summary>Finds an action by its full name, without case.</summary>
    public ReferenceAction? Find(string action) => _actions.GetValueOrDefault(action);
}

/// <summary>One prefix of the reference.</summary>
internal sealed class ReferenceService
{
    public ReferenceService(string prefix, JsonElement data)
    {
        Prefix = prefix;
        Name = data.GetProperty("name").GetString()!;
        foreach (var type in data.GetProperty("resources").EnumerateObject())
        {
            Types.Add(type.Name, new ReferenceType(type.Name, ReadArns(type.Value), Keys(type.Value)));
        }

        foreach (var key in data.GetProperty("conditionKeys").EnumerateObject()) KeyTypes[key.Name] = key.Value.GetString()!;
        foreach (var action in data.GetProperty("actions").EnumerateObject()) Actions.Add(ReadAction(action));
        Actions.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    public string Prefix { get; }

    public string Name { get; }

    public SortedDictionary<string, ReferenceType> Types { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> KeyTypes { get; } = new(StringComparer.Ordinal);

    public List<ReferenceAction> Actions { get; } = [];

    private ReferenceAction ReadAction(JsonProperty action)
    {
        var touches = new List<ReferenceTouch>();
        if (action.Value.TryGetProperty("res", out var resources))
        {
            foreach (var resource in resources.EnumerateArray())
            {
                touches.Add(new ReferenceTouch(
                    Types[resource[0].GetString()!],
                    resource[1].GetInt32() == 1,
                    resource.GetArrayLength() > 2 ? Strings(resource[2]) : []));
            }
        }

        return new ReferenceAction(Prefix, action.Name, action.Value.GetProperty("level").GetString()!, touches, Keys(action.Value));
    }

    /// <summary>A type can have several ARN forms, printed with a comma between.</summary>
    private static string[] ReadArns(JsonElement type)
        => type.GetProperty("arn").GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Keys(JsonElement data) => data.TryGetProperty("ck", out var keys) ? Strings(keys) : [];

    private static string[] Strings(JsonElement list)
        => [.. list.EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal)];
}

internal sealed record ReferenceType(string Name, IReadOnlyList<string> Arns, IReadOnlyList<string> Keys)
{
    /// <summary>The variables of its ARNs that a request can fill.</summary>
    public IEnumerable<string> Variables { get; } = Arns
        .SelectMany(arn => arn.Split("${").Skip(1))
        .Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)])
        .Where(name => name is not ("Partition" or "Region" or "Account"))
        .Distinct()
        .ToList();
}

/// <summary>A resource type that an action touches.</summary>
internal sealed record ReferenceTouch(ReferenceType Type, bool IsRequired, IReadOnlyList<string> Keys);

internal sealed record ReferenceAction(
    string Prefix,
    string Name,
    string Level,
    IReadOnlyList<ReferenceTouch> Touches,
    IReadOnlyList<string> Keys)
{
    private const string RequestTag = "aws:RequestTag/${TagKey}";
    private static readonly string[] Changing = ["Update", "Modify", "Delete", "Get", "List", "Describe", "Put", "Stop", "Cancel"];
    private static readonly string[] Creating = ["Create", "Allocate", "Import", "Copy", "Register", "Request", "Restore", "Purchase", "Upload", "Run"];

    public string FullName => Prefix + ":" + Name;

    /// <summary>
    /// The types of which the action creates a resource, as far as the reference tells: it takes request tags on the type;
    /// or it takes them on any resource, begins with a creating verb, and its name holds the type's name (the longest such).
    /// </summary>
    public IReadOnlyList<ReferenceTouch> Created()
    {
        if (Level.Contains("Tagging", StringComparison.Ordinal) || !Level.Contains("Write", StringComparison.Ordinal)) return [];
        if (Changing.Any(verb => Name.StartsWith(verb, StringComparison.Ordinal))) return [];
        var tagged = Touches.Where(touch => touch.Keys.Contains(RequestTag)).ToList();
        if (tagged.Count > 0) return tagged;
        if (!Keys.Contains(RequestTag) || !Creating.Any(verb => Name.StartsWith(verb, StringComparison.Ordinal))) return [];
        var named = Touches.Where(touch => Made.Contains(Plain(touch.Type.Name), StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? [] : [named.MaxBy(touch => touch.Type.Name.Length)!];
    }

    /// <summary>Whether the action's name or the keys of the type leave no doubt that it creates the type, and not something of one.</summary>
    public bool SurelyCreates(ReferenceTouch touch)
        => touch.Keys.Contains(RequestTag)
            || Made.EndsWith(Plain(touch.Type.Name), StringComparison.Ordinal)
            || Made.EndsWith(Plain(touch.Type.Name) + "instance", StringComparison.Ordinal);

    // A source comes after what is made: RestoreDBInstanceFromDBSnapshot.
    private string Made => Plain(Name.Split("From")[0]);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
