using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes the file of a service.</summary>
internal static class ServiceWriter
{
    public static string Write(ServiceDraft service)
    {
        var header = new List<string> { "# " + string.Join(' ', service.Names.Select(names => names.Namespace)) };
        header.AddRange(service.Methods.Select(method => "method " + string.Join(' ', method.Skip(1))));
        if (Required(service.Operations) is { Length: > 0 } required) header.Add(RequiredMembers.Word + " " + string.Join(' ', required));
        return string.Join('\n', header) + "\n\n" + string.Concat(service.Operations.Select(operation => operation.Write()));
    }

    // The members that templates name, each with the operations that do not require it.
    private static string[] Required(IReadOnlyList<OperationDraft> operations)
        => [.. operations.SelectMany(static operation => operation.Permissions).SelectMany(static permission => permission.Resources)
            .SelectMany(static resource => TemplatePart.Parse(resource.Template)).Where(static part => part.IsMember).Select(static part => part.Text)
            .Where(static member => !member.Contains('.', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
            .Where(member => operations.Any(operation => operation.Request.IsRequired(member)))
            .Select(member => member + string.Concat(operations.Where(operation => operation.Request.Has(member) && !operation.Request.IsRequired(member)).Select(static operation => RequiredMembers.Except + operation.Name)))];
}
