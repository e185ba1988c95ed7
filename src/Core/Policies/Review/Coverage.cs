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

/// <summary>And, or and not of coverages.</summary>
internal static class Coverages
{
    /// <summary>All for what holds, None for what does not.</summary>
    public static Coverage Of(bool holds) => holds ? Coverage.All : Coverage.None;

    /// <summary>Both must hold.</summary>
    public static Coverage And(Coverage left, Coverage right) => left < right ? left : right;

    /// <summary>One must hold.</summary>
    public static Coverage Or(Coverage left, Coverage right) => left > right ? left : right;

    /// <summary>The opposite.</summary>
    public static Coverage Not(Coverage coverage) => (Coverage)(Coverage.All - coverage);

    /// <summary>All must hold; so they do where there is none.</summary>
    public static Coverage All(IEnumerable<Coverage> coverages) => coverages.Aggregate(Coverage.All, And);

    /// <summary>One must hold; none does where there is none.</summary>
    public static Coverage Any(IEnumerable<Coverage> coverages) => coverages.Aggregate(Coverage.None, Or);
}
