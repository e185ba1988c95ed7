namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>A condition key of AWS.</summary>
/// <param name="Name">The key in AWS's spelling, with the part that a policy chooses: <c>aws:ResourceTag/team</c>.</param>
/// <param name="Type">The type as the Service Authorization Reference names it: <c>String</c>, <c>Bool</c>, <c>ArrayOfString</c>...</param>
/// <param name="Presence">When a request has it.</param>
/// <param name="Form">The form of its values, such as <c>region</c>; empty for none.</param>
public sealed record ConditionKey(string Name, string Type, KeyPresence Presence, string Form)
{
    private const string ArrayOf = "ArrayOf";

    /// <summary>Whether a request can have several values of it, so that an operator needs <c>ForAnyValue:</c> or <c>ForAllValues:</c>.</summary>
    public bool IsMultivalued => Type.StartsWith(ArrayOf, StringComparison.Ordinal);

    /// <summary>The type of one value.</summary>
    public string ValueType => IsMultivalued ? Type.Substring(ArrayOf.Length) : Type;
}

/// <summary>When a request has a condition key.</summary>
public enum KeyPresence
{
    /// <summary>Each signed request of a program has it.</summary>
    Always,

    /// <summary>It depends on who runs the program or owns the resource; code does not tell.</summary>
    Session,

    /// <summary>The network decides; requests over a VPC endpoint have none.</summary>
    Network,

    /// <summary>Only requests over a VPC endpoint have it, and none that a service makes in the program's name.</summary>
    Endpoint,

    /// <summary>As <see cref="Endpoint"/>, and only for services that support it.</summary>
    Partly,

    /// <summary>Only requests that a service makes in the program's name have it.</summary>
    Forwarded,

    /// <summary>The reference says for each action whether it can have it.</summary>
    Action,

    /// <summary>Only requests that a service makes in its own name have it.</summary>
    Service,
}
