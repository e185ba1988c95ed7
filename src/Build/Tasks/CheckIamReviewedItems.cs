using IamAnalyzers.Build.Review;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Before compile: whether the compiler and the build read the items of the reviewed policy in the same way.</summary>
public sealed class CheckIamReviewedItems : IamTask
{
    /// <summary>The additional files of the project, those that are no reviewed policy among them.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (var problem in ReviewedItemProblems.Of(Items)) Report(problem);
    }
}
