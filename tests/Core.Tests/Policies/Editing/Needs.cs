using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Core.Tests.Policies.Editing;

/// <summary>Needs written as in a table: <c>action resource resource; action resource [operator key value]</c>.</summary>
internal static class Needs
{
    public static IReadOnlyList<Need> Parse(string text) => [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    private static Need One(string text)
    {
        var parts = text.Split('[', ']');
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var condition = parts.Length == 1 ? [] : parts[1].Split(' ');
        var conditions = parts.Length == 1 ? default : EquatableArray<PolicyCondition>.From([new(condition[0], condition[1], condition[2..].ToEquatableArray())]);
        return Need.Of(new Permission(words[0], words[1..].ToEquatableArray(), conditions, Tier.Required, "", "", "", ""), PolicyOptions.Default, AwsCatalog.Default);
    }
}
