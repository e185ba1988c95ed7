namespace IamAnalyzers.CatalogBuilder.Verdicts;

/// <summary>Whose permission it is that a description or a guide names beside an operation's own.</summary>
internal enum VerdictKind
{
    /// <summary>Not decided.</summary>
    Open,

    /// <summary>The caller's, in every call.</summary>
    Always,

    /// <summary>The caller's, when the member is set.</summary>
    Set,

    /// <summary>The caller's, when the member is not set.</summary>
    Unset,

    /// <summary>The caller's, when the request has a value or form that the trigger says.</summary>
    Value,

    /// <summary>The caller's, and no source says when.</summary>
    Possible,

    /// <summary>The caller's, if the account is in a certain state: a key of the account's own, a thing that exists or not.</summary>
    State,

    /// <summary>The permission of a role that the request, or what it names, has for it.</summary>
    Role,

    /// <summary>Somebody else's: a grant, the service itself by a resource's policy, who reads the result.</summary>
    Other,

    /// <summary>Nobody's: the text only mentions it.</summary>
    None,
}

/// <summary>One row of the reviewed file.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Member">The API path of the member whose text names the permission; <c>-</c> for the operation's own text or a page.</param>
/// <param name="Action">The action; <c>s3</c> for a member that holds a place in S3 where no action of the caller follows.</param>
/// <param name="Kind">Whose permission it is.</param>
/// <param name="Trigger">The trigger of <see cref="VerdictKind.Value"/>, which the possible and the deployment's may have too; else empty.</param>
/// <param name="IsHad">Whether the catalogue has the permission from another source.</param>
/// <param name="IsDerived">Whether the permission is made when a policy is derived: the kind of a bucket decides.</param>
/// <param name="Words">Resource templates and conditions in the catalogue's format.</param>
/// <param name="Reason">Why, and where it was read.</param>
internal sealed record Verdict(string Service, string Operation, string Member, string Action, VerdictKind Kind, string Trigger, bool IsHad, bool IsDerived, string Words, string Reason)
{
    public const string NoMember = "-";
    public const string NoAction = "s3";

    /// <summary>Whether the permission is the caller's.</summary>
    public bool IsCallers => IsOfRequest || Kind is VerdictKind.Possible or VerdictKind.State;

    /// <summary>Whether the request decides that the permission is needed.</summary>
    public bool IsOfRequest => Kind is VerdictKind.Always or VerdictKind.Set or VerdictKind.Unset or VerdictKind.Value;

    public override string ToString() => $"{Service} {Operation} {Member} {Action}";
}
