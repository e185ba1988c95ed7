using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Build.Review;

/// <summary>The page for a pull request: a compiled program against its reviewed policy.</summary>
internal static class ReviewPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="program">The program, compiled for one framework.</param>
    /// <param name="items">The files of its reviewed policy; what cannot be read is left out, and reported by IAM3001.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="environments">Property <c>IamPolicyEnvironments</c>.</param>
    /// <param name="isOneOfSeveral">Whether the project is compiled for other frameworks, too.</param>
    /// <returns>The page; empty without a reviewed policy.</returns>
    public static string Write(CompiledProgram program, IReadOnlyList<ReviewedItem> items, IReadOnlyList<PolicyException> exceptions, string environments, bool isOneOfSeveral, AwsCatalog catalog)
    {
        var comparisons = Compare(program, items, exceptions, environments, isOneOfSeveral, catalog);
        return comparisons.Count == 0 ? "" : new ComparisonMarkdown(program.Source.Name, program.Places, catalog.DataDate).Write(comparisons);
    }

    /// <summary>Compares a program with each of its reviewed policies.</summary>
    /// <returns>The comparisons; none without a reviewed policy.</returns>
    public static IReadOnlyList<PolicyComparison> Compare(CompiledProgram program, IReadOnlyList<ReviewedItem> items, IReadOnlyList<PolicyException> exceptions, string environments, bool isOneOfSeveral, AwsCatalog catalog)
    {
        var programs = new ReviewedPrograms([program], isOneOfSeveral, catalog);
        return [.. ReviewedSet.Make([.. items.Select(static item => item.File).OfType<ReviewedFile>()], programs.Attached, environments, exceptions)
            .Select(set => PolicyComparison.Of(set, programs.Needs, programs.WhyUnknown, catalog))];
    }
}
