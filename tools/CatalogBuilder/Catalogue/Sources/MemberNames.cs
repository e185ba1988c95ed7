namespace IamAnalyzers.CatalogBuilder.Catalogue.Sources;

/// <summary>Members of request shapes whose C# name is not the API name with a capital first letter.</summary>
internal sealed class MemberNames
{
    /// <summary>SDK model names that are not the service's id.</summary>
    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["runtime.lex.v2"] = "lexv2-runtime",
    };

    private readonly Dictionary<(string Service, string Shape, string Member), string[]> _names = [];

    public MemberNames(IEnumerable<Dictionary<string, string>> renamed)
    {
        foreach (var row in renamed)
        {
            var service = Models.GetValueOrDefault(row["model"], row["model"]);
            var names = row["dotnet_member"].Split(['+', '|'], StringSplitOptions.TrimEntries);
            _names[(service, row["shape"], row["api_member"])] = names;
        }
    }

    /// <summary>The C# names of a member; several when the SDK splits it.</summary>
    public IReadOnlyList<string> Of(string service, string shape, string member)
        => _names.GetValueOrDefault((service, shape, member))
            ?? _names.GetValueOrDefault((service, "*", member))
            ?? [char.ToUpperInvariant(member[0]) + member[1..]];
}
