using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>What a program's references need: of those that the host has open their text, of the others what the build has told.</summary>
internal static class ProjectNeeds
{
    /// <summary>Puts the references that the host has open in the place of what the build has told of them.</summary>
    /// <param name="project">What the build has told.</param>
    /// <param name="compilation">The program.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The needs as they are now; the same when the host has none open, as the compiler.</returns>
    public static ReferenceNeeds WithOpen(this ReferenceNeeds project, Compilation compilation, CancellationToken token)
    {
        var open = SourceNeeds.OfReferences(compilation, token).GroupBy(static source => source.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(static one => one.Key, static one => one.First(), StringComparer.OrdinalIgnoreCase);
        return open.Count == 0
            ? project
            : project with
            {
                Sources = project.Sources.Where(source => !open.ContainsKey(source.Name))
                    .Concat(open.Values.Where(static source => !source.IsAnalysed || !source.Needs.IsEmpty))
                    .OrderBy(static source => source.Name, StringComparer.Ordinal)
                    .ToEquatableArray(),
            };
    }
}
