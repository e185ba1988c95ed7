using System.Text.Json;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Verdicts;

/// <summary>A statement of a policy that the generator wrote.</summary>
/// <param name="Actions">The patterns of its actions.</param>
/// <param name="Resources">The patterns of its resources.</param>
/// <param name="Conditions">Operator, key and values of each condition.</param>
internal sealed record Statement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The statements of a policy; it throws at an element that the generator has no reason to write.</summary>
    public static IReadOnlyList<Statement> Of(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        return [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(Read)];
    }

    /// <summary>Whether it allows what a program asked for.</summary>
    public bool Allows(AskedFor asked)
        => Actions.Any(action => Wildcards.AllowAction(action, asked.Action))
            && Resources.Any(resource => Wildcards.AllowResource(resource, asked.Resource))
            && Conditions.All(condition => condition.Holds(asked));

    private static Statement Read(JsonElement statement)
    {
        if (statement.GetProperty("Effect").GetString() != "Allow") throw new NotSupportedException("A statement that does not allow: " + statement);
        foreach (var element in statement.EnumerateObject())
        {
            if (element.Name is not ("Sid" or "Effect" or "Action" or "Resource" or "Condition")) throw new NotSupportedException("No reading of " + element.Name);
        }

        return new Statement(
            Texts(statement.GetProperty("Action")),
            Texts(statement.GetProperty("Resource")),
            statement.TryGetProperty("Condition", out var conditions)
                ? [.. conditions.EnumerateObject().SelectMany(static test => test.Value.EnumerateObject().Select(key => new Condition(test.Name, key.Name, Texts(key.Value))))]
                : []);
    }

    private static string[] Texts(JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(static one => one.ToString())] : [element.ToString()];
}
