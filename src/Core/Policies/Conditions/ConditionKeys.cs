using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>Finds condition keys: AWS's global ones in a table of this folder, those of services in the catalogue.</summary>
public static class ConditionKeys
{
    private const string Table = "GlobalConditionKeys";
    private static readonly Lazy<IReadOnlyList<ConditionKey>> GlobalKeys = new(Load);

    // Keys that stand with a service of another prefix than theirs.
    private static readonly Dictionary<string, string[]> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["catalog"] = ["aws-marketplace"],
        ["cognito-identity-auth"] = ["cognito-identity"],
        ["cognito-identity-unauth"] = ["cognito-identity"],
        ["ec2"] = ["ec2-instance-connect"],
        ["identitycenter"] = ["sso"],
        ["identitystore"] = ["q", "qbusiness"],
        ["iot"] = ["iotjobsdata"],
    };

    // Keys that a guide names for an action, and the reference does not:
    // https://docs.aws.amazon.com/bedrock/latest/userguide/model-access-permissions.html
    private static readonly HashSet<string> Documented = new(StringComparer.Ordinal)
    {
        "aws-marketplace:Subscribe aws-marketplace:ProductId", "aws-marketplace:Unsubscribe aws-marketplace:ProductId", "aws-marketplace:ViewSubscriptions aws-marketplace:ProductId",
    };

    // A pattern of actions asks for all keys of its service, each time that a policy names it.
    private static readonly ConditionalWeakTable<IamServiceEntry, HashSet<string>> KeysOfServices = new();

    /// <summary>AWS's global keys; <c>${TagKey}</c> stands for the part that a policy chooses.</summary>
    public static IReadOnlyList<ConditionKey> Global => GlobalKeys.Value;

    /// <summary>Finds a key.</summary>
    /// <param name="name">The key, compared without case, such as <c>aws:securetransport</c> or <c>s3:prefix</c>.</param>
    /// <returns>The key in its canonical spelling; <see langword="null"/> when AWS has none of that name.</returns>
    public static ConditionKey? Find(string name, AwsCatalog catalog)
    {
        if (Global.FirstOrDefault(key => Matches(key.Name, name)) is { } global) return global with { Name = Spelled(global.Name, name) };
        var colon = name.IndexOf(':');
        if (colon <= 0) return null;
        var prefix = name.Substring(0, colon);
        var listed = ServicesOf(prefix, catalog)
            .SelectMany(static service => service.ConditionKeys.OrderBy(static key => key.Key, StringComparer.Ordinal))
            .FirstOrDefault(key => Matches(key.Key, name));
        return listed.Key is null
            ? null
            : new ConditionKey(Spelled(listed.Key, name), TypeOf(listed.Key, listed.Value), IsFederated(prefix) ? KeyPresence.Session : KeyPresence.Action, "");
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
                .Any(listed => Matches(listed, key.Name)) || Documented.Contains(action.Name + " " + key.Name),
            _ => true,
        };

    /// <summary>Whether a request for some action of a service can have a key, as far as the reference tells.</summary>
    /// <returns><see langword="false"/> when no request for any of its actions has it.</returns>
    public static bool CanBeIn(ConditionKey key, IamServiceEntry service)
        => key.Presence switch
        {
            KeyPresence.Service => false,
            KeyPresence.Action => KeysOfServices.GetValue(service, AllKeys).Any(listed => Matches(listed, key.Name)),
            _ => true,
        };

    private static HashSet<string> AllKeys(IamServiceEntry service)
        => new(
            service.ConditionKeys.Keys
                .Concat(service.ResourceTypes.SelectMany(static type => type.ConditionKeys))
                .Concat(service.Actions.SelectMany(static action => action.ConditionKeys.Concat(action.Resources.SelectMany(static resource => resource.ConditionKeys)))),
            StringComparer.OrdinalIgnoreCase);

    // A type lists the tags of requests that create it for all its actions; only those of the action itself count.
    private static bool IsOfRequest(ConditionKey key) => key.Name == "aws:TagKeys" || key.Name.StartsWith("aws:RequestTag/", StringComparison.Ordinal);

    // Keys of identity providers begin with the provider's name and stand with the service that takes their tokens.
    private static IEnumerable<IamServiceEntry> ServicesOf(string prefix, AwsCatalog catalog)
        => (IsFederated(prefix) ? ["sts"] : Elsewhere.TryGetValue(prefix, out var others) ? [prefix, .. others] : new[] { prefix })
            .Select(catalog.FindPrefix)
            .OfType<IamServiceEntry>();

    // What a provider says of its user stays with the session, so each later request has it.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#cross-service-keys
    private static bool IsFederated(string prefix) => string.Equals(prefix, "saml", StringComparison.OrdinalIgnoreCase) || prefix.IndexOf('.') >= 0;

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
