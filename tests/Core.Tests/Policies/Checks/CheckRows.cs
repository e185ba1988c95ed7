using System.Reflection;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>The rows of the table of checks, by the tests that show them.</summary>
internal static class CheckRows
{
    /// <summary>Every row.</summary>
    public static IReadOnlyList<PolicyCheck> All { get; } =
        [.. typeof(CheckTable).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => (PolicyCheck)property.GetValue(null)!)];

    /// <summary>What documents of the tables <c>PolicyChecks*.txt</c> show. Sizes have <see cref="PolicySizeTests"/>, names <see cref="IamNamesTests"/>, what templates say beside documents the templates in Build.Tests.</summary>
    public static IReadOnlyList<PolicyCheck> ByDocument { get; } = [.. All.Where(static row => !IsOfReview(row) && row.Rule != RuleIds.PolicySize && (row.Kinds & PolicyKinds.All) != 0)];

    /// <summary>What <see cref="Review.GrantUseTests"/> show.</summary>
    public static IReadOnlyList<PolicyCheck> OfReview { get; } = [.. All.Where(IsOfReview)];

    private static bool IsOfReview(PolicyCheck row) => row.Rule is RuleIds.UnusedGrant or RuleIds.WideGrant;
}
