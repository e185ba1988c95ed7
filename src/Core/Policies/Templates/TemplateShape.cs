using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Knows a template of CloudFormation or SAM by its own words.</summary>
public static class TemplateShape
{
    /// <summary>The section that every template has.</summary>
    internal const string Resources = "Resources";

    private const string Version = "AWSTemplateFormatVersion";
    private const string Transform = "Transform";
    private const string OfAws = "AWS::";

    /// <summary>Whether a text that cannot be read is meant as a template.</summary>
    /// <param name="text">The text.</param>
    public static bool IsMeantAsTemplate(string text) => text.IndexOf(Version, StringComparison.Ordinal) >= 0 || (text.IndexOf(Resources, StringComparison.Ordinal) >= 0 && text.IndexOf(OfAws, StringComparison.Ordinal) >= 0);

    /// <summary>Whether what was read is a template.</summary>
    /// <param name="root">The whole text.</param>
    public static bool IsTemplate(JsonValue root)
        => root.Kind == JsonKind.Object
            && (root.Find(Version) is not null
                || (root.Find(Transform)?.Value is { } transform && transform.Items.Append(transform).Any(static one => one.Text.StartsWith(OfAws, StringComparison.Ordinal)))
                || (root.Find(Resources)?.Value.Members.Any(static resource => resource.Value.Find("Type")?.Value.Text.StartsWith(OfAws, StringComparison.Ordinal) == true) ?? false));
}
