using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The catalogue as short text, for expected values that can be read.</summary>
internal static class CatalogView
{
    /// <summary>An operation's permissions without resources and notes: mark, action, trigger, conditions.</summary>
    public static List<string> Of(string service, string operation)
        => [.. Find(service, operation).Permissions.Select(Text)];

    public static OperationEntry Find(string service, string operation)
        => AwsCatalog.Default.FindService(service)?.FindOperation(operation)
            ?? throw new InvalidOperationException($"No operation {service} {operation}");

    /// <summary>The resource templates of an operation's permissions of one action.</summary>
    public static List<string> Templates(string service, string operation, string action)
        => [.. Find(service, operation).Permissions
            .Where(permission => permission.Action == action)
            .SelectMany(permission => permission.Resources)
            .Select(resource => resource.Variable.Length > 0 ? $"{resource.Variable}={resource.Template}" : $"{resource.ResourceType}@{resource.Template}")];

    public static string Text(PermissionEntry permission)
    {
        var mark = permission.Kind switch { PermissionKind.Possible => "?", PermissionKind.Deployment => "~", _ => "" };
        var trigger = permission.Trigger is null ? "" : " when:" + permission.Trigger.Text;
        var conditions = permission.Conditions.Select(condition => $" {(condition.IsLimit ? "limit" : "if")}:{condition.Operator}:{condition.Key}={string.Join('|', condition.Values)}");
        return mark + permission.Action + trigger + string.Concat(conditions);
    }

    /// <summary>The lines of a data file beside the tests, without comments.</summary>
    public static IEnumerable<string> Lines(string file)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Catalog", "Data", file)).Where(line => line.Length > 0 && line[0] != '#');
}
