using IamAnalyzers.Build.Output;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>In a clean, or when a project writes none any more: takes away the policies that the last build placed, wherever they stand.</summary>
public sealed class RemoveIamPolicy : IamTask
{
    /// <summary>The list that <see cref="PlaceIamPolicy"/> wrote.</summary>
    [Required]
    public string PlacedFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (var path in PlacedFiles.Read(PlacedFile).Where(File.Exists)) File.Delete(path);
        File.Delete(PlacedFile);
    }
}
