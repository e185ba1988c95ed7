using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>A property of a resource type that holds a policy: a row of <c>PolicyPlaces.txt</c>.</summary>
/// <param name="Path">The names of members that lead to it, those of lists with <c>[]</c> behind them, those of maps with <c>{}</c>.</param>
/// <param name="Holds">What it holds.</param>
/// <param name="Kind">What a document there is attached to.</param>
/// <param name="Quota">The quota, where it is one of characters.</param>
/// <param name="Service">The service whose actions alone the document may hold; <see langword="null"/> when that is not certain.</param>
internal sealed record PolicyPlace(IReadOnlyList<string> Path, PolicyPlaceContent Holds, PolicyKind Kind, PolicyQuota? Quota, string? Service)
{
    private const string Table = "PolicyPlaces";
    private const string ServiceMark = "service=";
    private const string StatementMark = "statement";
    private const string LimitMark = "limit";

    private static readonly Lazy<ILookup<string, PolicyPlace>> ByType = new(static () => CatalogResource.ReadRows(Table).Select(static row => row.Split(' ')).ToLookup(static words => words[0], Parse));

    /// <summary>What the checks are to know of a document there.</summary>
    public PolicyCheckContext Context => new(Kind, AwsCatalog.Default) { Quota = Quota, Service = Service };

    /// <summary>The places of a type.</summary>
    /// <param name="type">A type of resources, such as <c>AWS::S3::BucketPolicy</c>.</param>
    /// <returns>The places; none for a type that the table does not have.</returns>
    public static IEnumerable<PolicyPlace> Of(string type) => ByType.Value[type];

    private static PolicyPlace Parse(string[] words)
    {
        var rest = words.Skip(3).ToList();
        var holds = words[2] switch
        {
            "other" => PolicyPlaceContent.OtherLanguage,
            "managed" => rest.Contains(LimitMark) ? PolicyPlaceContent.Limit : PolicyPlaceContent.ManagedPolicy,
            "sam" => PolicyPlaceContent.SamPolicies,
            _ => rest.Contains(StatementMark) ? PolicyPlaceContent.Statements : PolicyPlaceContent.Document,
        };
        return new(
            words[1].Split('.'),
            holds,
            Enum.TryParse<PolicyKind>(words[2], ignoreCase: true, out var kind) ? kind : PolicyKind.Identity,
            rest.Select(PolicyQuota.Named).FirstOrDefault(static quota => quota is not null),
            rest.Find(static word => word.StartsWith(ServiceMark, StringComparison.Ordinal))?.Substring(ServiceMark.Length));
    }
}

/// <summary>What a property with policies holds.</summary>
internal enum PolicyPlaceContent
{
    /// <summary>A document.</summary>
    Document,

    /// <summary>Statements, which the service puts into a document.</summary>
    Statements,

    /// <summary>The ARN of a managed policy.</summary>
    ManagedPolicy,

    /// <summary>The ARN of a managed policy that only limits what others allow: a permissions boundary or a session policy.</summary>
    Limit,

    /// <summary>A list of policies as SAM takes it.</summary>
    SamPolicies,

    /// <summary>A document in a language other than IAM's.</summary>
    OtherLanguage,
}
