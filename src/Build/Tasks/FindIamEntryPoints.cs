using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>After compile: whether a library has entry points, and so is an application.</summary>
public sealed class FindIamEntryPoints : IamTask
{
    /// <summary>The compiled library.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The file that <see cref="CollectIamHandlers"/> wrote.</summary>
    public string HandlersFile { get; set; } = "";

    /// <summary>Where the answer goes, <c>true</c> or <c>false</c>.</summary>
    [Required]
    public string FoundFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
        => TextFile.Write(FoundFile, CompiledEntryPoints.Has(Assembly, HandlerList.Read(TextFile.ReadOrEmpty(HandlersFile)).Handlers) ? "true" : "false");
}
