using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Output;

/// <summary>
/// The warnings for what is not in the policy: each unresolved call of the program that no analyzer reports, each of the references
/// that were analysed, and one for each reference that was not. They have no place in the code: the record knows none, so that
/// moving code changes nothing.
/// </summary>
internal static class UnresolvedCallWarnings
{
    private const int MostOfOneSource = 10;
    private const int MostExamples = 3;

    /// <summary>Makes the warnings.</summary>
    /// <param name="own">The program, with what no analyzer reports.</param>
    /// <param name="references">What its references need, and what the project excludes.</param>
    /// <returns>The warnings, the program's own first.</returns>
    public static IEnumerable<Problem> Of(NeedsSource own, ReferenceNeeds references)
        => OfEach(own, "", references).Concat(references.Sources
            .Where(source => !references.IsTakenOut(source))
            .SelectMany(source => source.IsAnalysed ? OfEach(source, $" of '{source.Name}'", references) : [OfWhole(source)]));

    private static IEnumerable<Problem> OfEach(NeedsSource source, string owner, ReferenceNeeds references)
    {
        var calls = source.Needs.Unresolved
            .Where(call => !references.Exclusions.Any(exclusion => exclusion.TakesOutMember(call.Member)))
            .ToArray();
        foreach (var call in calls.Take(MostOfOneSource))
        {
            yield return Warning($"The permissions of '{call.Member}'{owner} are not in the policy, because {call.Why}. {Advice(call.Member)}");
        }

        if (calls.Length > MostOfOneSource) yield return Warning($"{calls.Length - MostOfOneSource} more AWS calls{owner} are unresolved, so their permissions are not in the policy.");
    }

    private static Problem OfWhole(NeedsSource source)
    {
        var calls = source.Needs.Unresolved;
        var examples = string.Join(", ", calls.Take(MostExamples).Select(static call => call.Member)) + (calls.Count > MostExamples ? $" and {calls.Count - MostExamples} more" : "");
        return Warning($"The permissions that '{source.Name}' needs are not in the policy, because {calls[0].Why}; it refers to {examples}. {Advice(source.Name)}");
    }

    private static string Advice(string what)
        => $"Declare its actions with IamPermission items and exclude the call from this report with <IamExclude Include=\"{what}\" Reason=\"...\" />.";

    private static Problem Warning(string text) => new(ProblemSeverity.Warning, RuleIds.UnresolvedCall, text);
}
