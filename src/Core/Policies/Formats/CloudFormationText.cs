using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>A text of a template of CloudFormation, with the function that makes it.</summary>
/// <param name="Function">The function, <c>Ref</c> or <c>Sub</c>; empty for a text that stands as it is.</param>
/// <param name="Text">The text, or the function's argument.</param>
internal sealed record CloudFormationText(string Function, string Text)
{
    /// <summary>Joins the parts of a text.</summary>
    /// <param name="template">The template, which names what fills the placeholders.</param>
    public static CloudFormationText Of(IReadOnlyList<PlaceholderPart> parts, PolicyTemplate template)
    {
        if (parts.All(static part => part.Kind == PlaceholderKind.None)) return new("", string.Concat(parts.Select(static part => part.Text)));
        return parts.Count == 1
            ? new("Ref", Reference(parts[0], template))
            : new("Sub", string.Concat(parts.Select(part => part.Kind == PlaceholderKind.None ? part.Text.Replace("${", "${!") : "${" + Reference(part, template) + "}")));
    }

    private static string Reference(PlaceholderPart part, PolicyTemplate template) => part.Kind switch
    {
        PlaceholderKind.Partition => "AWS::Partition",
        PlaceholderKind.DnsSuffix => "AWS::URLSuffix",
        PlaceholderKind.Region when template.RegionOfDeployment => "AWS::Region",
        PlaceholderKind.Account when template.AccountOfDeployment => "AWS::AccountId",
        _ => template.NameOf(part).Pascal,
    };
}
