using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Writes, for the tests, the request members that take an identifier in more than one form and that a template uses.</summary>
internal static class MemberFormsWriter
{
    public static string Write(PublishedFolder input, IEnumerable<ServiceDraft> services)
    {
        var operations = services.SelectMany(static service => service.Operations).ToDictionary(static operation => (operation.Service, operation.Name));
        return "# Members that take an identifier in more than one form and that a template uses: service, operation, member, forms.\n"
            + string.Concat(input.Table("member-forms.tsv")
                .Select(row => Row(row, operations))
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(static line => line + "\n"));
    }

    private static string? Row(Dictionary<string, string> row, Dictionary<(string Service, string Name), OperationDraft> operations)
        => operations.TryGetValue((row["botocore service"], row["operation"]), out var operation)
            && operation.Request.Translate(row["member"]) is { } member
            && operation.Permissions.Any(permission => permission.Resources.Any(resource => Names(resource, member.Path)))
                ? $"{operation.Service} {operation.Name} {member.Path} {row["forms named by its description"]}"
                : null;

    private static bool Names(ResourceTemplate resource, string member)
        => TemplatePart.Parse(resource.Template).Any(part => part.IsMember && part.Text == member);
}
