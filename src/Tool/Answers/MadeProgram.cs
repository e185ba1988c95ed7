using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Inputs;

namespace IamAnalyzers.Tool.Answers;

/// <summary>A program for one framework, and the policies that are made of it.</summary>
/// <param name="Made">The policies of the program and of its entry points.</param>
internal sealed record MadeProgram(ToolProgram Program, FrameworkProgram Framework, WrittenPolicies Made)
{
    /// <summary>Makes the policies.</summary>
    public static MadeProgram Of(ToolProgram program, FrameworkProgram framework)
    {
        var maker = new PolicyMaker(program.Reviewed, program.Exceptions, AwsCatalog.Default)
        {
            WritesReport = true,
            ProjectFolder = program.Folder,
            IsOneOfSeveral = program.Frameworks.Count > 1,
        };
        return new(program, framework, maker.Make(framework.Program));
    }

    /// <summary>The documents of a policy: those that the project's build placed, or those that a build would.</summary>
    /// <returns>Their texts.</returns>
    public IReadOnlyList<string> DocumentsOf(WrittenPolicy policy)
    {
        if (Framework.PolicyFile.Length == 0) return policy.Documents;
        var files = PolicyFileNames.Of(Framework.PolicyFile, Made.Policies.Select(static one => (one.EntryPoint, one.Principal)));
        string[] placed = [.. PolicyFileNames.Documents(files[(policy.EntryPoint, policy.Principal)], policy.Documents.Count)];
        return placed.Length > 0 && Array.TrueForAll(placed, File.Exists) ? [.. placed.Select(File.ReadAllText)] : policy.Documents;
    }
}
