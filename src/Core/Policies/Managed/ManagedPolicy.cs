using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Managed;

/// <summary>One of the common policies that AWS itself manages.</summary>
/// <param name="Path">What stands in its ARN after <c>policy/</c>, such as <c>service-role/AWSLambdaBasicExecutionRole</c>.</param>
/// <param name="Version">The version that the catalogue has, such as <c>v3</c>; AWS changes these policies.</param>
/// <param name="Text">What it says; places in it say nothing.</param>
public sealed record ManagedPolicy(string Path, string Version, PolicyText Text)
{
    private const string Resource = "managed";
    private const string Owner = ":iam::aws:policy/";

    private static readonly Lazy<(string Date, Dictionary<string, Lazy<ManagedPolicy>> ByName)> Loaded = new(Load);

    /// <summary>All policies that the catalogue has, sorted by name (ordinal).</summary>
    public static IEnumerable<ManagedPolicy> All => Loaded.Value.ByName.Values.Select(static policy => policy.Value).OrderBy(static policy => policy.Name, StringComparer.Ordinal);

    /// <summary>The date of the data, yyyy-MM-dd.</summary>
    public static string DataDate => Loaded.Value.Date;

    /// <summary>The name, without a path.</summary>
    public string Name => NameOf(Path);

    /// <summary>Finds a policy.</summary>
    /// <param name="text">Its name or its ARN, in any partition.</param>
    /// <returns>The policy; <see langword="null"/> when the catalogue does not have it, or the ARN is of a policy that AWS does not manage.</returns>
    public static ManagedPolicy? Find(string text)
    {
        var owner = text.IndexOf(Owner, StringComparison.Ordinal);
        var isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        if (isArn != owner >= 0) return null;
        var path = isArn ? text.Substring(owner + Owner.Length) : text;
        if (!Loaded.Value.ByName.TryGetValue(NameOf(path), out var found)) return null;
        var policy = found.Value;
        return path == policy.Path || (!isArn && path == policy.Name) ? policy : null;
    }

    /// <summary>How far it reaches, when that is everything: as the end of a sentence that begins with "which".</summary>
    /// <returns>The text, or an empty one for a policy that keeps to a service.</returns>
    public string Reach()
    {
        var context = new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default);
        var open = FullAccessCheck.Find(Text, context).Select(static finding => finding.Row).ToList();
        if (open.Contains(CheckTable.FullAccess)) return "allows every action on every resource";
        if (open.Contains(CheckTable.AllowWithNotAction)) return "allows every action except a few, including future ones";
        var grants = new OpenGrants(Text, AwsCatalog.Default);
        return Escalation.All.Any(way => way.Actions.Count == 1 && way.Actions[0].StartsWith("iam:", StringComparison.Ordinal) && grants.Find(way.Actions[0], way.Services) is not null)
            ? "allows privilege escalation to every permission"
            : "";
    }

    /// <summary>The finding on attaching it.</summary>
    /// <returns>The finding, without a place; <see langword="null"/> for a policy that keeps to a service.</returns>
    public PolicyFinding? FindFullAccess()
        => Reach() is { Length: > 0 } reach ? CheckTable.FullAccess.At(default(TextRange), Name + " " + reach + "; attach a policy that names only the actions that are needed") : null;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    // The largest have thousands of actions, so each is parsed when it is first asked for.
    private static (string Date, Dictionary<string, Lazy<ManagedPolicy>> ByName) Load()
    {
        var text = new EntryText(CatalogResource.Read(Resource) ?? "");
        var policies = new Dictionary<string, Lazy<ManagedPolicy>>(StringComparer.Ordinal);
        for (var i = 0; i < text.Count; i++)
        {
            var index = i;
            policies[NameOf(text.Word(i))] = new(() => Read(text.Lines(index)));
        }

        return (text.Header.Length > 0 ? text.Header[0].Replace("date ", "") : "", policies);
    }

    private static ManagedPolicy Read(string[] lines)
    {
        var head = lines[0].Split(' ');
        return new(head[0], head[1], ManagedPolicyText.Read(lines.Skip(1)));
    }
}
