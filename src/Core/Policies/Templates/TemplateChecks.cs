using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Checks the policies in a template of CloudFormation or SAM.</summary>
public sealed class TemplateChecks
{
    /// <summary>More than anybody reads.</summary>
    private const int MostFindings = 200;

    private const string Properties = "Properties";
    private const string Type = "Type";
    private const string Policies = "Policies";
    private const string OfAws = "AWS::";

    /// <summary>The sections of <c>Globals</c> and the types that they are for.</summary>
    private static readonly (string Section, string Type)[] GlobalSections = [("Function", "AWS::Serverless::Function"), ("StateMachine", "AWS::Serverless::StateMachine"), ("Api", "AWS::Serverless::Api")];

    private const string ManagedPolicyType = "AWS::IAM::ManagedPolicy";

    private readonly JsonValue _template;
    private readonly TemplateBoundaries _boundaries;

    private TemplateChecks(JsonValue template)
    {
        _template = template;
        _boundaries = new(template);
    }

    /// <summary>Checks a template.</summary>
    /// <param name="template">The template, JSON or YAML, functions in their long form.</param>
    /// <returns>The findings, in the order of the text; a place that several uses share once.</returns>
    public static IReadOnlyList<TemplateFinding> Check(JsonValue template) => new TemplateChecks(template).Check();

    private IReadOnlyList<TemplateFinding> Check()
        => [.. (_template.Find(TemplateShape.Resources)?.Value is { } resources ? OfResources(resources, []) : []).Concat(OfGlobals())
            .GroupBy(static one => (one.Finding.Row, one.Place))
            .Select(static group => group.First())
            .OrderBy(static one => one.Place.Start)
            .ThenBy(static one => one.Finding.Rule, StringComparer.Ordinal)
            .ThenBy(static one => one.Finding.Check, StringComparer.Ordinal)
            .Take(MostFindings)];

    private IEnumerable<TemplateFinding> OfResources(JsonValue resources, IReadOnlyList<string> loopNames)
        => resources.Members.SelectMany(member => member switch
        {
            { Value: { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } name, _, { Kind: JsonKind.Object } body] } } when member.Name.StartsWith(Intrinsic.ForEach, StringComparison.Ordinal) => OfResources(body, [.. loopNames, name.Text]),
            { Value: { Kind: JsonKind.Object } resource } when resource.Find(Type)?.Value is { Kind: JsonKind.String } type && resource.Find(Properties)?.Value is { Kind: JsonKind.Object } properties => OfResource(member.Name, type.Text, properties, loopNames),
            _ => [],
        });

    private IEnumerable<TemplateFinding> OfGlobals()
    {
        if (_template.Find("Globals")?.Value is not { } globals) yield break;
        foreach (var (section, type) in GlobalSections)
        {
            if (globals.Find(section)?.Value is not { } properties) continue;
            if (properties.Find(Policies) is { } policies && PolicyPlace.Of(type).Any(static place => place.Holds == PolicyPlaceContent.SamPolicies))
            {
                yield return new(CheckTable.SamGlobalPolicies.At(policies.NameRange, $"SAM does not accept 'Policies' in Globals and rejects the template; move them to each function"), Policy: null);
            }

            foreach (var finding in PolicyPlace.Of(type).Where(static place => place.Holds != PolicyPlaceContent.SamPolicies).SelectMany(place => OfPlace(place, properties, []))) yield return finding;
        }
    }

    private IEnumerable<TemplateFinding> OfResource(string name, string type, JsonValue properties, IReadOnlyList<string> loopNames)
    {
        var places = PolicyPlace.Of(type).ToList();
        var onlyLimits = type == ManagedPolicyType && _boundaries.Has(name, properties);
        if (places.Count > 0) return places.SelectMany(place => OfPlace(place, properties, loopNames, onlyLimits));
        return type.StartsWith(OfAws, StringComparison.Ordinal) ? DocumentsIn(properties).SelectMany(document => TemplateDocument.Check(document, isStatement: false, ContextOf(document), loopNames)) : [];
    }

    private IEnumerable<TemplateFinding> OfPlace(PolicyPlace place, JsonValue properties, IReadOnlyList<string> loopNames, bool onlyLimits = false)
    {
        if (place.Holds == PolicyPlaceContent.OtherLanguage) return [];
        var values = TemplateBranches.At(properties, place.Path);
        var sam = new SamPolicies(TypeOf, loopNames);
        var references = new ResourceReferences(TypeOf);
        return place.Holds switch
        {
            PolicyPlaceContent.SamPolicies => values.SelectMany(value => sam.Check(value).Concat(Outside(references.Check(value, isStatement: false)))),
            PolicyPlaceContent.ManagedPolicy => OfManaged(values, sam),

            // What limits others grants nothing, so it is not too wide by itself.
            PolicyPlaceContent.Limit => OfManaged(values, sam).Where(static one => one.Finding.Rule != RuleIds.FullAccess),
            _ => values.SelectMany(value => TemplateDocument.Check(value, place.Holds == PolicyPlaceContent.Statements, place.Context with { OnlyLimits = onlyLimits }, loopNames)
                .Concat(Outside(references.Check(value, place.Holds == PolicyPlaceContent.Statements)))),
        };
    }

    private string? TypeOf(string resource) => _template.Find(TemplateShape.Resources)?.Value.Find(resource)?.Value.Find(Type)?.Value.Text;

    private static IEnumerable<TemplateFinding> OfManaged(IEnumerable<JsonValue> values, SamPolicies sam)
        => values.SelectMany(TemplateBranches.Of).SelectMany(value => Outside(sam.CheckManaged(value, takesNames: false)));

    private static IEnumerable<TemplateFinding> Outside(IEnumerable<PolicyFinding> findings) => findings.Select(static finding => new TemplateFinding(finding, Policy: null));

    // The documents among properties of which nothing is known.
    private static IEnumerable<JsonValue> DocumentsIn(JsonValue value)
        => IsDocument(value) ? [value] : value.Items.Concat(value.Members.Select(static member => member.Value)).SelectMany(DocumentsIn);

    private static bool IsDocument(JsonValue value) => Statements(value).Any(static statement => statement.Find("Effect") is not null);

    private static PolicyCheckContext ContextOf(JsonValue document)
    {
        var hasPrincipal = Statements(document).Any(static statement => statement.Find("Principal") is not null || statement.Find("NotPrincipal") is not null);
        return new(hasPrincipal ? PolicyKind.Resource : PolicyKind.Identity, AwsCatalog.Default) { Quota = null };
    }

    private static IEnumerable<JsonValue> Statements(JsonValue document)
        => document.Find("Statement")?.Value is { } statements ? TemplateBranches.Of(statements).SelectMany(static one => one.Kind == JsonKind.Array ? one.Items.SelectMany(TemplateBranches.Of) : [one]) : [];
}
