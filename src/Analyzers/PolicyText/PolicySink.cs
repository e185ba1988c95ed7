using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>A request member that takes a policy document: what kind it is, how large it may be, and of which service.</summary>
/// <param name="Kind">The kind; <see langword="null"/> for a policy in a grammar of its own, which is left alone.</param>
/// <param name="Quota">The quota, where it is one of characters.</param>
/// <param name="Service">The service whose actions alone the document may hold; <see langword="null"/> when that is not certain.</param>
internal sealed record PolicySink(PolicyKind? Kind, PolicyQuota? Quota, string? Service)
{
    /// <summary>The name of the attribute of a queue or topic, as a member's name ends that holds it among others.</summary>
    public const string Attribute = "[Policy]";

    private const string Resource = "PolicySinks";
    private const string ServiceMark = "service=";

    private static readonly Lazy<Dictionary<string, PolicySink>> Members = new(Load);

    private static readonly Lazy<HashSet<string>> Names = new(static () => new(Members.Value.Keys.Select(SimpleName), StringComparer.OrdinalIgnoreCase));

    /// <summary>All members.</summary>
    public static IReadOnlyDictionary<string, PolicySink> All => Members.Value;

    /// <summary>Finds the sink of a member.</summary>
    /// <param name="member">The member's full name, with <see cref="Attribute"/> where it holds the policy among others.</param>
    /// <returns>The sink, or <see langword="null"/> when the member takes no policy that is known.</returns>
    public static PolicySink? Find(string member) => Members.Value.TryGetValue(member, out var sink) ? sink : null;

    /// <summary>Whether a member or parameter of that name can be a sink: asked before its symbol, which costs more.</summary>
    /// <param name="name">The simple name; case does not count.</param>
    /// <returns><see langword="true"/> when there is such a sink.</returns>
    public static bool CanBe(string name) => Names.Value.Contains(name);

    /// <summary>Whether what goes there only limits what others grant.</summary>
    public bool OnlyLimits { get; init; }

    /// <summary>What the checks are to know of a document that goes there.</summary>
    /// <param name="kind">The kind by the document's own words, for a sink of which it is not known.</param>
    /// <returns>The context.</returns>
    public PolicyCheckContext Context(PolicyKind kind) => new(Kind ?? kind, AwsCatalog.Default) { Quota = Quota, Service = Service, OnlyLimits = OnlyLimits };

    private static string SimpleName(string member)
    {
        var name = member.EndsWith(Attribute, StringComparison.Ordinal) ? member.Substring(0, member.Length - Attribute.Length) : member;
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static Dictionary<string, PolicySink> Load()
    {
        var sinks = new Dictionary<string, PolicySink>(StringComparer.Ordinal);
        using var stream = typeof(PolicySink).Assembly.GetManifestResourceStream(Resource);
        if (stream is null) return sinks;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var words = line.Split(' ');
            var kind = Enum.TryParse<PolicyKind>(words[1], ignoreCase: true, out var known) ? known : (PolicyKind?)null;
            var service = words.FirstOrDefault(static word => word.StartsWith(ServiceMark, StringComparison.Ordinal))?.Substring(ServiceMark.Length);
            sinks[words[0]] = new(kind, words.Length > 2 ? PolicyQuota.Named(words[2]) : null, service);
        }

        return sinks;
    }
}
