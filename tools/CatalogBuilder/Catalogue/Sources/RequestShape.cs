using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Catalogue.Sources;

/// <summary>
/// The members of an operation's request. Lists and maps are looked through, as in the catalogue's member paths.
/// </summary>
internal sealed class RequestShape(string service, JsonElement shapes, string? input, MemberNames names, IReadOnlyCollection<string> extra, IReadOnlyDictionary<string, bool> required)
{
    private const string Keys = "Keys";
    private static readonly char[] Marks = ['[', ']', '{', '}'];

    /// <summary>Translates an API path into C# spelling.</summary>
    /// <param name="apiPath">The path, with or without list marks, such as <c>BlockDeviceMappings[].Ebs.KmsKeyId</c>.</param>
    /// <returns>The C# path and whether the member is a Boolean; <see langword="null"/> when the request has no such member.</returns>
    public (string Path, bool IsBoolean)? Translate(string apiPath)
    {
        var shape = input;
        var path = new List<string>();
        foreach (var step in apiPath.Split('.'))
        {
            var plain = step.TrimEnd(Marks);
            if (FindMember(shape, plain) is not { } member) return null;
            path.Add(names.Of(service, shape!, member.Name)[0]);
            shape = Through(member.Value.GetProperty("shape").GetString());
        }

        return (string.Join('.', path), TypeOf(shape) == "boolean");
    }

    /// <summary>Whether the request has a member of this C# path. The keys of a dictionary are its member <c>Keys</c>, as in C#.</summary>
    public bool Has(string path)
    {
        if (extra.Contains(path)) return true;
        var shape = input;
        var isMap = false;
        foreach (var step in path.Split('.'))
        {
            if (isMap && step == Keys)
            {
                shape = null;
                isMap = false;
                continue;
            }

            if (FindByCSharpName(shape, step) is not { } next) return false;
            isMap = TypeOf(next) == "map";
            shape = Through(next);
        }

        return true;
    }

    /// <summary>Whether every request has the member: it and all above it are required, and none is inside a list or map.</summary>
    public bool IsRequired(string path)
    {
        if (required.TryGetValue(path, out var isStated)) return isStated;
        var shape = input;
        foreach (var step in path.Split('.'))
        {
            if (FindByCSharpName(shape, step) is not { } next || !Requires(shape!, step)) return false;
            shape = next;
        }

        return true;
    }

    /// <summary>The C# names of the members at the top.</summary>
    public IEnumerable<string> TopMembers()
        => Members(input).SelectMany(member => names.Of(service, input!, member.Name));

    /// <summary>Whether a member at the top holds tags: a map, or pairs with a key. The tags of a message or of a workflow are none.</summary>
    public bool HoldsTags(string member)
    {
        var shape = FindByCSharpName(input, member);
        return TypeOf(shape) == "map"
            || Members(Through(shape)).Any(part => part.Name.EndsWith("Key", StringComparison.OrdinalIgnoreCase) || part.Name is "Tags" or "Items");
    }

    private bool Requires(string shape, string name)
        => shapes.GetProperty(shape).TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(member => names.Of(service, shape, member.GetString()!).Contains(name));

    private string? FindByCSharpName(string? shape, string name)
    {
        foreach (var member in Members(shape))
        {
            if (names.Of(service, shape!, member.Name).Contains(name)) return member.Value.GetProperty("shape").GetString();
        }

        return null;
    }

    private JsonProperty? FindMember(string? shape, string name)
    {
        JsonProperty? close = null;
        foreach (var member in Members(shape))
        {
            if (member.Name == name) return member;
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)) close = member;
        }

        return close;
    }

    private JsonElement.ObjectEnumerator Members(string? shape)
        => shape is not null && shapes.TryGetProperty(shape, out var data) && data.TryGetProperty("members", out var members)
            ? members.EnumerateObject()
            : default;

    private string? Through(string? shape)
    {
        while (shape is not null)
        {
            var part = TypeOf(shape) switch { "list" => "member", "map" => "value", _ => null };
            if (part is null) return shape;
            shape = shapes.GetProperty(shape).GetProperty(part).GetProperty("shape").GetString();
        }

        return null;
    }

    private string TypeOf(string? shape)
        => shape is not null && shapes.TryGetProperty(shape, out var data) && data.TryGetProperty("type", out var type) ? type.GetString()! : "";
}
