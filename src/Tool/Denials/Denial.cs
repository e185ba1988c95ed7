using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Denials;

/// <summary>What a message of AWS says of a call that it refused. What the message leaves out is empty.</summary>
internal sealed record Denial
{
    /// <summary>Who called: an ARN, or what the service writes in its place.</summary>
    public string Principal { get; init; } = "";

    /// <summary>The action that was refused, with its prefix. It need not be the one that the operation is named after.</summary>
    public string Action { get; init; } = "";

    /// <summary>What it was refused on, as the message has it: an ARN, <c>*</c>, or a form of the service's own such as <c>role Name</c>.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The type of policy that AWS names.</summary>
    public DenyingPolicy Policy { get; init; }

    /// <summary>The words that name the type, such as <c>service control policy</c>.</summary>
    public string PolicyWords { get; init; } = "";

    /// <summary>How it refused.</summary>
    public DenialEffect Effect { get; init; }

    /// <summary>The ARN of the policy that denies.</summary>
    public string PolicyArn { get; init; } = "";

    /// <summary>Through what the policy reached the caller, where the message says <c>transitively through</c>.</summary>
    public string Through { get; init; } = "";

    /// <summary>The address of the console's page about this refusal.</summary>
    public string ConsoleLink { get; init; } = "";

    /// <summary>The id with which <c>GetRequestAuthorizationDetails</c> tells more.</summary>
    public string AuthorizationId { get; init; } = "";

    /// <summary>What <c>aws sts decode-authorization-message</c> decodes.</summary>
    public string EncodedMessage { get; init; } = "";

    /// <summary>The operation that was called, where the message names one. It is no proof of the action.</summary>
    public string Operation { get; init; } = "";

    /// <summary>What the service hides behind this text; <see langword="null"/> for a message that says that it is a refusal.</summary>
    public Disguise? Disguise { get; init; }

    /// <summary>The actions that it may be about, where the message names none; patterns.</summary>
    public EquatableArray<string> Candidates => Action.Length > 0 ? EquatableArray<string>.From([Action]) : Disguise?.Actions ?? default;
}

/// <summary>The types of policy that AWS names in a refusal.</summary>
internal enum DenyingPolicy
{
    /// <summary>The message names none.</summary>
    NotSaid,

    /// <summary>The policies of the user or role.</summary>
    Identity,

    /// <summary>The policy of the resource.</summary>
    Resource,

    /// <summary>The policy that was passed when the session began.</summary>
    Session,

    /// <summary>The policy of the VPC endpoint that the call went through.</summary>
    Endpoint,

    /// <summary>The permissions boundary of the user or role.</summary>
    Boundary,

    /// <summary>The trust policy of the role that was to be assumed.</summary>
    Trust,

    /// <summary>A service control policy of the organisation.</summary>
    ServiceControl,

    /// <summary>A resource control policy of the organisation.</summary>
    ResourceControl,

    /// <summary>A type that this version does not know; <see cref="Denial.PolicyWords"/> has its name.</summary>
    Other,
}

/// <summary>How a policy refuses.</summary>
internal enum DenialEffect
{
    /// <summary>The message does not say.</summary>
    NotSaid,

    /// <summary>Nothing allows the call.</summary>
    Implicit,

    /// <summary>A statement denies it.</summary>
    Explicit,
}

/// <summary>A refusal that a service words as another failure.</summary>
/// <param name="Meaning">What is behind it, a sentence.</param>
/// <param name="Actions">The actions that may be refused; patterns.</param>
internal sealed record Disguise(string Meaning, EquatableArray<string> Actions);
