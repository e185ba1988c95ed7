namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What is said of a managed policy, in the build's lines and in reports.</summary>
public static class ManagedPolicyTexts
{
    private const int MostServices = 8;

    /// <summary>One line on a comparison: what is covered, then the excess, unused services first.</summary>
    /// <param name="use">The comparison.</param>
    /// <returns>The line, without a full stop.</returns>
    public static string Summary(ManagedPolicyUse use)
    {
        var needed = use.Covered.Count + use.NotCovered.Count;
        return FormattableString.Invariant($"{use.Policy.Name} covers {use.Covered.Count} of {needed} needed actions; ") + Excess(use);
    }

    /// <summary>What a policy allows beyond the needs.</summary>
    /// <param name="use">The comparison.</param>
    /// <returns>The phrase.</returns>
    public static string Excess(ManagedPolicyUse use)
    {
        if (use.IsUnlimited) return "it allows actions of every service";
        var parts = new List<string>();
        if (use.UnusedServices.Count > 0) parts.Add("unused services: " + Shown(use.UnusedServices, MostServices));
        if (use.UnusedActions.Count > 0) parts.Add(FormattableString.Invariant($"{use.UnusedActions.Count} unused actions of the services that are used"));
        return parts.Count == 0 ? "it allows nothing unused" : "unused, according to the data of " + Catalog.AwsCatalog.Default.DataDate + ": " + string.Join("; ", parts);
    }

    private static string Shown(IReadOnlyList<string> names, int most)
        => string.Join(", ", names.Take(most)) + (names.Count > most ? FormattableString.Invariant($" and {names.Count - most} more") : "");
}
