using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>Finds condition keys: AWS's global ones in a table of this folder, those of services in the catalogue.</summary>
public static class ConditionKeys
{
    private const string Table = "GlobalConditionKeys";
    private static readonly Lazy<IReadOnlyList<ConditionKey>> GlobalKeys = new(Load);

    /// <summary>AWS's global keys; <c>${TagKey}</c> stands for the part that a policy chooses.</summary>
    public static IReadOnlyList<ConditionKey> Global => GlobalKeys.Value;

    /// <summary>Finds a key.</summary>
    /// <param name="name">The key, compared without case, such as <c>aws:securetransport</c> or <c>s3:prefix</c>.</param>
    /// <returns>The key in its canonical spelling; <see langword="null"/> when AWS has none of that name.</returns>
    public static ConditionKey? Find(string name, AwsCatalog catalog)
    {
        if (Global.FirstOrDefault(key => Matches(key.Name, name)) is { } global) return global with { Name = Spelled(global.Name, name) };
        var colon = name.IndexOf(':');
        if (colon <= 0 || ServiceOf(name.Substring(0, colon), catalog) is not { } service) return null;
        foreach (var key in service.ConditionKeys.OrderBy(static key => key.Key, StringComparer.Ordinal))
        {
            if (Matches(key.Key, name)) return new ConditionKey(Spelled(key.Key, name), TypeOf(key.Key, key.Value), KeyPresence.Action, "");
        }

        return null;
    }

    /// <summary>The keys that a mistyped one may have meant.</summary>
    /// <param name="name">A key's name.</param>
    /// <returns>The global keys and those of the service that the name begins with.</returns>
    public static IEnumerable<string> Candidates(string name, AwsCatalog catalog)
    {
        var colon = name.IndexOf(':');
        var service = colon <= 0 ? null : catalog.FindPrefix(name.Substring(0, colon));
        return Global.Select(static key => key.Name).Concat(service?.ConditionKeys.Keys ?? []).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether a request for an action can have a key, as far as the reference tells.</summary>
    /// <returns><see langword="false"/> when no request for the action has it.</returns>
    public static bool CanBeIn(ConditionKey key, ActionEntry action)
        => key.Presence switch
        {
            KeyPresence.Service => false,
            KeyPresence.Action => action.ConditionKeys
                .Concat(action.Resources.SelectMany(resource => IsOfRequest(key) ? resource.ConditionKeys : resource.ConditionKeys.Concat(resource.Type.ConditionKeys)))
                .Any(listed => Matches(listed, key.Name)),
            _ => true,
        };

    // A type lists the tags of requests that create it for all its actions; only those of the action itself count.
    private static bool IsOfRequest(ConditionKey key) => key.Name == "aws:TagKeys" || key.Name.StartsWith("aws:RequestTag/", StringComparison.Ordinal);

    // Keys of identity providers begin with the provider's name and stand with the service that takes their tokens.
    private static IamServiceEntry? ServiceOf(string prefix, AwsCatalog catalog)
        => catalog.FindPrefix(prefix) ?? (prefix == "saml" || prefix.IndexOf('.') >= 0 ? catalog.FindPrefix("sts") : null);

    // How a token's holder signed in is a list in OpenID Connect, and in AWS's own trust policies for Cognito; the reference says String.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
    private static string TypeOf(string key, string type) => key.EndsWith(":amr", StringComparison.Ordinal) ? "ArrayOfString" : type;

    // The reference writes the part that a policy chooses as ${TagKey}, <key> or tag-key.
    private static bool Matches(string listed, string name)
    {
        var open = OpenPart(listed);
        return open < 0
            ? string.Equals(listed, name, StringComparison.OrdinalIgnoreCase)
            : name.Length > open && string.Compare(listed, 0, name, 0, open, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static string Spelled(string listed, string name)
    {
        var open = OpenPart(listed);
        return open < 0 ? listed : listed.Substring(0, open) + name.Substring(open);
    }

    private static int OpenPart(string listed)
    {
        var start = listed.LastIndexOfAny(['/', ':']) + 1;
        var last = listed.Substring(start);
        return last == "tag-key" || last.StartsWith("${", StringComparison.Ordinal) || last.StartsWith("<", StringComparison.Ordinal) ? start : -1;
    }

    private static List<ConditionKey> Load()
    {
        var keys = new List<ConditionKey>();
        foreach (var line in CatalogResource.ReadRows(Table))
        {
            var words = line.Split(' ');
            keys.Add(new ConditionKey(words[0], words[1], (KeyPresence)Enum.Parse(typeof(KeyPresence), words[2], ignoreCase: true), words.Length > 3 ? words[3] : ""));
        }

        return keys;
    }
}
