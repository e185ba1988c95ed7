using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Catalogue.Sources;

/// <summary>How surely an operation's request names a resource that it acts on.</summary>
internal enum Naming
{
    /// <summary>No member has an identifier's name.</summary>
    Never,

    /// <summary>An optional member has.</summary>
    Perhaps,

    /// <summary>A required member has.</summary>
    Always,
}

/// <summary>Of each operation of the API models, by the action of its name, whether its request names a resource.</summary>
internal sealed class NamingOperations
{
    private static readonly string[] Identifiers = ["Id", "Ids", "ID", "IDs", "UUID", "Arn", "Arns", "ARN", "ARNs", "Name", "Names", "Identifier", "Identifiers", "Uri", "Url"];

    private readonly Dictionary<string, Naming> _operations = new(StringComparer.Ordinal);

    public NamingOperations(PublishedFolder input)
    {
        foreach (var service in input.Json("sdk-operation-actions.json").EnumerateObject())
        {
            if (input.Model(service.Name) is not { } model) continue;
            var prefix = service.Value.GetProperty("iamPrefix").GetString()!;
            foreach (var operation in model.GetProperty("operations").EnumerateObject())
            {
                var naming = Of(operation.Value, model.GetProperty("shapes"));
                var action = prefix + ":" + operation.Name;
                if (!_operations.TryGetValue(action, out var known) || naming > known) _operations[action] = naming;
            }
        }
    }

    /// <summary>What is known of the operation that has an action's name.</summary>
    /// <param name="action">The action, such as <c>rds:DescribeDBInstances</c>.</param>
    /// <returns>The answer; <see langword="null"/> when no operation has the name.</returns>
    public Naming? Find(string action) => _operations.TryGetValue(action, out var naming) ? naming : null;

    /// <summary>Whether a member's name says that it holds an identifier.</summary>
    public static bool IsIdentifier(string member)
        => Identifiers.Any(end => member.EndsWith(end, StringComparison.Ordinal) || string.Equals(member, end, StringComparison.OrdinalIgnoreCase));

    private static Naming Of(JsonElement operation, JsonElement shapes)
    {
        if (!operation.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Object) return Naming.Never;
        var shape = shapes.GetProperty(input.GetProperty("shape").GetString()!);
        if (!shape.TryGetProperty("members", out var members)) return Naming.Never;
        var names = members.EnumerateObject().Select(static member => member.Name).Where(IsIdentifier).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0) return Naming.Never;
        return shape.TryGetProperty("required", out var required) && required.EnumerateArray().Any(member => names.Contains(member.GetString()!))
            ? Naming.Always
            : Naming.Perhaps;
    }
}
