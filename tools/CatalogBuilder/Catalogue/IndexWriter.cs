using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes the list of services and the list of names that can be a call.</summary>
internal static class IndexWriter
{
    public static string Services(IReadOnlyList<ServiceDraft> services, string date)
        => $"date {date}\n\n" + string.Concat(services.SelectMany(service => service.Names).Select(names =>
            $"{names.Id} {names.IamPrefix} {names.Namespace} {names.ClientInterface} {names.ClientClass}\n"));

    public static string Names(IReadOnlyList<ServiceDraft> services, string helpers)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            names.UnionWith(service.Operations.Select(operation => operation.Name));
            names.UnionWith(service.Methods.Select(method => method[1]));
        }

        foreach (var helper in HelperText.Parse(helpers).Where(helper => helper.Operations.Count > 0))
        {
            names.Add(helper.Method == ".ctor" ? helper.Type[(helper.Type.LastIndexOf('.') + 1)..] : helper.Method);
        }

        return string.Concat(names.Select(name => name + "\n"));
    }
}
