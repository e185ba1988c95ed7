using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>The property <c>Policies</c> of a function of SAM, as the grants that it makes.</summary>
public static class FunctionPolicies
{
    private const string Statement = "Statement";
    private const string Any = "*";

    /// <summary>Reads the property.</summary>
    /// <param name="policies">One policy, or a list of them.</param>
    /// <returns>Each policy, in order; those of all branches.</returns>
    public static IReadOnlyList<FunctionPolicy> Read(JsonValue policies)
        => [.. TemplateBranches.Of(policies)
            .SelectMany(static one => one.Kind == JsonKind.Array ? one.Items.SelectMany(TemplateBranches.Of) : [one])
            .Select(ReadOne)];

    private static FunctionPolicy ReadOne(JsonValue policy)
    {
        if (policy.Kind == JsonKind.Object && Intrinsic.Of(policy) is null)
        {
            return policy.Members is [var template] && template.Name != Statement && !Intrinsic.AddsMembers(template.Name)
                ? new(FunctionPolicyKind.Template, template.Name, template.NameRange, SamPolicyTemplate.Find(template.Name)?.Grants(name => ValueOf(template.Value, name)))
                : OfDocument(policy);
        }

        return Resolve(policy) is { Kind: JsonKind.String, IsOpen: false } text && PseudoParameters.Fill(text.Text, 0) is var name
            ? new(FunctionPolicyKind.Managed, name.Substring(name.LastIndexOf('/') + 1), policy.Range, ManagedPolicy.Find(name)?.Text)
            : new(FunctionPolicyKind.Managed, "", policy.Range, null);
    }

    private static FunctionPolicy OfDocument(JsonValue document)
    {
        if (Resolve(document) is not { Kind: JsonKind.Object, IsOpen: false } read) return new(FunctionPolicyKind.Document, "", document.Range, null);
        var isOpen = IsOpen(read);
        return new(FunctionPolicyKind.Document, "", document.Range, PolicyTextReader.Read(Widest(read), PolicyKind.Identity).Policy) { HasHoles = isOpen };
    }

    // What only the deployment knows may be any name.
    private static string ValueOf(JsonValue parameters, string name)
        => parameters.Find(name)?.Value is { } value && Resolve(value) is { Kind: JsonKind.String, IsOpen: false } text ? PseudoParameters.Fill(text.Text, 0) : Any;

    private static JsonValue? Resolve(JsonValue value) => new TemplateValues(new Dictionary<JsonValue, int>(), []).Resolve(value);

    private static bool IsOpen(JsonValue value) => value.Kind == JsonKind.Hole || value.IsOpen || value.Items.Any(IsOpen) || value.Members.Any(static member => IsOpen(member.Value));

    private static JsonValue Widest(JsonValue value)
        => value.Kind switch
        {
            JsonKind.Hole => new() { Kind = JsonKind.String, Text = Any, Range = value.Range },
            JsonKind.String => new() { Kind = JsonKind.String, Text = PseudoParameters.Fill(value.Text.Replace(TextHole.Text, Any), 0), Range = value.Range },
            _ => new()
            {
                Kind = value.Kind,
                Range = value.Range,
                Text = value.Text,
                Members = [.. value.Members.Select(static member => new JsonMember(member.Name, member.NameRange, Widest(member.Value)))],
                Items = [.. value.Items.Select(Widest)],
            },
        };
}

/// <summary>One policy of a function.</summary>
/// <param name="Name">The name of a managed policy or a policy template; empty for a document, and where only the deployment knows it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Grants">What it allows, a hole for anything; <see langword="null"/> when that is not known.</param>
public sealed record FunctionPolicy(FunctionPolicyKind Kind, string Name, TextRange Place, PolicyText? Grants)
{
    /// <summary>Whether only the deployment knows a part of a document.</summary>
    public bool HasHoles { get; init; }
}

/// <summary>What a policy of a function is.</summary>
public enum FunctionPolicyKind
{
    /// <summary>A managed policy, by name or ARN.</summary>
    Managed,

    /// <summary>A policy template of SAM.</summary>
    Template,

    /// <summary>A document.</summary>
    Document,
}
