using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Review;

/// <summary>An item of the target <c>GetIamPolicyNeeds</c>: a compiled program, and what belongs to it.</summary>
internal sealed class ProgramItem(ITaskItem item)
{
    /// <summary>Whether the program runs under an identity of its own, so that the policy is its own too.</summary>
    public bool IsApplication => string.Equals(item.GetMetadata("IsApplication"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project's folder.</summary>
    public string ProjectFolder => item.GetMetadata("ProjectFolder");

    /// <summary>A file whose change compiles the program anew.</summary>
    public string StampFile => item.GetMetadata("StampFile");

    /// <summary>The templates of CloudFormation and SAM that its build checks.</summary>
    public IReadOnlyList<string> Templates => Split("Templates");

    /// <summary>Reads the program.</summary>
    /// <returns>The program.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public CompiledProgram Read(AwsCatalog catalog)
        => CompiledProgram.Read(
            item.GetMetadata("FullPath"),
            item.GetMetadata("NeedsFile"),
            Split("References"),
            ProjectFolder,
            catalog);

    private string[] Split(string metadata) => item.GetMetadata(metadata).Split([';'], StringSplitOptions.RemoveEmptyEntries);
}
