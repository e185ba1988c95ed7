using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>The titles of an explanation's parts and what is said at their head: the same words on each page. A note may be empty.</summary>
public static class ExplanationTexts
{
    /// <summary>Of a principal that needs nothing.</summary>
    public const string NoPolicy = "No call needs a permission, so there is no policy.";

    /// <summary>Where names from configuration were taken for buckets.</summary>
    public const string NamesAreBuckets = "S3 buckets that the code does not name are taken for buckets, not for access points. Set `IamPolicyS3AccessPoints=true` if configuration names access points.";

    /// <summary>Of <see cref="Explanation.NotEmitted"/>.</summary>
    public static (string Title, string Note) NotEmitted { get; } = ("Left to the deployment", "Not in the policy: whether it is needed depends on what is deployed.");

    /// <summary>Of <see cref="Explanation.Unresolved"/>.</summary>
    public static (string Title, string Note) Unresolved { get; } = ("Unresolved calls", "Not in the policy: the code does not show which operation they call.");

    /// <summary>Of <see cref="Explanation.Compiled"/>.</summary>
    public static (string Title, string Note) Compiled { get; } = ("Read from compiled code", "These assemblies were built without IamAnalyzers, so their compiled code was read.");

    /// <summary>Of <see cref="Explanation.NotReached"/>.</summary>
    public static (string Title, string Note) NotReached { get; } = ("Not reached", "Not in the policy: the program never runs these calls of its references.");

    /// <summary>Of <see cref="Explanation.NotAnalysed"/>.</summary>
    public static (string Title, string Note) NotAnalysed { get; } = ("Not analysed", "These references use the SDK, and their code cannot be read.");

    /// <summary>Of <see cref="Explanation.Declared"/>.</summary>
    public static (string Title, string Note) Declared { get; } = ("Declared by the project", "");

    /// <summary>Of <see cref="Explanation.Excluded"/>.</summary>
    public static (string Title, string Note) Excluded { get; } = ("Excluded by the project", "");

    /// <summary>Of <see cref="Explanation.Notes"/>.</summary>
    public static (string Title, string Note) Conditions { get; } = ("The project's conditions", "");

    /// <summary>What a condition does to an action, as a verb.</summary>
    /// <param name="kind">What became of it.</param>
    public static string Outcome(ConditionNoteKind kind)
        => kind switch
        {
            ConditionNoteKind.Doubtful => "may deny",
            ConditionNoteKind.Contradiction => "denies",
            _ => "is not applied to",
        };
}
