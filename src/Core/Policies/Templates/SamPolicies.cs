using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Checks the property <c>Policies</c> of SAM's functions and state machines: managed policies, documents and policy templates.</summary>
/// <param name="typeOf">Finds the type of a resource of the template by its logical ID; <see langword="null"/> for anything else.</param>
/// <param name="loopNames">The names of the loops around it.</param>
internal sealed class SamPolicies(Func<string, string?> typeOf, IReadOnlyList<string> loopNames)
{
    private const string Statement = "Statement";
    private const string ArnEnd = "Arn";
    private const string TheName = "the name";

    // A name that no check takes for anything but a name.
    private const string AnyName = "name";

    private static readonly PolicyCheckContext Inline = new(PolicyKind.Identity, AwsCatalog.Default) { Quota = PolicyQuota.Role };

    /// <summary>Checks the property.</summary>
    /// <param name="policies">One policy, or a list of them.</param>
    /// <returns>The findings.</returns>
    public IEnumerable<TemplateFinding> Check(JsonValue policies)
        => TemplateBranches.Of(policies)
            .SelectMany(static one => one.Kind == JsonKind.Array ? one.Items.SelectMany(TemplateBranches.Of) : [one])
            .SelectMany(CheckOne);

    private IEnumerable<TemplateFinding> CheckOne(JsonValue policy)
    {
        if (policy.Kind == JsonKind.String || Intrinsic.Of(policy) is not null) return Outside(CheckManaged(policy));
        if (policy.Kind != JsonKind.Object) return [];
        return policy.Members is [var template] && template.Name != Statement && !Intrinsic.AddsMembers(template.Name)
            ? Outside(CheckTemplate(template))
            : TemplateDocument.Check(policy, isStatement: false, Inline, loopNames);
    }

    /// <summary>Checks the name or ARN of a managed policy.</summary>
    /// <param name="policy">The text, or the function that makes it.</param>
    /// <param name="takesNames">Whether a name is enough there.</param>
    /// <returns>The findings; none for a text that is not known.</returns>
    public IEnumerable<PolicyFinding> CheckManaged(JsonValue policy, bool takesNames = true)
        => Read(policy) is { Kind: JsonKind.String, IsOpen: false } text ? ManagedPolicyNames.Check(PseudoParameters.Fill(text.Text, 0), text.Range, takesNames ? ManagedPolicyForm.NameOrArn : ManagedPolicyForm.Arn) : [];

    private IEnumerable<PolicyFinding> CheckTemplate(JsonMember policy)
    {
        if (SamPolicyTemplate.Find(policy.Name) is not { } template)
        {
            var nearest = SamPolicyTemplate.NearestTo(policy.Name);
            return [CheckTable.UnknownSamTemplate.At(policy.NameRange, $"SAM has no policy template '{policy.Name}'; {(nearest.Count > 0 ? "write " + string.Join(" or ", nearest) : "write one of those that it publishes, or a document with 'Statement'")}")];
        }

        return policy.Value.Kind is JsonKind.Object && Intrinsic.Of(policy.Value) is null
            ? CheckParameters(template, policy).Concat(CheckGrants(template, policy))
            : policy.Value.Kind is JsonKind.Null or JsonKind.String && template.Parameters.Count > 0 ? CheckParameters(template, policy) : [];
    }

    private static IEnumerable<PolicyFinding> CheckParameters(SamPolicyTemplate template, JsonMember policy)
    {
        var isOpen = policy.Value.Members.Any(static member => Intrinsic.AddsMembers(member.Name));
        var given = policy.Value.Members.Select(static member => member.Name).ToList();
        foreach (var member in policy.Value.Members.Where(member => !Intrinsic.AddsMembers(member.Name) && !template.Parameters.Contains(member.Name)))
        {
            yield return CheckTable.UnknownSamParameter.At(
                member.NameRange,
                $"the policy template {template.Name} has no parameter '{member.Name}', so SAM ignores it; " + (template.Parameters.Count == 0 ? "remove it" : "write " + string.Join(" or ", template.Parameters)));
        }

        var missing = template.Parameters.Where(name => !given.Contains(name)).ToList();
        if (missing.Count > 0 && !isOpen)
        {
            yield return CheckTable.MissingSamParameter.At(policy.NameRange, $"the policy template {template.Name} needs {string.Join(" and ", missing.Select(static name => "'" + name + "'"))}; SAM rejects the template without it");
        }
    }

    // What the template grants in any case is told at its name where it is open; what the values add is told at the value.
    private IEnumerable<PolicyFinding> CheckGrants(SamPolicyTemplate template, JsonMember policy)
    {
        var granted = PolicyChecks.CheckGrants(template.Grants(AnyValue), Inline);
        foreach (var finding in granted.Where(static finding => finding.Rule is RuleIds.FullAccess or RuleIds.OpenDelegation or RuleIds.PrivilegeEscalation))
        {
            yield return finding with { Range = policy.NameRange, Message = $"the policy template {template.Name}: {finding.Message}" };
        }

        foreach (var parameter in policy.Value.Members.Where(member => template.Parameters.Contains(member.Name)))
        {
            if (!parameter.Name.EndsWith(ArnEnd, StringComparison.Ordinal) && NoName(parameter.Value) is var (what, instead))
            {
                yield return CheckTable.SamNameIsArn.At(parameter.Value.Range, $"'{parameter.Name}' takes a name, which SAM puts into an ARN; with {what} here, {template.Name} grants access to nothing that exists; write {instead}");
                continue;
            }

            if (Read(parameter.Value) is not { Kind: JsonKind.String, IsOpen: false } value) continue;
            var text = PseudoParameters.Fill(value.Text, 0);
            var added = PolicyChecks.CheckGrants(template.Grants(name => name == parameter.Name ? text : AnyValue(name)), Inline)
                .Where(finding => finding.Rule is not (RuleIds.RedundantPart or RuleIds.PolicyStyle) && granted.All(other => other.Row != finding.Row));
            foreach (var finding in added) yield return finding with { Range = value.Range, Message = PseudoParameters.Name($"with this {parameter.Name}, in what {template.Name} grants: {finding.Message}") };
        }
    }

    private static string? AnyValue(string parameter) => parameter.EndsWith(ArnEnd, StringComparison.Ordinal) ? null : AnyName;

    // What stands where a name belongs, and what to write instead: a literal, the attribute of a resource, or the resource itself.
    private (string What, string Instead)? NoName(JsonValue value)
    {
        if (Intrinsic.Of(value) is { Name: Intrinsic.Ref } reference)
        {
            return typeOf(reference.Value.Text) is { } type && RefValue.Of(type) is { } given
                ? (given.What, given.NameAttribute is { } attribute ? $"the attribute {reference.Value.Text}.{attribute}, with Fn::GetAtt" : TheName)
                : null;
        }

        var text = Intrinsic.Of(value) is { Name: Intrinsic.GetAtt } function
            ? function.Value is { Kind: JsonKind.String, Text: var whole } ? whole : function.Value.Items is [_, { Kind: JsonKind.String } last] ? last.Text : ""
            : "";
        if (text.EndsWith(ArnEnd, StringComparison.Ordinal)) return (RefValue.Arn, TheName);
        if (text.EndsWith("Url", StringComparison.Ordinal)) return (RefValue.Url, TheName);
        if (Read(value) is not { Kind: JsonKind.String } literal) return null;
        return literal.Text.StartsWith("arn:", StringComparison.Ordinal) ? (RefValue.Arn, TheName) : literal.Text.StartsWith("https://", StringComparison.Ordinal) ? (RefValue.Url, TheName) : null;
    }

    private JsonValue? Read(JsonValue value) => new TemplateValues(new Dictionary<JsonValue, int>(), loopNames).Resolve(value);

    private static IEnumerable<TemplateFinding> Outside(IEnumerable<PolicyFinding> findings) => findings.Select(static finding => new TemplateFinding(finding, Policy: null));
}
