using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Page;

/// <summary>What the page is made from: a program, or as much of it as an entry point runs.</summary>
/// <param name="EntryPoint">The entry point; empty for the whole program.</param>
/// <param name="Remark">What counts for the entry point; empty for the whole program.</param>
/// <param name="Own">What its own code needs, under its assembly name.</param>
/// <param name="References">What its references need and its project says.</param>
/// <param name="Places">Where the calls stand.</param>
/// <param name="Comparisons">The comparisons with its reviewed policies; none without one.</param>
internal sealed record PageSource(
    string EntryPoint,
    string Remark,
    NeedsSource Own,
    ReferenceNeeds References,
    ICallPlaces Places,
    IReadOnlyList<PolicyComparison> Comparisons)
{
    /// <summary>Takes a compiled program apart.</summary>
    /// <param name="program">The program.</param>
    /// <param name="items">The files of its reviewed policies, those of entry points among them.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="environments">Property <c>IamPolicyEnvironments</c>.</param>
    /// <param name="isOneOfSeveral">Whether the project is compiled for other frameworks, too.</param>
    /// <returns>The whole program, then its entry points.</returns>
    public static IReadOnlyList<PageSource> Of(CompiledProgram program, IReadOnlyList<ReviewedItem> items, IReadOnlyList<PolicyException> exceptions, string environments, bool isOneOfSeveral, AwsCatalog catalog)
    {
        return [Part("", "", program), .. program.EntryPoints.Select(entry => Part(entry.Name, entry.Remark, entry.Program))];

        PageSource Part(string entryPoint, string remark, CompiledProgram part)
            => new(entryPoint, remark, part.Source, part.References, part.Places, ReviewPage.Compare(part, [.. items.Where(item => item.EntryPoint == entryPoint)], exceptions, environments, isOneOfSeveral, catalog));
    }
}
