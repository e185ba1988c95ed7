using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// KMS keys that a request names by alias. A policy takes no alias as a resource, so the permission is for any key, on the
/// condition that the request names that alias.
/// https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
/// </summary>
internal static class KeyAliases
{
    private const string Prefix = "kms:";
    private const string Key = "kms:RequestAlias";
    private const string AliasStart = "alias/";

    /// <summary>Splits a permission into one for keys and one for each alias.</summary>
    /// <param name="part">The permission.</param>
    /// <param name="catalog">The catalogue, which knows the actions that take the condition key.</param>
    /// <returns>The parts; the permission itself when it names no key by alias.</returns>
    public static IEnumerable<RequestPart> Split(RequestPart part, AwsCatalog catalog)
    {
        if (!part.Entry.Action.StartsWith(Prefix, StringComparison.Ordinal) || IsForwarded(part.Entry) || Member(part.Entry) is not { } path || !TakesKey(part.Entry, catalog)) return [part];
        var values = ShownValues.Of(part.Request, path);
        var aliases = values.Where(static value => Alias(value) is not null).ToArray();
        if (aliases.Length == 0) return [part];

        var others = values.Except(aliases).ToArray();
        IEnumerable<RequestPart> parts = [.. aliases.Select(value => part with { Entry = Limited(part.Entry, value) })];
        return others.Length == 0 ? parts : parts.Prepend(part.With(path, others));
    }

    // The service that the caller uses resolves the alias and asks for the key by its id, so the request names no alias.
    private static bool IsForwarded(PermissionEntry entry)
        => entry.Conditions.Any(static condition => condition.Key is "kms:ViaService" or "kms:GrantIsForAWSResource");

    private static string? Member(PermissionEntry entry)
        => entry.Resources
            .Where(static template => template.Variable == "KeyId")
            .Select(static template => TemplatePart.Parse(template.Template)[0])
            .FirstOrDefault(static member => member is { Function: "unless", Argument: AliasStart })?.Text;

    private static bool TakesKey(PermissionEntry entry, AwsCatalog catalog)
        => catalog.FindAction(entry.Action)?.TakesKey(Key) == true;

    private static PermissionEntry Limited(PermissionEntry entry, MemberValue value)
    {
        var condition = value.IsConstant
            ? new ConditionTemplate("StringEquals", Key, [Alias(value)!])
            : new ConditionTemplate("StringLike", Key, [Alias(value)!]);
        return entry with
        {
            Resources = [new ResourceTemplate("key", "", KeyArn(value))],
            Conditions = [.. entry.Conditions, condition],
        };
    }

    private static string? Alias(MemberValue value)
    {
        if (!WholeArn.Is(value)) return ShownValues.BeginsWith(value, AliasStart) ? Text(value) : null;
        var fields = ArnFields.Split(Text(value));
        return fields.Length == ArnFields.Count && fields[5].StartsWith(AliasStart, StringComparison.Ordinal) ? fields[5] : null;
    }

    private static string KeyArn(MemberValue value)
    {
        var (partition, region, account) = (ArnPlaceholders.Partition, ArnPlaceholders.AnyRegion, ArnPlaceholders.AnyAccount);
        if (WholeArn.Is(value))
        {
            var fields = ArnFields.Split(ValuePattern.Of(value));
            (partition, region, account) = (fields[1], fields[3], fields[4]);
        }

        return $"arn:{partition}:kms:{region}:{account}:key/*";
    }

    private static string Text(MemberValue value) => value.IsConstant ? value.Fill(static _ => "") : ValuePattern.Of(value);
}
