namespace IamAnalyzers.Build.Declarations;

/// <summary>The diagnostics that the build step reports; each has a page <c>docs/rules/&lt;id&gt;.md</c>.</summary>
internal static class ProblemCodes
{
    /// <summary>A use of the SDK whose operation nothing tells.</summary>
    public const string UnresolvedCall = "IAM1001";

    /// <summary>The reviewed policy does not allow what is needed. The compiler reports it, too.</summary>
    public const string MissingPermission = "IAM2001";

    /// <summary>The reviewed policy allows what nothing needs. The compiler reports it, too.</summary>
    public const string UnusedGrant = "IAM2002";

    /// <summary>The reviewed policy is wider than what is needed. The compiler reports it, too.</summary>
    public const string WideGrant = "IAM2003";

    /// <summary>The reviewed policy denies what is needed. The compiler reports it, too.</summary>
    public const string DeniedCall = "IAM2004";

    /// <summary>Several target frameworks write one policy file. Reported by the targets.</summary>
    public const string SharedPolicyFile = "IAM4001";

    /// <summary>An <c>IamPermission</c> names no action of AWS, or is not well formed.</summary>
    public const string BadPermission = "IAM4002";

    /// <summary>An <c>IamRuntime</c> names no preset.</summary>
    public const string UnknownRuntime = "IAM4003";

    /// <summary>An <c>IamExclude</c> takes nothing out.</summary>
    public const string IdleExclusion = "IAM4004";

    /// <summary>Partition, region, account, a service prefix or a format is not one.</summary>
    public const string BadOption = "IAM4005";

    /// <summary>A file could not be read or written.</summary>
    public const string FileProblem = "IAM4006";

    /// <summary>The policy would replace the reviewed one. Reported by the targets.</summary>
    public const string ReviewedPolicyFile = "IAM4007";

    /// <summary>A check of the reviewed policy was asked for, and there is none.</summary>
    public const string NoReviewedPolicy = "IAM4008";

    /// <summary>The reviewed policy was to be pruned, and what nothing needs is not known.</summary>
    public const string NotPruned = "IAM4009";

    /// <summary>An <c>IamCondition</c> is wrong: key, operator, values or services.</summary>
    public const string BadCondition = "IAM4010";

    /// <summary>An <c>IamCondition</c> is not on an action, or the action's requests may not meet it.</summary>
    public const string ConditionNotMet = "IAM4011";

    /// <summary>An <c>IamEncrypted</c> is wrong, or leaves keys open.</summary>
    public const string BadEncryption = "IAM4012";

    /// <summary>The policy is larger than its target takes.</summary>
    public const string PolicyTooLarge = "IAM4013";

    /// <summary>An <c>IamManagedPolicy</c> names no policy that the catalogue has.</summary>
    public const string UnknownManagedPolicy = "IAM4014";

    private const string Pages = "https://github.com/iam-analyzers/iam-analyzers/blob/main/docs/rules/";

    /// <summary>The page of a diagnostic.</summary>
    /// <param name="code">The diagnostic id.</param>
    /// <returns>The page's address.</returns>
    public static string HelpLink(string code) => Pages + code + ".md";
}
