using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>Reads a <c>Principal</c> or <c>NotPrincipal</c>: <c>*</c>, or an object of kinds and values.</summary>
internal static class PolicyPrincipalReader
{
    private static readonly Dictionary<string, PolicyPrincipalKind> Kinds = new(StringComparer.Ordinal)
    {
        ["AWS"] = PolicyPrincipalKind.Aws,
        ["CanonicalUser"] = PolicyPrincipalKind.CanonicalUser,
        ["Federated"] = PolicyPrincipalKind.Federated,
        ["Service"] = PolicyPrincipalKind.Service,
    };

    /// <summary>Reads an element.</summary>
    /// <param name="member">The element.</param>
    /// <param name="add">Takes check, message and place of what AWS refuses.</param>
    /// <returns>The principals, in order.</returns>
    public static IReadOnlyList<PolicyPrincipal> Read(JsonMember member, Action<PolicyCheck, string, TextRange> add)
    {
        var value = member.Value;
        if (value.Kind == JsonKind.String && value.Text == "*") return [new(PolicyPrincipalKind.Everyone, new(value.Text, value.Range))];
        if (value.Kind == JsonKind.Hole) return [];
        if (value.Kind != JsonKind.Object)
        {
            add(CheckTable.InvalidPrincipalFormat, "'" + member.Name + "' must be \"*\" or a JSON object; write { \"AWS\": ... }, { \"Service\": ... } or { \"Federated\": ... }", value.Range);
            return [];
        }

        var principals = new List<PolicyPrincipal>();
        foreach (var kind in value.Members)
        {
            if (!Kinds.TryGetValue(kind.Name, out var known))
            {
                add(CheckTable.InvalidPrincipalKey, "a kind of principal must be one of " + string.Join(", ", Kinds.Keys) + ", spelled exactly so", kind.NameRange);
                continue;
            }

            foreach (var item in kind.Value.Kind == JsonKind.Array ? kind.Value.Items : [kind.Value])
            {
                if (item.Kind is JsonKind.String or JsonKind.Hole) principals.Add(new(known, new(item.Text, item.Range)));
                else add(CheckTable.DataTypeMismatch, "'" + kind.Name + "' accepts only strings; put this value in double quotes", item.Range);
            }
        }

        return principals;
    }
}
