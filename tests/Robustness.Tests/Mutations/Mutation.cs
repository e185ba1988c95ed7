namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>What accidents, editors and people who type make of a file.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Does it to a text, as a random number says.</param>
internal sealed record Mutation(string Name, Func<string, Random, string> Apply)
{
    /// <summary>Those of C# files.</summary>
    public static IReadOnlyList<Mutation> OfCode { get; } = [.. TokenMutations.All, .. NodeMutations.All, .. DepthMutations.All, .. TextMutations.All];

    /// <summary>Those of the files beside the code.</summary>
    public static IReadOnlyList<Mutation> OfOtherFiles { get; } = [.. JsonMutations.All, .. TextMutations.All];
}
