using System.Text.RegularExpressions;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Finds the actions of the reference that the descriptions of an operation and of its members name, beside the operation's own.</summary>
/// <param name="actions">All actions of the reference, in its spelling.</param>
internal sealed partial class DocumentedActions(IEnumerable<string> actions)
{
    private const int MostLevels = 5;
    private const string MapValue = "{}";

    private readonly Dictionary<string, string> _actions = actions.ToDictionary(static action => action, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the places in an operation: the member's path (empty for the operation's own text), and the action.</summary>
    public IEnumerable<(string Path, string Action)> Find(ApiOperation operation)
        => Named(operation, operation.Description).Select(static action => ("", action))
            .Concat(operation.Members
                .Where(static member => member.Level <= MostLevels)
                .SelectMany(member => Named(operation, member.Description).Select(action => (PathOf(member), action))))
            .Distinct();

    /// <summary>What is said of a map is said of the whole.</summary>
    private static string PathOf(RequestMember member) => member.Path.EndsWith(MapValue, StringComparison.Ordinal) ? member.Path[..^MapValue.Length] : member.Path;

    private IEnumerable<string> Named(ApiOperation operation, string text)
        => Action().Matches(text)
            .Where(match => !string.Equals(match.Groups[1].Value, operation.Name, StringComparison.OrdinalIgnoreCase))
            .Select(match => _actions.GetValueOrDefault(match.Value))
            .OfType<string>();

    [GeneratedRegex("(?<![A-Za-z0-9_:/.-])[a-z][a-z0-9-]{1,40}:([A-Z][A-Za-z0-9]+)\\b")]
    private static partial Regex Action();
}
