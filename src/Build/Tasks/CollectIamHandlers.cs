using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Templates;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Gathers the handlers that the files of a project name, for the step after compile.</summary>
public sealed class CollectIamHandlers : IamTask
{
    /// <summary>Templates, and the settings of the Lambda tools.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>The folder of the project.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>Property <c>IamPolicyPerEntryPoint</c>.</summary>
    public bool PerEntryPoint { get; set; }

    /// <summary>Whether the items of the project say what the runtime of Lambda needs.</summary>
    public bool DeclaresLambda { get; set; }

    /// <summary>Where they go.</summary>
    [Required]
    public string HandlersFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
        => TextFile.Write(HandlersFile, new HandlerList([.. Files.Where(File.Exists).SelectMany(path => DeclaredHandlers.Read(path, ProjectFolder))], PerEntryPoint, DeclaresLambda).Write());
}
