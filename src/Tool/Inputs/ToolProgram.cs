using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>A program that a command looks at.</summary>
/// <param name="Name">The name of its assembly, or of its project.</param>
/// <param name="Folder">The folder that paths in answers are relative to.</param>
/// <param name="Frameworks">The program, compiled for each of its frameworks.</param>
internal sealed record ToolProgram(string Name, string Folder, IReadOnlyList<FrameworkProgram> Frameworks)
{
    /// <summary>Its project file; empty for an assembly.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>Whether its project has the package <c>IamAnalyzers</c>, so that its build writes the policy.</summary>
    public bool HasPackage { get; init; }

    /// <summary>Whether it runs under an identity of its own. A library has needs, and no policy.</summary>
    public bool IsApplication { get; init; } = true;

    /// <summary>The files of its reviewed policy, as its project names them.</summary>
    public IReadOnlyList<ReviewedItem> Reviewed { get; init; } = [];

    /// <summary>The files in which reviewers say what they accept.</summary>
    public IReadOnlyList<ExceptionItem> Exceptions { get; init; } = [];

    /// <summary>What the input does not show, each as a sentence.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Why it may need more than is known, each as a sentence.</summary>
    public IEnumerable<string> WhyMore => All.WhyUnknown is { } why ? Doubts.Prepend($"{Name} may need more than IamAnalyzers found, because {why}.") : Doubts;

    /// <summary>All its frameworks, taken together.</summary>
    public ReviewedPrograms All => new([.. Frameworks.Select(static one => one.Program)], isOneOfSeveral: false, AwsCatalog.Default);
}

/// <summary>A program, compiled for one framework.</summary>
/// <param name="Framework">The framework, such as <c>net8.0</c>; empty for an assembly.</param>
/// <param name="Program">The program.</param>
internal sealed record FrameworkProgram(string Framework, CompiledProgram Program)
{
    /// <summary>Where its build placed the policy; empty when none did.</summary>
    public string PolicyFile { get; init; } = "";

    /// <summary>A file whose change compiles the program anew; empty when it has no build.</summary>
    public string StampFile { get; init; } = "";
}
