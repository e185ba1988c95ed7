using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>One thing that can be wrong in a policy: a row of the <see cref="CheckTable"/>.</summary>
/// <param name="Id">Its published id, such as <c>MISSING_EFFECT</c>; our own where nobody published one.</param>
/// <param name="Publisher">Who published the id: names separated by commas, or <c>own</c>.</param>
/// <param name="Rule">The rule that reports it, from <see cref="RuleIds"/>.</param>
/// <param name="Level">How severe a finding is.</param>
/// <param name="Kinds">The policies in which it can be found.</param>
/// <param name="Meaning">What it finds, in Markdown: a phrase without a full stop.</param>
public sealed record PolicyCheck(string Id, string Publisher, string Rule, FindingLevel Level, PolicyKinds Kinds, string Meaning)
{
    /// <summary>Makes a finding.</summary>
    /// <param name="range">The exact element.</param>
    /// <param name="message">What is wrong and what to do, a sentence without a full stop.</param>
    /// <returns>The finding.</returns>
    internal PolicyFinding At(TextRange range, string message) => new(this, message, range);

    /// <summary>Makes a finding about a value.</summary>
    /// <param name="message">What is wrong and what to do, a sentence without a full stop.</param>
    /// <returns>The finding.</returns>
    internal PolicyFinding At(PolicyTextValue value, string message) => At(value.Range, message);
}

/// <summary>Kinds of policies, as a check applies to them.</summary>
[Flags]
public enum PolicyKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Policies of users, groups and roles.</summary>
    Identity = 1,

    /// <summary>Session policies.</summary>
    Session = 2,

    /// <summary>Trust policies of roles.</summary>
    Trust = 4,

    /// <summary>Policies of resources, such as buckets, queues, topics and keys.</summary>
    Resource = 8,

    /// <summary>Policies of VPC endpoints.</summary>
    Endpoint = 16,

    /// <summary>Policies of every kind.</summary>
    All = Identity | Session | Trust | Resource | Endpoint,

    /// <summary>No document: a name that a call or a project file gives.</summary>
    Name = 32,

    /// <summary>No document: what a template of CloudFormation or SAM says beside its documents.</summary>
    Template = 64,
}
