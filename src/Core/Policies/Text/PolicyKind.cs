namespace IamAnalyzers.Core.Policies.Text;

/// <summary>What a policy document is attached to, which decides what it may hold.</summary>
public enum PolicyKind
{
    /// <summary>A user, group or role.</summary>
    Identity,

    /// <summary>A session: what is passed with <c>AssumeRole</c> or <c>GetFederationToken</c>.</summary>
    Session,

    /// <summary>A role, to say who may assume it.</summary>
    Trust,

    /// <summary>A resource, such as a bucket, queue, topic or key.</summary>
    Resource,

    /// <summary>A VPC endpoint.</summary>
    Endpoint,
}
