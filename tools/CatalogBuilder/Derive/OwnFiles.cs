using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>The folder <c>Own</c>: what no public file has in a form that a rule can read. A line a fact, and lines that begin with <c>#</c> for people.</summary>
/// <param name="path">The folder.</param>
internal sealed class OwnFiles(string path)
{
    /// <summary>The lines of a file.</summary>
    public IEnumerable<string> Lines(string name) => File.ReadLines(Path.Combine(path, name)).Where(static line => line.Length > 0 && line[0] != '#');

    /// <summary>Of each action those that the reference calls dependent on it.</summary>
    public ILookup<string, string> Dependents() => DependentRows().ToLookup(static row => row[0], static row => row[2], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the tables that are as they are.</summary>
    public void WriteTables(InputFolder folder)
    {
        folder.Table("sar-dependent-actions.tsv", ["action", "resource_type", "dependent_action"], DependentRows());
        folder.Table("dotnet-services.tsv", ["botocore_service", "service_id", "dotnet_namespace", "client_class", "client_interface", "nuget_package_v4", "name_source"], Rows("sdk-names.txt"));
        folder.Table("dotnet-renamed-members.tsv", ["model", "shape", "api_member", "dotnet_member"], Rows("sdk-members.txt"));
        folder.Json("operation-forwarded-access.json", ForwardedAccess(Lines("forwarded-access.txt")));
    }

    /// <summary>Reads the operations that use another service in the caller's name.</summary>
    internal static JsonObject ForwardedAccess(IEnumerable<string> lines)
    {
        var services = new JsonObject();
        foreach (var words in lines.Select(static line => line.Split(' ')))
        {
            var service = Member(services, words[0], static () => new JsonObject());
            var context = new JsonObject(words.Skip(3).Select(static pair => pair.Split('=', 2)).Select(static pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1])));
            Member(service, words[1], static () => new JsonArray()).Add(new JsonObject { ["action"] = words[2], ["context"] = context });
        }

        return services;
    }

    private static T Member<T>(JsonObject owner, string name, Func<T> make)
        where T : JsonNode
    {
        if (owner[name] is T known) return known;
        var added = make();
        owner[name] = added;
        return added;
    }

    private IEnumerable<string[]> Rows(string name) => Lines(name).Select(static line => line.Split('\t'));

    private IEnumerable<string[]> DependentRows() => Rows("dependent-actions.txt").SelectMany(static row => row[2].Split(' ').Select(action => (string[])[row[0], row[1], action]));
}
