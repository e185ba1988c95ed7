namespace IamAnalyzers.Core.Policies.Review;

/// <summary>For how much of what is unknown in a need something holds.</summary>
public enum Coverage
{
    /// <summary>For no value.</summary>
    None,

    /// <summary>For some values.</summary>
    Some,

    /// <summary>For every value.</summary>
    All,
}
