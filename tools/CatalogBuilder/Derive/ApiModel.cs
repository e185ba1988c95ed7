using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>A published API model, with its descriptions.</summary>
internal sealed partial class ApiModel
{
    private const int MostLevels = 6;

    private readonly JsonElement _shapes;

    public ApiModel(string service, JsonElement root)
    {
        Service = service;
        _shapes = root.GetProperty("shapes");
        Operations = [.. root.GetProperty("operations").EnumerateObject().Select(Read).OrderBy(static operation => operation.Name, StringComparer.Ordinal)];
    }

    /// <summary>The model's name, that of its folder.</summary>
    public string Service { get; }

    /// <summary>The operations, sorted by name.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The documentation of a member, shape or operation, without its marks.</summary>
    public static string PlainText(JsonElement data)
        => data.TryGetProperty("documentation", out var text) ? WebUtility.HtmlDecode(Marks().Replace(text.GetString()!, "")) : "";

    private ApiOperation Read(JsonProperty operation)
    {
        var members = new List<RequestMember>();
        if (operation.Value.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object) Add(members, input.GetProperty("shape").GetString()!, "", 1, []);
        return new ApiOperation(Service, operation.Name, PlainText(operation.Value), members);
    }

    private void Add(List<RequestMember> members, string shape, string path, int level, IReadOnlyCollection<string> above)
    {
        if (level > MostLevels || above.Contains(shape) || !_shapes.GetProperty(shape).TryGetProperty("members", out var list)) return;
        foreach (var member in list.EnumerateObject())
        {
            var (target, ways) = Element(member.Value.GetProperty("shape").GetString()!);
            var name = (path.Length == 0 ? "" : path + ".") + member.Name + ways;
            members.Add(new RequestMember(name, member.Name, level, _shapes.GetProperty(target), PlainText(member.Value)));
            Add(members, target, name, level + 1, [.. above, shape]);
        }
    }

    /// <summary>Goes through lists and maps to what they hold.</summary>
    private (string Shape, string Ways) Element(string shape)
    {
        var ways = "";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(shape))
        {
            var data = _shapes.GetProperty(shape);
            var type = data.GetProperty("type").GetString();
            if (type is not ("list" or "map")) break;
            ways += type == "list" ? "[]" : "{}";
            shape = data.GetProperty(type == "list" ? "member" : "value").GetProperty("shape").GetString()!;
        }

        return (shape, ways);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Marks();
}
