using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Resources that an input alone names by text that no pattern can hold: an ARN, the URL of a queue, a key's id or alias. The
/// pattern has any name then; but those who deploy the program know the ARN of what the input names.
/// </summary>
internal static class InputArns
{
    /// <summary>Reads the patterns of a resource type, as <see cref="TypePatterns.Read"/> does.</summary>
    /// <param name="prefix">The action's prefix.</param>
    /// <param name="templates">The permission's templates.</param>
    /// <param name="resource">The resource type of the action.</param>
    /// <param name="types">All resource types that the call may touch.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The patterns, marked with an input's ARN (<see cref="ArnPlaceholders.InputArn"/>) where only the input names the resource; <see langword="null"/> when the request names resources of other types.</returns>
    public static IReadOnlyList<string>? Read(string prefix, IReadOnlyList<ResourceTemplate> templates, ActionResource resource, IReadOnlyList<ActionResource> types, SdkRequest request)
    {
        var words = ArnVariables.Of(resource.Type.Arn);
        var own = templates
            .Where(template => TypePatterns.IsFor(template, resource, words))
            .Select(static template => (template.Variable, Parts: TemplatePart.Parse(template.Template)))
            .Where(template => template.Parts.All(part => !part.IsMember || request.StateOf(part.Text) != MemberState.Unset))
            .ToArray();
        var members = own
            .SelectMany(static template => template.Parts)
            .Where(static part => part.IsMember)
            .Select(static part => part.Text)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var whole = own.Where(static template => template.Variable.Length == 0).ToArray();
        var takesArn = whole.Length > 0 || IdentifierForms.Default.Find(prefix, resource.Type.Name) is not null;
        var namesAll = whole.Length > 0
            ? whole.All(static template => template.Parts.Count == 1)
            : words.All(word => own.Any(template => template.Variable == word));
        if (members.Length != 1 || !namesAll) return Patterns(request);

        var values = ShownValues.Of(request, members[0]);
        var inputs = values.Where(IsInput).ToArray();
        if (inputs.Length == 0) return Patterns(request);

        var others = values.Except(inputs).ToArray();
        var patterns = others.Length == 0 ? null : Patterns(request.With(members[0], others));
        foreach (var input in inputs)
        {
            var name = input.Parts[0].Text;
            var isArn = takesArn && name.EndsWith("arn", StringComparison.OrdinalIgnoreCase);
            if (Patterns(request.With(members[0], [isArn ? ShownValues.Any : input])) is not { } named) continue;
            patterns = [.. patterns ?? [], .. named.Select(pattern => Marked(pattern, name, isArn))];
        }

        return patterns;

        IReadOnlyList<string>? Patterns(SdkRequest limited) => new TypePatterns(prefix, templates, resource, types, limited).Read();

        string Marked(string pattern, string name, bool isArn)
            => pattern != "*" && (isArn || pattern == ResourcePatterns.Of(resource.Type.Arn, resource.IsCreated))
                ? ArnPlaceholders.InputArn(name, ArnPlaceholders.WithoutInputs(pattern))
                : pattern;
    }

    private static bool IsInput(MemberValue value) => value.Parts.Count == 1 && value.Parts[0].Kind == ValuePartKind.Input;
}
