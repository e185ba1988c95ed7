using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Variables: their form, and where they may stand.</summary>
internal static class VariableCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => Check(statement, policy.HasVariables));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, bool hasVariables)
    {
        var elsewhere = new[] { statement.Sid, statement.Effect }.OfType<PolicyTextValue>().Concat(StatementElements.Actions(statement)).Concat(statement.Conditions.Select(static condition => condition.Key));
        foreach (var value in elsewhere)
        {
            if (PolicyVariable.In(value.Text).Any())
            {
                yield return CheckTable.VariableUnsupportedInElement.At(value, "policy variables are only supported in resources and in condition values; remove it here");
            }
        }

        foreach (var value in StatementElements.Resources(statement)) foreach (var finding in Check(value, hasVariables)) yield return finding;
        foreach (var condition in statement.Conditions)
        {
            var family = StatementElements.Operator(condition)?.Family;
            var takesNone = family is OperatorFamily.Numeric or OperatorFamily.Date or OperatorFamily.Binary or OperatorFamily.IpAddress or OperatorFamily.Null;
            foreach (var value in condition.Values)
            {
                if (takesNone && PolicyVariable.In(value.Text).Any())
                {
                    yield return CheckTable.InvalidVariableForOperator.At(value, "'" + condition.Operator.Text + "' does not accept policy variables; write the value itself");
                }
                else
                {
                    foreach (var finding in Check(value, hasVariables)) yield return finding;
                }
            }
        }
    }

    private static IEnumerable<PolicyFinding> Check(PolicyTextValue value, bool hasVariables)
    {
        var variables = PolicyVariable.In(value.Text).ToList();
        if (variables.Count == 0) yield break;
        if (!hasVariables)
        {
            yield return CheckTable.VariableUnsupportedInVersion.At(
                value,
                "without \"Version\": \"" + PolicyTextReader.CurrentVersion + "\" the variable is plain text; add that version");
            yield break;
        }

        foreach (var variable in variables)
        {
            if (Wrong(variable) is (var check, var message)) yield return check.At(value, message);
        }
    }

    private static (PolicyCheck Check, string Message)? Wrong(PolicyVariable variable)
    {
        if (variable.IsEscape) return null;
        if (!variable.IsClosed) return (CheckTable.MissingBraceInVariable, "the policy variable is not closed; add '}' after its name");
        if (variable.Content.Length == 0) return (CheckTable.EmptyVariable, "the policy variable has no name; add one, such as ${aws:username}");
        var comma = variable.Content.IndexOf(',');
        var name = comma < 0 ? variable.Content : variable.Content.Substring(0, comma);
        if (name.IndexOf(' ') >= 0 || name.Length == 0) return (CheckTable.UnsupportedSpaceInVariable, "a policy variable cannot have spaces before its comma or brace; remove them");
        if (comma < 0) return null;
        var rest = variable.Content.Substring(comma + 1).Trim();
        return rest.Length >= 2 && rest[0] == '\'' && rest[rest.Length - 1] == '\''
            ? null
            : (CheckTable.MissingQuoteInVariable, "the default value of a policy variable must be in single quotes: ${aws:PrincipalTag/team, 'none'}");
    }
}
