namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>A form in which a policy is deployed.</summary>
/// <param name="Name">The name that a project gives in <c>IamPolicyFormats</c>.</param>
/// <param name="Extension">The extension of its file, with its dot.</param>
/// <param name="Write">Writes a template, lines ended by <c>\n</c>.</param>
public sealed record PolicyFormat(string Name, string Extension, Func<PolicyTemplate, string> Write)
{
    /// <summary>All formats beside JSON, sorted by name.</summary>
    public static IReadOnlyList<PolicyFormat> All { get; } =
    [
        new("cdk", ".cs", CdkWriter.Write),
        new("cloudformation", ".cfn.yaml", CloudFormationWriter.Write),
        new("cloudformation-json", ".cfn.json", JsonPolicy.CloudFormation),
        new("sam", ".sam.yaml", SamWriter.Write),
        new("sam-json", ".sam.json", JsonPolicy.Sam),
        new("terraform", ".tf", TerraformWriter.Write),
    ];

    /// <summary>Finds a format.</summary>
    /// <param name="name">Its name, compared without case.</param>
    /// <returns>The format, or <see langword="null"/>.</returns>
    public static PolicyFormat? Find(string name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
