namespace IamAnalyzers.Core.Catalog;

/// <summary>The access levels of the Service Authorization Reference; an action can have more than one.</summary>
[Flags]
public enum AccessLevels
{
    /// <summary>Not stated.</summary>
    None = 0,

    /// <summary>Lists resources.</summary>
    List = 1,

    /// <summary>Reads the content or attributes of resources.</summary>
    Read = 2,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write = 4,

    /// <summary>Changes only tags.</summary>
    Tagging = 8,

    /// <summary>Changes who may do what.</summary>
    PermissionsManagement = 16,
}

/// <summary>One action of the reference.</summary>
/// <param name="Name">The action with its prefix, in the reference's spelling.</param>
/// <param name="Access">Its access levels.</param>
/// <param name="Resources">The resource types it can be limited to; empty when it supports only <c>*</c>.</param>
/// <param name="ConditionKeys">The condition keys that apply to the action on any resource.</param>
public sealed record ActionEntry(
    string Name,
    AccessLevels Access,
    IReadOnlyList<ActionResource> Resources,
    IReadOnlyList<string> ConditionKeys)
{
    /// <summary>Its prefix, such as <c>ec2</c>.</summary>
    public string Prefix => Name.Substring(0, Name.IndexOf(':'));

    /// <summary>Whether requests for the action have a condition key, on any resource or on one of its types.</summary>
    /// <param name="key">The key.</param>
    /// <returns><see langword="true"/> when a policy can ask for it.</returns>
    public bool TakesKey(string key)
        => ConditionKeys.Contains(key, StringComparer.OrdinalIgnoreCase) || Resources.Any(resource => resource.ConditionKeys.Contains(key, StringComparer.OrdinalIgnoreCase));
}

/// <summary>A resource type of an action.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="IsRequired">Whether every call touches a resource of this type.</param>
/// <param name="IsCreated">Whether the action creates a resource of this type, as far as the reference tells (it takes request tags).</param>
/// <param name="ConditionKeys">The condition keys that apply to the action on this type.</param>
public sealed record ActionResource(ResourceTypeEntry Type, bool IsRequired, bool IsCreated, IReadOnlyList<string> ConditionKeys);

/// <summary>A resource type of the reference.</summary>
/// <param name="Name">The type's name, such as <c>instance</c>.</param>
/// <param name="Arn">The ARN with variables, such as <c>arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}</c>.</param>
/// <param name="ConditionKeys">The condition keys of the type.</param>
public sealed record ResourceTypeEntry(string Name, string Arn, IReadOnlyList<string> ConditionKeys);

/// <summary>All that the reference says of one action prefix.</summary>
public sealed class IamServiceEntry
{
    private readonly Dictionary<string, ActionEntry> _byName = new(StringComparer.OrdinalIgnoreCase);

    internal IamServiceEntry(IReadOnlyList<ActionEntry> actions)
    {
        Actions = actions;
        foreach (var action in actions) _byName[action.Name.Substring(action.Name.IndexOf(':') + 1)] = action;
    }

    /// <summary>The prefix, such as <c>ec2</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The service's name, such as <c>Amazon EC2</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The actions, sorted by name (ordinal).</summary>
    public IReadOnlyList<ActionEntry> Actions { get; }

    /// <summary>The resource types, sorted by name (ordinal); a type with several ARN forms stands once for each form.</summary>
    public IReadOnlyList<ResourceTypeEntry> ResourceTypes { get; init; } = [];

    /// <summary>The condition keys with their types, such as <c>ec2:Region</c> → <c>String</c>; keys are compared without case.</summary>
    public IReadOnlyDictionary<string, string> ConditionKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>Finds an action.</summary>
    /// <param name="name">The name without prefix, compared without case.</param>
    /// <returns>The action, or <see langword="null"/>.</returns>
    public ActionEntry? FindAction(string name) => _byName.TryGetValue(name, out var action) ? action : null;
}
