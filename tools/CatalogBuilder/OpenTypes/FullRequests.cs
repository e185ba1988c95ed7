using System.Text.RegularExpressions;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.CatalogBuilder.OpenTypes;

/// <summary>Derives, for each operation, the resources of a request that is written in full: each member a constant, a name in one run and an ARN in another.</summary>
internal static partial class FullRequests
{
    private const string AnyName = "x";

    /// <summary>Finds the types that stay open in both runs.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The types of needed permissions, in the catalogue's order; not those whose ARN can only be <c>*</c>.</returns>
    public static IEnumerable<OpenType> OpenTypes(AwsCatalog catalog)
        => from service in catalog.ServiceIds.Select(id => catalog.FindService(id)!)
           from operation in service.Operations
           let members = Members(operation)
           from permission in operation.Permissions
           where permission.Kind == PermissionKind.Needed
           let action = catalog.FindAction(permission.Action)
           where action is not null
           from type in action.Resources
           where ResourcePatterns.Of(type.Type.Arn, type.IsCreated) is not "*" and var any && Values(type.Type.Arn).All(value => Resources(permission, action, members, value).Contains(any))
           select new OpenType(service.Id, operation.Name, action.Name, type.Type.Name);

    private static string[] Values(string arn) => [AnyName, Variable().Replace(arn, static variable => variable.Value switch { "${Partition}" => "aws", "${Region}" => "us-east-1", "${Account}" => "111122223333", _ => AnyName })];

    private static EquatableArray<string> Resources(PermissionEntry permission, ActionEntry action, IEnumerable<string> members, string value)
        => ResourceResolver.Resolve(permission, action, new(true, members.Select(path => new RequestMember(path, MemberState.Set, EquatableArray<string>.From([value]), true)).ToEquatableArray()));

    private static string[] Members(OperationEntry operation)
        => [.. operation.Permissions.SelectMany(static permission => permission.Resources).SelectMany(static resource => TemplatePart.Parse(resource.Template)).Where(static part => part.IsMember).Select(static part => part.Text).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Variable();
}
