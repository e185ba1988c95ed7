using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Output;

/// <summary>What is to be said of the conditions and keys of a project once its policies are made.</summary>
internal static class PolicyProblems
{
    private const int MostActions = 5;

    /// <summary>Tells of conditions that are not on an action, or that its requests may not meet: a problem for each condition and reason.</summary>
    /// <param name="options">What the project says.</param>
    /// <returns>The problems.</returns>
    public static IEnumerable<Problem> OfConditions(IReadOnlyCollection<PrincipalPolicy> policies, PolicyOptions options)
    {
        var actions = policies.SelectMany(static policy => policy.Document.Actions).ToArray();
        var idle = options.Conditions
            .Where(condition => !Array.Exists(actions, condition.IsFor))
            .Select(static condition => new Problem(
                ProblemSeverity.Message, RuleIds.ConditionNotMet, $"IamCondition '{condition.Condition.Key}' applies to nothing: the policy has no action of {Services(condition)}."));
        return policies
            .SelectMany(static policy => policy.Notes)
            .GroupBy(static note => (note.Kind, note.Condition, note.Why))
            .Select(static notes => OfCondition(notes.Key.Kind, notes.Key.Condition.Key, notes.Key.Why, ItemText.Sorted(notes.Select(static note => note.Action))))
            .Concat(idle);
    }

    /// <summary>Tells of services that a project encrypts without saying with which keys, and of those without any need for a key.</summary>
    /// <param name="needs">All that the policies are made from.</param>
    /// <param name="options">What the project says.</param>
    /// <returns>The problems.</returns>
    public static IEnumerable<Problem> OfEncryption(NeedsRecord needs, PolicyOptions options, AwsCatalog catalog)
    {
        foreach (var service in options.Encrypted)
        {
            var encryption = new Encryption(new[] { service }.ToEquatableArray(), catalog);
            var outcomes = needs.Permissions.Select(encryption.Of).Where(static outcome => outcome.Kind != EncryptionKind.NotConcerned).ToArray();
            if (outcomes.Length == 0)
            {
                yield return new Problem(ProblemSeverity.Message, RuleIds.BadEncryption, $"IamEncrypted '{service.Prefix}' adds nothing: no call to the service needs a key.");
            }

            if (Actions(outcomes, EncryptionKind.OnAnyKey) is { Length: > 0 } wide)
            {
                yield return new Problem(
                    ProblemSeverity.Message,
                    RuleIds.BadEncryption,
                    $"IamEncrypted '{service.Prefix}' has no KeyArn, so {wide} is allowed on every key that the service uses for the program, which is more than needed. Add the ARN of the key.");
            }

            if (Actions(outcomes, EncryptionKind.TooWide) is { Length: > 0 } open)
            {
                yield return new Problem(
                    ProblemSeverity.Warning,
                    RuleIds.BadEncryption,
                    $"IamEncrypted '{service.Prefix}' has no KeyArn, and no condition limits {open} to the service, so the policy does not contain it. Add the ARN of the key.");
            }
        }
    }

    /// <summary>Tells of a policy that IAM does not take as it is.</summary>
    /// <param name="references">The target of the policy, and the formats that the project asks for.</param>
    /// <returns>The problems.</returns>
    public static IEnumerable<Problem> OfSize(FittedPolicy policy, ReferenceNeeds references)
    {
        if (policy.Fit is not { } fit) yield break;
        var options = references.Options;
        var shrink = options.Shrink || fit.IsShrunk ? "" : ", or IamPolicyShrink=true to write patterns for actions";
        if (!fit.Fits && options.Target != PolicyTarget.Managed)
        {
            yield return TooLarge($"The policy{Of(policy)} has {fit.Size} characters. All inline policies of a {options.Target.ToString().ToLowerInvariant()} together can have at most {fit.Quota}, so splitting it would not help. Use IamPolicyTarget=Managed, which splits it{shrink}.");
        }
        else if (!fit.Fits)
        {
            yield return TooLarge($"A part of the policy{Of(policy)} has {fit.Size} characters and cannot be split further. A managed policy can have at most {fit.Quota}. Shorten the names or conditions in it.");
        }

        if (fit.Documents.Count > PolicyQuotas.MostAttachments)
        {
            yield return TooLarge($"The policy{Of(policy)} has {fit.Documents.Count} documents. An identity can have at most {PolicyQuotas.MostAttachments} managed policies, unless the quota of its account was raised. Give parts of the program separate roles{shrink}.");
        }

        // SAM makes inline policies of the list that a function has.
        if (options.Target == PolicyTarget.Managed && fit.TotalSize > PolicyQuotas.Of(PolicyTarget.Role) && references.Formats.FirstOrDefault(static format => format.StartsWith("sam", StringComparison.OrdinalIgnoreCase)) is { } sam)
        {
            yield return TooLarge($"The policy{Of(policy)} has {fit.TotalSize} characters in all, too many for the format '{sam}': all inline policies of a role together can have at most {PolicyQuotas.Of(PolicyTarget.Role)}. Nest the template of the format '{"cloudformation" + sam.Substring("sam".Length)}', which has managed policies{shrink}.");
        }
    }

    private static string Of(FittedPolicy policy) => policy.Policy.Principal.Length == 0 ? "" : $" of '{policy.Policy.Principal}'";

    private static Problem TooLarge(string text) => new(ProblemSeverity.Warning, RuleIds.PolicyTooLarge, text);

    private static Problem OfCondition(ConditionNoteKind kind, string key, string why, EquatableArray<string> actions)
    {
        var on = string.Join(", ", actions.Take(MostActions)) + (actions.Count > MostActions ? $" and {actions.Count - MostActions} more" : "");
        return kind switch
        {
            ConditionNoteKind.LeftOff => new(ProblemSeverity.Message, RuleIds.ConditionNotMet, $"IamCondition '{key}' is not applied to {on}, because {why}."),
            ConditionNoteKind.Doubtful => new(ProblemSeverity.Warning, RuleIds.ConditionNotMet, $"IamCondition '{key}' may deny {on}, because {why}. Limit it with Services, or add a value."),
            ConditionNoteKind.Contradiction => new(ProblemSeverity.Warning, RuleIds.ConditionNotMet, $"IamCondition '{key}' denies {on}, because {why}. Limit it with Services, or change its value."),
            _ => new(ProblemSeverity.Error, RuleIds.ConditionNotMet, $"IamCondition '{key}' is not applied to {on}, because {why}. Limit it with Services, or use another operator."),
        };
    }

    private static string Services(ProjectCondition condition) => condition.Services.Count == 0 ? "any service" : string.Join(", ", condition.Services);

    private static string Actions(IEnumerable<EncryptionOutcome> outcomes, EncryptionKind kind)
        => string.Join(", ", ItemText.Sorted(outcomes.Where(outcome => outcome.Kind == kind).Select(static outcome => outcome.Permission.Action)));
}
