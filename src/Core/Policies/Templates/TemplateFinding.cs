using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Something that a reader of a template should know.</summary>
/// <param name="Finding">What, with its place in the document: that is the template, or a text of it.</param>
/// <param name="Policy">The document in which it is; <see langword="null"/> where it is in none that can be read.</param>
public sealed record TemplateFinding(PolicyFinding Finding, PolicyText? Policy)
{
    /// <summary>Where it stands in the template.</summary>
    public TextRange Place { get; init; } = Finding.Range;
}
