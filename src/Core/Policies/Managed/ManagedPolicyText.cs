using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Managed;

/// <summary>Reads the statements of a managed policy from the catalogue's lines; <c>docs/catalogue.md</c> has the format.</summary>
internal static class ManagedPolicyText
{
    private const string If = "if:";
    private static readonly string[] Sets = [ConditionOperator.ForAllValues, ConditionOperator.ForAnyValue];

    /// <summary>Reads the lines of a policy.</summary>
    public static PolicyText Read(IEnumerable<string> lines)
        => new(new JsonValue { Kind = JsonKind.Object }) { Version = Value(PolicyTextReader.CurrentVersion), Statements = [.. lines.Select(Statement)] };

    private static PolicyTextStatement Statement(string line)
    {
        var actions = new List<PolicyTextValue>();
        var resources = new List<PolicyTextValue>();
        var conditions = new List<PolicyTextCondition>();
        var (isDeny, isNot, isExcept) = (false, false, false);
        var isResource = false;
        foreach (var word in line.Trim().Split(' '))
        {
            if (word == "deny") isDeny = true;
            else if (word == "not") isNot = true;
            else if (word is "on" or "except") (isResource, isExcept) = (true, word == "except");
            else if (word.StartsWith(If, StringComparison.Ordinal)) conditions.Add(Condition(word.Substring(If.Length)));
            else if (isResource) resources.Add(Value(word));
            else actions.AddRange(Actions(word).Select(Value));
        }

        if (resources.Count == 0) resources.Add(Value("*"));
        return new()
        {
            Effect = Value(isDeny ? "Deny" : "Allow"),
            Action = isNot ? null : Element("Action", actions),
            NotAction = isNot ? Element("NotAction", actions) : null,
            Resource = isExcept ? null : Element("Resource", resources),
            NotResource = isExcept ? Element("NotResource", resources) : null,
            Conditions = conditions,
        };
    }

    private static IEnumerable<string> Actions(string word)
    {
        var colon = word.IndexOf(':');
        return colon < 0 ? [word] : word.Substring(colon + 1).Split(',').Select(name => word.Substring(0, colon + 1) + name);
    }

    private static PolicyTextCondition Condition(string text)
    {
        var set = Sets.FirstOrDefault(name => text.StartsWith(name, StringComparison.Ordinal)) ?? "";
        var colon = text.IndexOf(':', set.Length);
        var equals = text.IndexOf('=', colon);
        return new(
            Value(text.Substring(0, colon)),
            Value(text.Substring(colon + 1, equals - colon - 1)),
            [.. text.Substring(equals + 1).Split('|').Select(Value)],
            default);
    }

    private static PolicyElement Element(string name, List<PolicyTextValue> values) => new(name, default, default, values);

    private static PolicyTextValue Value(string text) => new(text, default);
}
