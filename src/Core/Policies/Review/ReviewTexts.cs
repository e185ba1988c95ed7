namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What is said of a need that a reviewed policy refuses: the same words in the compiler and in the build.</summary>
public static class ReviewTexts
{
    /// <summary>IAM2001. Its arguments are those of <see cref="Arguments"/>.</summary>
    public const string Missing = "The reviewed policy ({0}) does not allow '{1}' on {2}, which {4}; add it to the policy and have it reviewed, or remove {5}";

    /// <summary>IAM2004.</summary>
    public const string Denied = "The reviewed policy ({0}) denies '{1}' on {2}, which {4}: {3} overrides every permission";

    /// <summary>IAM2005.</summary>
    public const string Uncertain = "The reviewed policy ({0}) allows '{1}' on {2} in some cases only: it names other resources or a condition, and the code does not show whether they fit";

    /// <summary>IAM2006.</summary>
    public const string MissingCase = "The reviewed policy ({0}) allows only some cases of this call: if {6}, {4} '{1}' on {2}, which it does not allow; add it and have it reviewed, or make the code show that this case cannot occur";

    /// <summary>Who needs it, where the place of a message is the call itself.</summary>
    public const string ThisCall = "this call needs";

    private const int MostOwners = 3;

    /// <summary>What fills the texts.</summary>
    /// <param name="set">The name of the set.</param>
    /// <param name="outcome">What the set says of it.</param>
    /// <param name="owners">Who needs it, with the verb.</param>
    /// <param name="isDeclared">Whether no call needs it, but the project says that it is needed.</param>
    /// <param name="when">The case in which it is needed, where a call needs one of several.</param>
    /// <returns>The arguments.</returns>
    public static object[] Arguments(string set, Need need, ReviewOutcome outcome, string owners, bool isDeclared = false, string when = "")
        => [set, need.Action, string.Join(", ", need.Resources.Select(static resource => resource.Text)), DenialOf(outcome), owners, isDeclared ? "the declaration" : "the call", when];

    /// <summary>Names those who have needs, with the verb.</summary>
    /// <param name="needs">Needs of one action.</param>
    /// <returns>Such as <c>'Amazon.S3.IAmazonS3.GetObjectAsync' in Library needs</c>.</returns>
    public static string Owners(IEnumerable<ProgramNeed> needs)
    {
        var names = needs.Select(static need => need.IsDeclared ? need.Permission.Member + " of the project" : $"'{need.Permission.Member}' in {need.Source}").Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", names.Take(MostOwners));
        return names.Count == 1 ? shown + " needs" : shown + (names.Count > MostOwners ? $" and {names.Count - MostOwners} more" : "") + " need";
    }

    /// <summary>Says which actions are allowed only under conditions that the code does not decide.</summary>
    /// <param name="actions">The actions, sorted; at least one.</param>
    public static string UnderConditions(IReadOnlyList<string> actions)
        => FormattableString.Invariant($"{actions.Count} {(actions.Count == 1 ? "action is" : "actions are")} allowed only under conditions that the code does not decide: {string.Join(", ", actions.Take(MostOwners))}")
            + (actions.Count > MostOwners ? FormattableString.Invariant($" and {actions.Count - MostOwners} more") : "");

    /// <summary>Names what denies.</summary>
    /// <returns>The statement; empty when nothing denies.</returns>
    public static string DenialOf(ReviewOutcome outcome) => outcome.Denial is not { } denial ? "" : denial.Sid is { Text.Length: > 0 } sid ? "the statement '" + sid.Text + "'" : "a statement with 'Deny'";
}
