using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>A policy for those who deploy a program: what its inputs name is open, as are partition, and region and account of what it creates.</summary>
/// <param name="Program">The program's assembly name.</param>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Name">The words of program and principal, no two templates of a program with the same.</param>
/// <param name="Documents">The documents, with the placeholders of <see cref="ArnPlaceholders"/>; more than one when IAM would not take it in one.</param>
/// <param name="Inputs">What whoever deploys gives, in the order of the template.</param>
public sealed record PolicyTemplate(
    string Program,
    string Principal,
    TemplateName Name,
    IReadOnlyList<PolicyDocument> Documents,
    IReadOnlyList<TemplateInput> Inputs)
{
    /// <summary>Whether the region of what the program creates is that of the deployment, which each format knows: <c>IamPolicyRegion=deployment</c>.</summary>
    public bool RegionOfDeployment { get; init; }

    /// <summary>Whether the account of what the program creates is that of the deployment: <c>IamPolicyAccount=deployment</c>.</summary>
    public bool AccountOfDeployment { get; init; }

    /// <summary>The last word of <see cref="PolicyName"/>.</summary>
    internal const string PolicyWord = "policy";

    /// <summary>The name of what the template makes, which no input has.</summary>
    public string PolicyName => Name.With(PolicyWord).Pascal;

    /// <summary>What the template is, in one line.</summary>
    public string Title => Principal.Length == 0
        ? $"IAM permissions that {Program} needs."
        : $"IAM permissions that {Program} needs as {Principal}.";

    /// <summary>The line that tells whose file it is.</summary>
    public string Notice => $"Written by the build of {Program}, which replaces the whole file.";

    /// <summary>Whether some text of the documents has a placeholder of a kind.</summary>
    /// <returns><see langword="true"/> when a writer has to fill it.</returns>
    public bool Has(PlaceholderKind kind) => Documents.Any(document => document.Statements.Any(statement => statement.Resources
        .Concat(statement.Conditions.SelectMany(static condition => condition.Values))
        .Any(text => FormatText.Parts(text).Any(part => part.Kind == kind))));

    /// <summary>The name of what fills a placeholder.</summary>
    /// <param name="part">An input, or the region or account of what the program creates.</param>
    /// <returns>The name.</returns>
    public TemplateName NameOf(PlaceholderPart part) => Inputs.First(input => input.Placeholder == part).Name;
}

/// <summary>Something that whoever deploys a program gives.</summary>
/// <param name="Placeholder">What it fills.</param>
/// <param name="Name">Its name, no two of a template with the same.</param>
/// <param name="Description">What it is, and where it comes from.</param>
/// <param name="Default">Its value when none is given; <see langword="null"/> when one has to be given.</param>
public sealed record TemplateInput(PlaceholderPart Placeholder, TemplateName Name, string Description, string? Default);
