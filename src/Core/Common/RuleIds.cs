namespace IamAnalyzers.Core.Common;

/// <summary>
/// The id of every rule, whether the compiler or the build reports it. Each has a page <c>docs/rules/&lt;id&gt;.md</c>. Titles, messages and
/// severities of the compiler's rules are in <c>Analyzers/Rules*.cs</c>.
/// </summary>
public static class RuleIds
{
    // Credentials.

    /// <summary>An access key ID in code.</summary>
    public const string AccessKeyId = "IAM0001";

    /// <summary>A secret access key in code.</summary>
    public const string SecretAccessKey = "IAM0002";

    /// <summary>A session token or an Amazon Bedrock API key in code.</summary>
    public const string Token = "IAM0003";

    /// <summary>Credentials that code passes by value.</summary>
    public const string CredentialByValue = "IAM0004";

    /// <summary>A credential in a file that is not C#. The build reports it for embedded resources.</summary>
    public const string CredentialInFile = "IAM0005";

    // Calls.

    /// <summary>A call whose operation the code does not show. The build reports those that only the compiled file shows.</summary>
    public const string UnresolvedCall = "IAM1001";

    /// <summary>A call whose principal the code does not show.</summary>
    public const string DoubtfulPrincipal = "IAM1002";

    /// <summary>The permissions that a call needs.</summary>
    public const string CallPermissions = "IAM1003";

    /// <summary>A call that opens something to everyone, grants everything, or escalates privileges by itself.</summary>
    public const string DangerousCall = "IAM1005";

    /// <summary>A call that shares with another account, creates long-lived credentials, or escalates privileges together with others.</summary>
    public const string SensitiveCall = "IAM1006";

    // The reviewed policy.

    /// <summary>The reviewed policy does not allow what is needed. The build reports it, too.</summary>
    public const string MissingPermission = "IAM2001";

    /// <summary>The reviewed policy allows what nothing needs. The build reports it, too.</summary>
    public const string UnusedGrant = "IAM2002";

    /// <summary>The reviewed policy allows more than is needed. The build reports it, too.</summary>
    public const string WideGrant = "IAM2003";

    /// <summary>The reviewed policy denies what is needed. The build reports it, too.</summary>
    public const string DeniedCall = "IAM2004";

    /// <summary>The reviewed policy allows a call only for some values.</summary>
    public const string UncertainPermission = "IAM2005";

    /// <summary>The reviewed policy allows only some cases of a call. The build reports it, too.</summary>
    public const string MissingCase = "IAM2006";

    /// <summary>A file of exceptions, or an entry of it, cannot be read.</summary>
    public const string ExceptionsFile = "IAM2007";

    // The text of policies.

    /// <summary>A policy document that AWS refuses.</summary>
    public const string PolicyGrammar = "IAM3001";

    /// <summary>A policy that names what AWS does not have.</summary>
    public const string UnknownName = "IAM3002";

    /// <summary>A policy that allows everything, all of a service, or all except something.</summary>
    public const string FullAccess = "IAM3003";

    /// <summary>A policy that allows passing any role, or creating any service-linked role.</summary>
    public const string OpenDelegation = "IAM3004";

    /// <summary>A policy that allows privilege escalation.</summary>
    public const string PrivilegeEscalation = "IAM3005";

    /// <summary>A policy that is larger than its quota.</summary>
    public const string PolicySize = "IAM3006";

    /// <summary>A policy that allows an action on every resource.</summary>
    public const string StarResource = "IAM3007";

    /// <summary>A condition that never holds, always holds, or does not mean what it seems to.</summary>
    public const string ConditionMeaning = "IAM3008";

    /// <summary>A part of a policy that has no effect.</summary>
    public const string RedundantPart = "IAM3009";

    /// <summary>A name that IAM refuses.</summary>
    public const string InvalidName = "IAM3010";

    /// <summary>A policy in a form that AWS accepts and people should avoid.</summary>
    public const string PolicyStyle = "IAM3011";

    /// <summary>A policy that admits more callers than it names.</summary>
    public const string OpenToEveryone = "IAM3012";

    // The build step.

    /// <summary>Several target frameworks would write the same policy file. The targets report it.</summary>
    public const string SharedPolicyFile = "IAM4001";

    /// <summary>An <c>IamPermission</c> does not name an action of AWS, or is not well formed.</summary>
    public const string BadPermission = "IAM4002";

    /// <summary>An <c>IamRuntime</c> does not name a preset.</summary>
    public const string UnknownRuntime = "IAM4003";

    /// <summary>An <c>IamExclude</c> excludes nothing.</summary>
    public const string IdleExclusion = "IAM4004";

    /// <summary>An option has a value that is not one of its values, such as a partition, an account or a format that does not exist.</summary>
    public const string BadOption = "IAM4005";

    /// <summary>A file cannot be read or written.</summary>
    public const string FileProblem = "IAM4006";

    /// <summary>The policy would replace the reviewed one. The targets report it.</summary>
    public const string ReviewedPolicyFile = "IAM4007";

    /// <summary>A check of the reviewed policy was requested, and the project has none.</summary>
    public const string NoReviewedPolicy = "IAM4008";

    /// <summary>The reviewed policy was not pruned, because it is unknown what nothing needs.</summary>
    public const string NotPruned = "IAM4009";

    /// <summary>An <c>IamCondition</c> is wrong: its key, operator, values or services.</summary>
    public const string BadCondition = "IAM4010";

    /// <summary>An <c>IamCondition</c> was left off an action, or requests for the action may not meet it.</summary>
    public const string ConditionNotMet = "IAM4011";

    /// <summary>An <c>IamEncrypted</c> is wrong, or allows more keys than it should.</summary>
    public const string BadEncryption = "IAM4012";

    /// <summary>The policy is larger than its target accepts.</summary>
    public const string PolicyTooLarge = "IAM4013";

    /// <summary>An <c>IamManagedPolicy</c> does not name a policy of the catalogue.</summary>
    public const string UnknownManagedPolicy = "IAM4014";

    /// <summary><c>IamPolicyEnvironments</c> names an environment that no reviewed policy is for, or the items of a reviewed policy contradict each other.</summary>
    public const string BadReviewedSet = "IAM4015";

    /// <summary>A reviewed policy is for a role that no client of the program acts for.</summary>
    public const string UnknownRole = "IAM4016";

    /// <summary>Another project writes its policy to the same file.</summary>
    public const string PolicyOfAnotherProject = "IAM4017";

    /// <summary>An exception has ended.</summary>
    public const string EndedException = "IAM4018";

    /// <summary>An exception accepts nothing.</summary>
    public const string UnusedException = "IAM4019";

    /// <summary>A template of CloudFormation or SAM cannot be read.</summary>
    public const string UnreadableTemplate = "IAM4020";

    /// <summary>Code that another generator wrote needs more than the source shows.</summary>
    public const string UnseenCode = "IAM4021";

    /// <summary>An entry point or a handler is named that does not exist, or whose policy cannot be written.</summary>
    public const string BadEntryPoint = "IAM4022";

    /// <summary>An <c>IamInput</c> is wrong, or the program has no such input.</summary>
    public const string BadInput = "IAM4023";

    /// <summary>Whether a rule finds something in the text of a policy.</summary>
    /// <param name="id">The id of a rule.</param>
    public static bool IsAboutPolicyText(string id)
        => id is PolicyGrammar or UnknownName or FullAccess or OpenDelegation or PrivilegeEscalation or PolicySize or StarResource or ConditionMeaning or RedundantPart or InvalidName or PolicyStyle or OpenToEveryone;

    /// <summary>Whether a rule is about credentials.</summary>
    /// <param name="id">The id of a rule.</param>
    public static bool IsAboutCredentials(string id) => id is AccessKeyId or SecretAccessKey or Token or CredentialByValue or CredentialInFile;

    /// <summary>The address of a rule's page.</summary>
    /// <param name="id">One of the constants above.</param>
    public static string HelpLink(string id) => Addresses.RulePages + id + ".md";
}
