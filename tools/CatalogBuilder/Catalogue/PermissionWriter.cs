using System.Text;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes permissions in the catalogue's format; the reader is <c>PermissionText</c> of Core.</summary>
internal static class PermissionWriter
{
    /// <summary>Writes a permission.</summary>
    /// <param name="permission">The permission.</param>
    /// <param name="ownAction">The action that needs no mention; <see langword="null"/> for none.</param>
    /// <returns>The text, which may be empty.</returns>
    public static string Write(PermissionEntry permission, string? ownAction)
    {
        var text = new StringBuilder();
        if (permission.Action != ownAction || permission.Kind != PermissionKind.Needed)
        {
            Add(text, permission.Kind switch { PermissionKind.Possible => "?", PermissionKind.Deployment => "~", _ => "" } + permission.Action);
        }

        if (permission.Trigger is { } trigger) Add(text, "when:" + trigger.Text);
        if (permission.IsOneOf) Add(text, PermissionText.OneOf);
        if (permission.IsWhereShown) Add(text, PermissionText.WhereShown);
        foreach (var resource in Sorted(permission.Resources)) Add(text, Write(resource));
        foreach (var limit in permission.TypeLimits) Add(text, $"{Escape(limit.ResourceType)}?{limit.Trigger.Text}");
        foreach (var condition in permission.Conditions)
        {
            Add(text, $"{(condition.IsLimit ? "limit" : "if")}:{condition.Operator}:{condition.Key}={string.Join('|', condition.Values)}");
        }

        if (permission.Note is not ("" or PermissionText.NamedAsDependent)) Add(text, "# " + permission.Note);
        return text.ToString();
    }

    public static string Write(ResourceTemplate resource)
        => resource.Variable.Length > 0
            ? resource.Variable + "=" + resource.Template
            : Escape(resource.ResourceType) + "@" + resource.Template;

    private static string Escape(string type) => type.Replace(" ", "%20", StringComparison.Ordinal);

    private static IEnumerable<ResourceTemplate> Sorted(IEnumerable<ResourceTemplate> resources)
        => resources
            .Distinct()
            .OrderBy(resource => resource.ResourceType, StringComparer.Ordinal)
            .ThenBy(resource => resource.Variable, StringComparer.Ordinal);

    private static void Add(StringBuilder text, string word) => text.Append(text.Length == 0 ? "" : " ").Append(word);
}
