using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>
/// Finds, for the first action of an operation, the members of the request's first level whose name says which resource they name: it is that of
/// an ARN variable (also in the plural, and without <c>WithPath</c>), or of a resource type with <c>Arn</c> after it, or else <c>ResourceArn</c>.
/// </summary>
/// <param name="reference">The reference.</param>
internal sealed class NamedMembers(Reference reference)
{
    private const string WholeArn = "*arn*";
    private const string WithPath = "WithPath";

    /// <summary>Finds the rows.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="actions">Its actions, as the map has them. One whose variables the map gives to members has no need of a guess.</param>
    public IEnumerable<(string Action, string Type, string Variable, string Path)> Find(ApiOperation operation, JsonElement actions)
    {
        if (actions.GetArrayLength() == 0 || NamesMembers(actions[0]) || reference.Find(actions[0].GetProperty("action").GetString()!) is not { } action) yield break;
        var members = operation.Members.Where(static member => member.Level == 1).ToList();
        foreach (var type in action.Touches.Select(static touch => touch.Type).Distinct())
        {
            foreach (var variable in type.Variables)
            {
                var name = variable.EndsWith(WithPath, StringComparison.Ordinal) ? variable[..^WithPath.Length] : variable;
                foreach (var member in members.Where(member => Is(member, name) || Is(member, name + "s"))) yield return (action.FullName, type.Name, variable, member.Path);
            }

            var own = string.Concat(type.Name.Where(char.IsAsciiLetterOrDigit)) + "Arn";
            var whole = members.Find(member => Is(member, own)) ?? members.Find(static member => Is(member, "ResourceArn"));
            if (whole is not null) yield return (action.FullName, type.Name, WholeArn, whole.Path);
        }
    }

    private static bool NamesMembers(JsonElement action)
        => action.TryGetProperty("arnVariables", out var variables) && variables.EnumerateObject().Any(static variable => variable.Value.GetString()!.Contains("${", StringComparison.Ordinal));

    private static bool Is(RequestMember member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
}
