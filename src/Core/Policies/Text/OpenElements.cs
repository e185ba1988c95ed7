using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>What a hole of a text may be, in the place of elements that cannot be read there: enough that no check misses them.</summary>
internal static class OpenElements
{
    private const string Deny = "Deny";
    private const string Action = "Action";
    private const string Resource = "Resource";
    private const string ConditionName = "Condition";

    /// <summary>Statements of which nothing is known: they may take away what the others allow.</summary>
    /// <returns>A statement that takes away what the hole is filled with.</returns>
    public static PolicyTextStatement Statement(JsonValue hole)
    {
        var value = new PolicyTextValue(hole.Text, hole.Range);
        return new()
        {
            Range = hole.Range,
            Effect = value with { Text = Deny },
            Action = new(Action, hole.Range, hole.Range, [value]),
            Resource = new(Resource, hole.Range, hole.Range, [value]),
        };
    }

    /// <summary>The member of conditions that may stand in an open statement.</summary>
    /// <returns>The member.</returns>
    public static JsonMember ConditionMember(JsonValue statement) => new(ConditionName, statement.Range, new() { Kind = JsonKind.Hole, Range = statement.Range, IsOpen = true });

    /// <summary>Conditions of which nothing, or the operator only, is known.</summary>
    /// <param name="open">What the hole is, or is in.</param>
    /// <param name="operation">The operator, if it is known.</param>
    /// <returns>A condition.</returns>
    public static PolicyTextCondition Condition(JsonValue open, PolicyTextValue? operation = null)
    {
        var hole = new PolicyTextValue(Common.TextHole.Text, open.Range);
        return new(operation ?? hole, hole, [hole], open.Range);
    }
}
