using IamAnalyzers.Core.Common;
using static IamAnalyzers.Core.Policies.Text.FindingLevel;
using static IamAnalyzers.Core.Policies.Text.PolicyKinds;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>
/// The table of checks: every finding in a policy is made from one of these rows. An id that is reported under two rules or at two levels
/// has a row for each. <c>docs/policy-checks.md</c> and the pages of the rules are written from here (see CONTRIBUTING, "Add a check").
/// </summary>
internal static class CheckTable
{
    // Who published the id first. Our own ids are those that nobody published.
    private const string AccessAnalyzer = "Access Analyzer";
    private const string Parliament = "parliament";
    private const string Cloudsplaining = "cloudsplaining";
    private const string Checkov = "checkov";
    private const string CfnNag = "cfn_nag";
    private const string CheckovAndCfnNag = Checkov + ", " + CfnNag;
    private const string Own = "own";

    public static PolicyCheck JsonSyntaxError { get; } = new("JSON_SYNTAX_ERROR", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "text that is not JSON, a file that is not UTF-8, or the same member twice in one object");
    public static PolicyCheck JsonExtension { get; } = new("JSON_SYNTAX_ERROR", AccessAnalyzer, RuleIds.PolicyGrammar, Warning, All, "comments and trailing commas; the rest of the document is read");
    public static PolicyCheck DataTypeMismatch { get; } = new("DATA_TYPE_MISMATCH", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a value of the wrong JSON type, such as a list where one string belongs");
    public static PolicyCheck DuplicateKeysWithDifferentCase { get; } = new("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a condition key twice under one operator, in different case");
    public static PolicyCheck InvalidPolicyElement { get; } = new("INVALID_POLICY_ELEMENT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an element that the policy language does not have");
    public static PolicyCheck IdInIdentityPolicy { get; } = new("INVALID_POLICY_ELEMENT", AccessAnalyzer, RuleIds.PolicyGrammar, Suggestion, Identity | Session, "`Id` in an identity policy: AWS accepts it and gives it no meaning");
    public static PolicyCheck InvalidVersion { get; } = new("INVALID_VERSION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a `Version` that does not exist");
    public static PolicyCheck InvalidEffect { get; } = new("INVALID_EFFECT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an `Effect` that is neither `Allow` nor `Deny`");
    public static PolicyCheck MissingStatement { get; } = new("MISSING_STATEMENT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a document without a statement");
    public static PolicyCheck EmptyReviewedPolicy { get; } = new("MISSING_STATEMENT", AccessAnalyzer, RuleIds.PolicyGrammar, Suggestion, Identity, "a reviewed policy (`iam-policy.json`) without a statement: nobody has approved anything yet");
    public static PolicyCheck MissingEffect { get; } = new("MISSING_EFFECT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a statement without `Effect`");
    public static PolicyCheck MissingAction { get; } = new("MISSING_ACTION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a statement without `Action` or `NotAction`");
    public static PolicyCheck MissingResource { get; } = new("MISSING_RESOURCE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Identity | Session | Endpoint, "a statement without `Resource` or `NotResource`");
    public static PolicyCheck UnsupportedElementCombination { get; } = new("UNSUPPORTED_ELEMENT_COMBINATION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an element together with its negation, such as `Action` with `NotAction`");
    public static PolicyCheck UnsupportedPrincipal { get; } = new("UNSUPPORTED_PRINCIPAL", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Identity | Session, "a principal in a policy that is attached to one");
    public static PolicyCheck UniqueSidsRequired { get; } = new("UNIQUE_SIDS_REQUIRED", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Identity | Session | Trust, "the same `Sid` twice");
    public static PolicyCheck InvalidCharacter { get; } = new("INVALID_CHARACTER", Own, RuleIds.PolicyGrammar, Error, Identity | Session | Trust, "a character that the IAM API rejects");
    public static PolicyCheck InvalidActionForm { get; } = new("INVALID_ACTION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an action that is not of the form `service:Name`");
    public static PolicyCheck InvalidArnPrefix { get; } = new("INVALID_ARN_PREFIX", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a resource that is not an ARN");
    public static PolicyCheck InvalidPartition { get; } = new("INVALID_PARTITION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a partition that does not exist");
    public static PolicyCheck InvalidArnAccount { get; } = new("INVALID_ARN_ACCOUNT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an account ID that does not have 12 digits");
    public static PolicyCheck InvalidArnServiceCase { get; } = new("INVALID_ARN_SERVICE_CASE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a service in upper case");
    public static PolicyCheck MissingArnField { get; } = new("MISSING_ARN_FIELD", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an ARN with fewer than six fields and no wildcard at its end that covers the rest");
    public static PolicyCheck InvalidConditionOperator { get; } = new("INVALID_CONDITION_OPERATOR", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "an operator that does not exist");
    public static PolicyCheck InvalidConditionKeyFormat { get; } = new("INVALID_CONDITION_KEY_FORMAT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a condition key without its service");
    public static PolicyCheck InvalidConditionMultipleBoolean { get; } = new("INVALID_CONDITION_MULTIPLE_BOOLEAN", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "more than one value for `Bool`");
    public static PolicyCheck InvalidConditionDataType { get; } = new("INVALID_CONDITION_DATA_TYPE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "strings, numbers and booleans mixed in one list of values");
    public static PolicyCheck NullWithIfExists { get; } = new("NULL_WITH_IF_EXISTS", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "`NullIfExists`");
    public static PolicyCheck MissingTagKeyInCondition { get; } = new("MISSING_TAG_KEY_IN_CONDITION", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "`aws:RequestTag`, `aws:ResourceTag` or `aws:PrincipalTag` without a tag key");
    public static PolicyCheck InvalidVariableForOperator { get; } = new("INVALID_VARIABLE_FOR_OPERATOR", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a policy variable under an operator that does not accept variables");
    public static PolicyCheck MissingBraceInVariable { get; } = new("MISSING_BRACE_IN_VARIABLE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a policy variable without its closing brace");
    public static PolicyCheck MissingQuoteInVariable { get; } = new("MISSING_QUOTE_IN_VARIABLE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a default value of a policy variable without quotes");
    public static PolicyCheck UnsupportedSpaceInVariable { get; } = new("UNSUPPORTED_SPACE_IN_VARIABLE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a space in the name of a policy variable");
    public static PolicyCheck EmptyVariable { get; } = new("EMPTY_VARIABLE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "`${}`");
    public static PolicyCheck VariableUnsupportedInElement { get; } = new("VARIABLE_UNSUPPORTED_IN_ELEMENT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a policy variable in an element that does not support variables");
    public static PolicyCheck VariableUnsupportedInVersion { get; } = new("VARIABLE_UNSUPPORTED_IN_VERSION", AccessAnalyzer, RuleIds.PolicyGrammar, Warning, All, "a policy variable in a document of version 2008-10-17, where it is plain text");
    public static PolicyCheck TypeMismatchIpRange { get; } = new("TYPE_MISMATCH_IP_RANGE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, All, "a value that is neither an IP address nor a range");
    public static PolicyCheck InvalidServicePrincipal { get; } = new("INVALID_SERVICE_PRINCIPAL_FORMAT", AccessAnalyzer, RuleIds.PolicyGrammar, Warning, Trust | Resource | Endpoint, "a principal that is not the name of a service");
    public static PolicyCheck MissingPrincipal { get; } = new("MISSING_PRINCIPAL", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust | Resource | Endpoint, "a statement without `Principal` or `NotPrincipal`");
    public static PolicyCheck RoleTrustPolicySyntaxErrorNotprincipal { get; } = new("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust, "`NotPrincipal` in a trust policy");
    public static PolicyCheck RoleTrustPolicySyntaxErrorResource { get; } = new("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust, "a resource in a trust policy");
    public static PolicyCheck InvalidPrincipalFormat { get; } = new("INVALID_PRINCIPAL_FORMAT", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust | Resource | Endpoint, "a principal that is not inside an object such as `{ \"AWS\": ... }`");
    public static PolicyCheck InvalidPrincipalKey { get; } = new("INVALID_PRINCIPAL_KEY", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust | Resource | Endpoint, "a kind of principal that does not exist");
    public static PolicyCheck UnsupportedWildcardInPrincipal { get; } = new("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust | Resource | Endpoint, "a wildcard for part of a principal");
    public static PolicyCheck RoleTrustPolicyUnsupportedWildcardInPrincipal { get; } = new("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust, "`\"Principal\": \"*\"` in a trust policy");
    public static PolicyCheck InvalidFederatedPrincipalSyntaxInRoleTrustPolicy { get; } = new("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust, "a federated principal that is neither the ARN nor the domain of an identity provider");
    public static PolicyCheck UnknownFederationSource { get; } = new("UNKNOWN_FEDERATION_SOURCE", Parliament, RuleIds.PolicyGrammar, Warning, Trust, "a domain that is not one of the identity providers built into IAM");
    public static PolicyCheck UnknownPrincipal { get; } = new("UNKNOWN_PRINCIPAL", Parliament, RuleIds.PolicyGrammar, Warning, Trust | Resource | Endpoint, "an AWS principal that is not an account, user, role or session");
    public static PolicyCheck FederatedPrincipalNotSupported { get; } = new("FEDERATED_PRINCIPAL_NOT_SUPPORTED", AccessAnalyzer, RuleIds.PolicyGrammar, Warning, Resource | Endpoint, "an identity provider outside a trust policy");
    public static PolicyCheck UnsupportedActionInPolicy { get; } = new("UNSUPPORTED_ACTION_IN_POLICY", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Trust | Resource, "an action that does not apply to a role, or to a resource of this service");
    public static PolicyCheck UnsupportedResourceArnInPolicy { get; } = new("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", AccessAnalyzer, RuleIds.PolicyGrammar, Error, Resource, "a resource of another service");

    public static PolicyCheck MissingSamParameter { get; } = new("MISSING_SAM_PARAMETER", Own, RuleIds.PolicyGrammar, Error, Template, "a SAM policy template without one of its parameters");
    public static PolicyCheck SamGlobalPolicies { get; } = new("SAM_GLOBAL_POLICIES", Own, RuleIds.PolicyGrammar, Error, Template, "`Policies` in `Globals`, which SAM rejects");

    public static PolicyCheck UnknownAction { get; } = new("INVALID_ACTION", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "an action that the service reference does not have");
    public static PolicyCheck InvalidService { get; } = new("INVALID_SERVICE", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "a condition key of a service that does not exist");
    public static PolicyCheck InvalidServiceInAction { get; } = new("INVALID_SERVICE_IN_ACTION", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "an action of a service that does not exist");
    public static PolicyCheck InvalidServiceConditionKey { get; } = new("INVALID_SERVICE_CONDITION_KEY", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "a condition key that the service does not have");
    public static PolicyCheck InvalidGlobalConditionKey { get; } = new("INVALID_GLOBAL_CONDITION_KEY", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "an `aws:` key that does not exist, in a condition or as a policy variable");
    public static PolicyCheck UnsupportedGlobalConditionKey { get; } = new("UNSUPPORTED_GLOBAL_CONDITION_KEY", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "`aws:ARN`, which AWS no longer supports");
    public static PolicyCheck UnsupportedActionForConditionKey { get; } = new("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "an action whose requests never carry the condition key, so that the condition never holds, or a denial always holds");
    public static PolicyCheck IdleConditionKey { get; } = new("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", AccessAnalyzer, RuleIds.UnknownName, Suggestion, All, "the same where the condition holds without the key, and no action of the statement has it: it limits nothing");
    public static PolicyCheck UnknownServicePrincipal { get; } = new("UNKNOWN_SERVICE_PRINCIPAL", Own, RuleIds.UnknownName, Warning, All, "the name of a service that is one or two letters away from a known one, or has another domain (`lambda.amazon.com`), but does not exist");
    public static PolicyCheck UnknownSamTemplate { get; } = new("UNKNOWN_SAM_TEMPLATE", Own, RuleIds.UnknownName, Warning, Template, "a policy template that SAM does not publish");
    public static PolicyCheck UnknownSamParameter { get; } = new("UNKNOWN_SAM_PARAMETER", Own, RuleIds.UnknownName, Warning, Template, "a parameter that the policy template does not have");
    public static PolicyCheck SamNameIsArn { get; } = new("SAM_NAME_IS_ARN", Own, RuleIds.UnknownName, Warning, Template, "an ARN, a URL or an ID where a SAM policy template expects a name and builds the ARN itself");
    public static PolicyCheck UnknownManagedPolicy { get; } = new("UNKNOWN_MANAGED_POLICY", Own, RuleIds.UnknownName, Warning, Template | Name, "a name or ARN that is close to that of an AWS managed policy, but does not exist; a name where an ARN belongs");
    public static PolicyCheck InvalidArnResource { get; } = new("INVALID_ARN_RESOURCE", AccessAnalyzer, RuleIds.UnknownName, Warning, Identity | Session | Resource | Endpoint, "a resource that no action of the statement applies to");
    public static PolicyCheck ResourceMismatch { get; } = new("RESOURCE_MISMATCH", Parliament, RuleIds.UnknownName, Warning, Identity | Session | Resource | Endpoint, "an action that applies to none of the statement's resources");
    public static PolicyCheck InvalidArnRegion { get; } = new("INVALID_ARN_REGION", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "a region that does not exist");
    public static PolicyCheck MissingArnRegion { get; } = new("MISSING_ARN_REGION", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "no region, although every matching resource type has one");
    public static PolicyCheck ArnRegionNotAllowed { get; } = new("ARN_REGION_NOT_ALLOWED", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "a region, although no matching resource type has one");
    public static PolicyCheck MissingArnAccount { get; } = new("MISSING_ARN_ACCOUNT", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "no account, although every matching resource type has one");
    public static PolicyCheck ArnAccountNotAllowed { get; } = new("ARN_ACCOUNT_NOT_ALLOWED", AccessAnalyzer, RuleIds.UnknownName, Warning, All, "an account, although no matching resource type has one");

    public static PolicyCheck FullAccess { get; } = new("FULL_ACCESS", CheckovAndCfnNag, RuleIds.FullAccess, Warning, All, "every action of AWS");
    public static PolicyCheck ServiceWildcard { get; } = new("SERVICE_WILDCARD", Cloudsplaining, RuleIds.FullAccess, Warning, All, "every action of a service");
    public static PolicyCheck AllowWithNotAction { get; } = new("ALLOW_WITH_NOT_ACTION", CfnNag, RuleIds.FullAccess, Warning, All, "`NotAction` with `Allow`");
    public static PolicyCheck AllowWithNotResource { get; } = new("ALLOW_WITH_NOT_RESOURCE", CfnNag, RuleIds.FullAccess, Warning, All, "`NotResource` with `Allow`");

    public static PolicyCheck PassRoleWithStarInResource { get; } = new("PASS_ROLE_WITH_STAR_IN_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "`iam:PassRole` on every role, for any service");
    public static PolicyCheck PassRoleWithStarInActionAndResource { get; } = new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through an action with a wildcard");
    public static PolicyCheck PassRoleWithStarInResourceAndNotAction { get; } = new("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through `NotAction`");
    public static PolicyCheck PassRoleWithNotResource { get; } = new("PASS_ROLE_WITH_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "`iam:PassRole` on every role except some, for any service");
    public static PolicyCheck PassRoleWithStarInActionAndNotResource { get; } = new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through an action with a wildcard");
    public static PolicyCheck PassRoleWithNotActionAndNotResource { get; } = new("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through `NotAction`");
    public static PolicyCheck CreateSlrWithStarInResource { get; } = new("CREATE_SLR_WITH_STAR_IN_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "`iam:CreateServiceLinkedRole` for any service");
    public static PolicyCheck CreateSlrWithStarInActionAndResource { get; } = new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through an action with a wildcard");
    public static PolicyCheck CreateSlrWithStarInResourceAndNotAction { get; } = new("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through `NotAction`");
    public static PolicyCheck CreateSlrWithNotResource { get; } = new("CREATE_SLR_WITH_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "`iam:CreateServiceLinkedRole` for any service except some");
    public static PolicyCheck CreateSlrWithStarInActionAndNotResource { get; } = new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through an action with a wildcard");
    public static PolicyCheck CreateSlrWithNotActionAndNotResource { get; } = new("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE", AccessAnalyzer, RuleIds.OpenDelegation, Warning, Identity | Session, "the same through `NotAction`");

    public static PolicyCheck PrivilegeEscalation { get; } = new("PRIVILEGE_ESCALATION", Parliament, RuleIds.PrivilegeEscalation, Warning, Identity | Session, "actions that together are a published path to privilege escalation");

    public static PolicyCheck PolicyNotRead { get; } = new("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", AccessAnalyzer, RuleIds.PolicySize, Error, All, "a document larger than any policy may be; it is not read");
    public static PolicyCheck IdentityPolicySize { get; } = new("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", AccessAnalyzer, RuleIds.PolicySize, Warning, Identity | Session, "a policy larger than the quota of the identity or session");
    public static PolicyCheck PolicySizeExceedsResourcePolicyQuota { get; } = new("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", AccessAnalyzer, RuleIds.PolicySize, Warning, Resource | Endpoint, "a policy larger than the quota of a bucket");
    public static PolicyCheck PolicySizeExceedsRoleTrustPolicyQuota { get; } = new("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", AccessAnalyzer, RuleIds.PolicySize, Warning, Trust, "a trust policy larger than its quota");

    public static PolicyCheck ResourceStar { get; } = new("RESOURCE_STAR", Parliament, RuleIds.StarResource, Suggestion, Identity | Session, "every resource, for actions that could be limited to some; cloudsplaining's InfrastructureModification is part of it");
    public static PolicyCheck ResourceEffectivelyStar { get; } = new("RESOURCE_EFFECTIVELY_STAR", Parliament, RuleIds.StarResource, Suggestion, Identity | Session, "`*` spelled differently, or a pattern that matches every resource that the actions can have");
    public static PolicyCheck CredentialsExposure { get; } = new("CREDENTIALS_EXPOSURE", Parliament, RuleIds.StarResource, Suggestion, Identity | Session, "actions that return credentials, on every resource");
    public static PolicyCheck DataExfiltration { get; } = new("DATA_EXFILTRATION", Cloudsplaining, RuleIds.StarResource, Suggestion, Identity | Session, "actions that return objects, secrets or parameters, on every resource");
    public static PolicyCheck ResourceExposure { get; } = new("RESOURCE_EXPOSURE", Cloudsplaining, RuleIds.StarResource, Suggestion, Identity | Session, "actions that change who has access, on every resource");

    public static PolicyCheck InvalidServiceNameValue { get; } = new("INVALID_SERVICE_PRINCIPAL_FORMAT", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not the name of a service, for a key that compares with one");
    public static PolicyCheck TypeMismatch { get; } = new("TYPE_MISMATCH", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "an operator for a type other than the key's");
    public static PolicyCheck TypeMismatchBoolean { get; } = new("TYPE_MISMATCH_BOOLEAN", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is neither true nor false");
    public static PolicyCheck TypeMismatchDate { get; } = new("TYPE_MISMATCH_DATE", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not a date");
    public static PolicyCheck TypeMismatchNumber { get; } = new("TYPE_MISMATCH_NUMBER", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not a number");
    public static PolicyCheck TypeMismatchString { get; } = new("TYPE_MISMATCH_STRING", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not base64, under `BinaryEquals`");
    public static PolicyCheck ValueNeverMatches { get; } = new("VALUE_NEVER_MATCHES", Own, RuleIds.ConditionMeaning, Warning, All, "a value that is not an account or organization ID, for a key that compares with one");
    public static PolicyCheck InvalidDateValue { get; } = new("INVALID_DATE_VALUE", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "seconds since 1970 instead of a date");
    public static PolicyCheck InvalidRegion { get; } = new("INVALID_REGION", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a region that does not exist");
    public static PolicyCheck InvalidVpcFormat { get; } = new("INVALID_VPC_FORMAT", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not a VPC ID");
    public static PolicyCheck InvalidVpceFormat { get; } = new("INVALID_VPCE_FORMAT", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a value that is not a VPC endpoint ID");
    public static PolicyCheck InvalidKmsKeyValue { get; } = new("INVALID_KMS_KEY_VALUE", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a key ID or alias where requests carry the key's ARN");
    public static PolicyCheck WildcardWithoutLikeOperator { get; } = new("WILDCARD_WITHOUT_LIKE_OPERATOR", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a wildcard under an operator that compares it as plain text");
    public static PolicyCheck MissingQualifier { get; } = new("MISSING_QUALIFIER", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a key with several values without `ForAnyValue:` or `ForAllValues:`");
    public static PolicyCheck ForallvaluesWithSingleValuedKey { get; } = new("FORALLVALUES_WITH_SINGLE_VALUED_KEY", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "`ForAllValues:` with a key that has one value");
    public static PolicyCheck SingleValueConditionTooPermissive { get; } = new("SINGLE_VALUE_CONDITION_TOO_PERMISSIVE", Parliament, RuleIds.ConditionMeaning, Warning, All, "`ForAnyValue:` before a negated operator with a key that has one value: it does not hold without the key");
    public static PolicyCheck IdleSetOperator { get; } = new("SINGLE_VALUE_CONDITION_TOO_PERMISSIVE", Parliament, RuleIds.ConditionMeaning, Suggestion, All, "`ForAnyValue:` with a key that has one value: it says the same as the operator alone");
    public static PolicyCheck StringLikeOperatorWithArnConditionKeys { get; } = new("STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a pattern under `StringLike` with a key that holds an ARN: a wildcard there crosses the fields of the ARN");
    public static PolicyCheck DynamodbAttributesWithoutSelect { get; } = new("DYNAMODB_ATTRIBUTES_WITHOUT_SELECT", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "attributes that may be read, without `dynamodb:Select`: a request that names none returns all");
    public static PolicyCheck S3PrefixInNegativeContext { get; } = new("S3_PREFIX_IN_NEGATIVE_CONTEXT", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "prefixes that are denied, or excepted from what is allowed: a shorter prefix lists them, too");
    public static PolicyCheck UntrustworthyConditionKey { get; } = new("UNTRUSTWORTHY_CONDITION_KEY", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "a permission that depends on `aws:UserAgent` or `aws:referer`, which every caller can set");
    public static PolicyCheck BadPatternForMfa { get; } = new("BAD_PATTERN_FOR_MFA", Parliament, RuleIds.ConditionMeaning, Warning, All, "a condition on MFA that callers without MFA meet, or a denial that does not reach callers with access keys");
    public static PolicyCheck PrivateIpAddress { get; } = new("PRIVATE_IP_ADDRESS", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "only private addresses in `aws:SourceIp`");
    public static PolicyCheck PrivateNotIpAddress { get; } = new("PRIVATE_NOT_IP_ADDRESS", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "only private addresses excluded from `aws:SourceIp`");
    public static PolicyCheck PrivateIpAddressSubset { get; } = new("PRIVATE_IP_ADDRESS_SUBSET", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "private addresses among public ones in `aws:SourceIp`");
    public static PolicyCheck PrivateNotIpAddressSubset { get; } = new("PRIVATE_NOT_IP_ADDRESS_SUBSET", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "private addresses among the public ones that are excluded");
    public static PolicyCheck ImproveIpRange { get; } = new("IMPROVE_IP_RANGE", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "a range whose address is not the first one of the range");
    public static PolicyCheck MissingPairedConditionKeys { get; } = new("MISSING_PAIRED_CONDITION_KEYS", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a private address without the VPC that it belongs to");
    public static PolicyCheck MissingActionForConditionKey { get; } = new("MISSING_ACTION_FOR_CONDITION_KEY", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a key that is only set by an action that the policy does not allow");
    public static PolicyCheck DenyWithUnsupportedTagConditionKeyForService { get; } = new("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "a denial that depends on resource tags, for a service that does not support them: it denies nothing");
    public static PolicyCheck DenyNotactionWithUnsupportedTagConditionKeyForService { get; } = new("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, All, "the same with `NotAction`");
    public static PolicyCheck AllowWithUnsupportedTagConditionKeyForService { get; } = new("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "a permission that depends on resource tags, for a service that does not support them: it allows nothing");
    public static PolicyCheck AllowNotactionWithUnsupportedTagConditionKeyForService { get; } = new("ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, All, "the same with `NotAction`");
    public static PolicyCheck MismatchedActionForPrincipal { get; } = new("MISMATCHED_ACTION_FOR_PRINCIPAL", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, Trust, "a principal that cannot assume a role with this action");
    public static PolicyCheck MissingActionForRolesAnywhereTrustPolicy { get; } = new("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, Trust, "IAM Roles Anywhere without one of the three actions that it needs");
    public static PolicyCheck UnsupportedConditionKeyForServicePrincipal { get; } = new("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", AccessAnalyzer, RuleIds.ConditionMeaning, Warning, Trust | Resource, "a condition key that requests of a service never carry");
    public static PolicyCheck ConfirmAudienceClaimType { get; } = new("CONFIRM_AUDIENCE_CLAIM_TYPE", AccessAnalyzer, RuleIds.ConditionMeaning, Suggestion, Trust, "`ForAnyValue:` or `ForAllValues:` on an `:aud` claim");

    public static PolicyCheck EmptyArrayAction { get; } = new("EMPTY_ARRAY_ACTION", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an empty list of actions");
    public static PolicyCheck EmptyArrayResource { get; } = new("EMPTY_ARRAY_RESOURCE", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an empty list of resources");
    public static PolicyCheck EmptyArrayCondition { get; } = new("EMPTY_ARRAY_CONDITION", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an empty list of condition values");
    public static PolicyCheck EmptyArrayConditionForallvalues { get; } = new("EMPTY_ARRAY_CONDITION_FORALLVALUES", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "the same under `ForAllValues:`");
    public static PolicyCheck EmptyArrayConditionForanyvalue { get; } = new("EMPTY_ARRAY_CONDITION_FORANYVALUE", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "the same under `ForAnyValue:`");
    public static PolicyCheck EmptyArrayConditionIfexists { get; } = new("EMPTY_ARRAY_CONDITION_IFEXISTS", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "the same under an operator with `IfExists`");
    public static PolicyCheck EmptyObjectCondition { get; } = new("EMPTY_OBJECT_CONDITION", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an empty `Condition`");
    public static PolicyCheck EmptyObjectPrincipal { get; } = new("EMPTY_OBJECT_PRINCIPAL", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, Trust | Resource | Endpoint, "an empty `Principal`");
    public static PolicyCheck EmptySidValue { get; } = new("EMPTY_SID_VALUE", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an empty `Sid`");
    public static PolicyCheck RedundantAction { get; } = new("REDUNDANT_ACTION", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "an action that another one in the statement covers");
    public static PolicyCheck RedundantResource { get; } = new("REDUNDANT_RESOURCE", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "a resource that another one in the statement covers");
    public static PolicyCheck RedundantStatement { get; } = new("REDUNDANT_STATEMENT", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, Identity | Session, "a statement that another one covers");
    public static PolicyCheck RedundantConditionValueNum { get; } = new("REDUNDANT_CONDITION_VALUE_NUM", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "a condition value that is repeated, or that another limit covers");
    public static PolicyCheck NullWithQualifier { get; } = new("NULL_WITH_QUALIFIER", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, All, "`ForAnyValue:` or `ForAllValues:` before `Null`");
    public static PolicyCheck EmptyArrayPrincipal { get; } = new("EMPTY_ARRAY_PRINCIPAL", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, Trust | Resource | Endpoint, "an empty list of principals");
    public static PolicyCheck RedundantPrincipalInRoleTrustPolicy { get; } = new("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, Trust, "a session of a role that is itself a principal of the statement");
    public static PolicyCheck IrrelevantConditionKeyInPolicy { get; } = new("IRRELEVANT_CONDITION_KEY_IN_POLICY", AccessAnalyzer, RuleIds.RedundantPart, Suggestion, Resource, "a key that always has the same value for this resource");

    public static PolicyCheck UnsupportedSid { get; } = new("UNSUPPORTED_SID", AccessAnalyzer, RuleIds.InvalidName, Error, Identity | Session | Trust, "a `Sid` with characters other than letters and digits");
    public static PolicyCheck InvalidName { get; } = new("INVALID_NAME", Own, RuleIds.InvalidName, Warning, Name, "a name of a user, role, group, policy or session that IAM rejects");

    public static PolicyCheck MissingVersion { get; } = new("MISSING_VERSION", AccessAnalyzer, RuleIds.PolicyStyle, Warning, All, "no `Version`");
    public static PolicyCheck OldVersion { get; } = new("OLD_VERSION", Parliament, RuleIds.PolicyStyle, Suggestion, All, "version 2008-10-17");
    public static PolicyCheck WildcardInServiceName { get; } = new("WILDCARD_IN_SERVICE_NAME", AccessAnalyzer, RuleIds.PolicyStyle, Suggestion, All, "a wildcard in the service of an action or resource");
    public static PolicyCheck UniqueSidsRecommended { get; } = new("UNIQUE_SIDS_RECOMMENDED", AccessAnalyzer, RuleIds.PolicyStyle, Warning, Resource | Endpoint, "the same `Sid` twice, where AWS accepts it");
    public static PolicyCheck DeprecatedGlobalConditionKey { get; } = new("DEPRECATED_GLOBAL_CONDITION_KEY", AccessAnalyzer, RuleIds.PolicyStyle, Warning, All, "`aws:SourceOwner`; the page also names `aws:ARN`, which AWS has since removed");
    public static PolicyCheck ConsoleSid { get; } = new("CONSOLE_SID", Own, RuleIds.PolicyStyle, Suggestion, All, "a `Sid` that the console generated");
    public static PolicyCheck TagOnCreate { get; } = new("TAG_ON_CREATE", Own, RuleIds.PolicyStyle, Suggestion, All, "permission to tag on creation, without a condition on `ec2:CreateAction`");
    public static PolicyCheck InvalidRoleReference { get; } = new("INVALID_ROLE_REFERENCE", AccessAnalyzer, RuleIds.PolicyStyle, Warning, Trust | Resource | Endpoint, "the ID of a role instead of its ARN");
    public static PolicyCheck InvalidUserReference { get; } = new("INVALID_USER_REFERENCE", AccessAnalyzer, RuleIds.PolicyStyle, Warning, Trust | Resource | Endpoint, "the ID of a user instead of its ARN");

    public static PolicyCheck PublicPrincipal { get; } = new("PUBLIC_PRINCIPAL", CheckovAndCfnNag, RuleIds.OpenToEveryone, Warning, Resource, "everyone, without a condition on who calls or from where");
    public static PolicyCheck AllowWithNotPrincipal { get; } = new("ALLOW_WITH_NOT_PRINCIPAL", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Resource | Endpoint, "`NotPrincipal` with `Allow`");
    public static PolicyCheck RestrictAccessToServicePrincipal { get; } = new("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Resource, "a service principal without a condition on its source (confused deputy)");
    public static PolicyCheck RecommendedConditionKeyForServicePrincipal { get; } = new("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", AccessAnalyzer, RuleIds.OpenToEveryone, Suggestion, Resource, "a service principal with conditions, none of them on its source");
    public static PolicyCheck MissingConditionKeyForOidcPrincipal { get; } = new("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Trust, "an OpenID Connect provider without a condition on a claim");
    public static PolicyCheck MissingGithubRepoConditionKey { get; } = new("MISSING_GITHUB_REPO_CONDITION_KEY", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Trust, "GitHub's provider without a condition on the repository");
    public static PolicyCheck SpecificGithubRepoAndBranchRecommended { get; } = new("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Trust, "a wildcard in the subject claim of GitHub's provider");
    public static PolicyCheck WildcardUsageTooPermissive { get; } = new("WILDCARD_USAGE_TOO_PERMISSIVE", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Trust, "a wildcard in the first six characters of a subject claim; the title is published, the limit is ours");
    public static PolicyCheck VariableUsageTooPermissive { get; } = new("VARIABLE_USAGE_TOO_PERMISSIVE", AccessAnalyzer, RuleIds.OpenToEveryone, Warning, Trust, "a policy variable in the first six characters of a subject claim; again, the limit is ours");
    public static PolicyCheck AssumableByAnyPrincipal { get; } = new("ASSUMABLE_BY_ANY_PRINCIPAL", Own, RuleIds.OpenToEveryone, Warning, Trust, "a role that everyone may assume");
    public static PolicyCheck AssumableByAnyPrincipalWithConditions { get; } = new("ASSUMABLE_BY_ANY_PRINCIPAL_WITH_CONDITIONS", Own, RuleIds.OpenToEveryone, Warning, Trust, "a role that anyone may assume who meets its conditions, none of which identifies the caller");
    public static PolicyCheck WholeAccountPrincipal { get; } = new("WHOLE_ACCOUNT_PRINCIPAL", Checkov, RuleIds.OpenToEveryone, Suggestion, Trust, "a role for a whole account, without a condition");

    // The reviewed policy against the code. Their ids are in no message.
    public static PolicyCheck UnusedStatement { get; } = new("UNUSED_STATEMENT", Own, RuleIds.UnusedGrant, Suggestion, Identity, "a statement that no call needs");
    public static PolicyCheck UnusedAction { get; } = new("UNUSED_ACTION", Own, RuleIds.UnusedGrant, Suggestion, Identity, "an action that no call needs");
    public static PolicyCheck UnusedResource { get; } = new("UNUSED_RESOURCE", Own, RuleIds.UnusedGrant, Suggestion, Identity, "a resource that no call needs");
    public static PolicyCheck UnusedUnknown { get; } = new("UNUSED_UNKNOWN", Own, RuleIds.UnusedGrant, Suggestion, Identity, "no permission can be reported as unused: calls are unresolved, or references were not analysed");
    public static PolicyCheck WideAction { get; } = new("WIDE_ACTION", Own, RuleIds.WideGrant, Suggestion, Identity, "an action pattern of which the code needs only a part, and `NotAction`");
    public static PolicyCheck WideResource { get; } = new("WIDE_RESOURCE", Own, RuleIds.WideGrant, Suggestion, Identity, "every resource, or every one of a type, where the code needs only some, and `NotResource`");
}
