using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>
/// The managed policies that a template makes for permissions boundaries: they are named where a resource takes its boundary, and attached nowhere. Such a
/// policy grants nothing.
/// </summary>
internal sealed class TemplateBoundaries
{
    private const string Boundary = "PermissionsBoundary";

    private readonly HashSet<string> _limits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _attached = new(StringComparer.Ordinal);

    /// <summary>Looks through a template.</summary>
    /// <param name="template">The template, functions in their long form.</param>
    public TemplateBoundaries(JsonValue template)
    {
        foreach (var section in template.Members.Where(static member => member.Name is TemplateShape.Resources or "Globals")) Read(section.Value, isBoundary: false);
    }

    /// <summary>Whether a managed policy is for boundaries alone.</summary>
    /// <param name="name">Its logical ID.</param>
    /// <param name="properties">Its properties.</param>
    public bool Has(string name, JsonValue properties)
        => _limits.Contains(name) && !_attached.Contains(name) && properties.Find("Roles") is null && properties.Find("Users") is null && properties.Find("Groups") is null;

    private void Read(JsonValue value, bool isBoundary)
    {
        if (Intrinsic.Of(value) is { Name: Intrinsic.Ref or Intrinsic.GetAtt or Intrinsic.Sub } function)
        {
            foreach (var name in Named(function)) (isBoundary ? _limits : _attached).Add(name);
        }

        foreach (var item in value.Items) Read(item, isBoundary);
        foreach (var member in value.Members) Read(member.Value, isBoundary || member.Name == Boundary);
    }

    // Policy, Policy.PolicyArn, [ Policy, PolicyArn ], ${Policy}
    private static IEnumerable<string> Named(JsonMember function)
    {
        var text = function.Value.Items is [var first, ..] ? first.Text : function.Value.Text;
        return function.Name == Intrinsic.Sub
            ? text.Split(["${"], StringSplitOptions.None).Skip(1).Select(static piece => piece.Split('}', '.')[0])
            : [text.Split('.')[0]];
    }
}
