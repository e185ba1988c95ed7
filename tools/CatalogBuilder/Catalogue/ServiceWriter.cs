namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes the file of a service.</summary>
internal static class ServiceWriter
{
    public static string Write(ServiceDraft service)
    {
        var header = new List<string> { "# " + string.Join(' ', service.Names.Select(names => names.Namespace)) };
        header.AddRange(service.Methods.Select(method => "method " + string.Join(' ', method.Skip(1))));
        return string.Join('\n', header) + "\n\n" + string.Concat(service.Operations.Select(operation => operation.Write()));
    }
}
