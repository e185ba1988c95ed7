using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>One of the policy templates that SAM publishes: a row of <c>SamPolicyTemplates.txt</c>.</summary>
/// <param name="Name">The name, such as <c>S3ReadPolicy</c>.</param>
/// <param name="Parameters">The names of its parameters, all of which SAM wants.</param>
public sealed record SamPolicyTemplate(string Name, IReadOnlyList<string> Parameters)
{
    private const string Table = "SamPolicyTemplates";

    private static readonly Lazy<Dictionary<string, SamPolicyTemplate>> ByName = new(Load);

    /// <summary>What it grants, with the parameters in braces.</summary>
    private IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>All templates.</summary>
    public static IReadOnlyCollection<SamPolicyTemplate> All => ByName.Value.Values;

    /// <summary>Finds a template.</summary>
    /// <param name="name">Its name; case counts.</param>
    /// <returns>The template, or <see langword="null"/>.</returns>
    public static SamPolicyTemplate? Find(string name) => ByName.Value.TryGetValue(name, out var found) ? found : null;

    /// <summary>The templates that a mistyped name may mean.</summary>
    /// <param name="name">A name that no template has.</param>
    public static IReadOnlyList<string> NearestTo(string name) => NearestNames.Of(name, ByName.Value.Keys);

    /// <summary>What it grants; places say nothing.</summary>
    /// <param name="value">The value of a parameter; <see langword="null"/> leaves out the statements that have it.</param>
    /// <returns>The policy.</returns>
    public PolicyText Grants(Func<string, string?> value)
        => ManagedPolicyText.Read(Statements.Select(statement => With(statement, value)).OfType<string>());

    private string? With(string statement, Func<string, string?> value)
    {
        var text = statement;
        foreach (var parameter in Parameters)
        {
            var mark = "{" + parameter + "}";
            if (text.IndexOf(mark, StringComparison.Ordinal) < 0) continue;
            if (value(parameter) is not { } given) return null;
            text = text.Replace(mark, given.Replace(' ', '_'));
        }

        return text;
    }

    private static Dictionary<string, SamPolicyTemplate> Load()
    {
        var text = new EntryText(CatalogResource.Read(Table) ?? "");
        var templates = new Dictionary<string, SamPolicyTemplate>(StringComparer.Ordinal);
        for (var i = 0; i < text.Count; i++)
        {
            var lines = text.Lines(i);
            var words = lines[0].Split(' ');
            templates.Add(words[0], new(words[0], [.. words.Skip(1)]) { Statements = [.. lines.Skip(1)] });
        }

        return templates;
    }
}
