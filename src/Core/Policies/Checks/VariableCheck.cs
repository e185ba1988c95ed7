using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Variables: their form, and where they may stand.</summary>
internal static class VariableCheck
{
    private const string Global = "aws:";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => Check(statement, policy.HasVariables, context.Catalog));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, bool hasVariables, AwsCatalog catalog)
    {
        var elsewhere = new[] { statement.Sid, statement.Effect }.OfType<PolicyTextValue>().Concat(StatementElements.Actions(statement)).Concat(statement.Conditions.Select(static condition => condition.Key));
        foreach (var value in elsewhere)
        {
            if (PolicyVariable.In(value.Text).Any())
            {
                yield return CheckTable.VariableUnsupportedInElement.At(value, "policy variables are only supported in resources and in condition values; remove it here");
            }
        }

        foreach (var value in StatementElements.Resources(statement)) foreach (var finding in Check(value, hasVariables, catalog)) yield return finding;
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
                    foreach (var finding in Check(value, hasVariables, catalog)) yield return finding;
                }
            }
        }
    }

    private static IEnumerable<PolicyFinding> Check(PolicyTextValue value, bool hasVariables, AwsCatalog catalog)
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
            else if (!variable.IsEscape && Unknown(variable.Name, catalog) is { } unknown) yield return CheckTable.InvalidGlobalConditionKey.At(value, unknown);
        }
    }

    // Only global keys: those of services and identity providers are in no complete list. "AWS::Region" is a pseudo parameter of CloudFormation.
    private static string? Unknown(string name, AwsCatalog catalog)
    {
        if (!name.StartsWith(Global, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Global + ":", StringComparison.OrdinalIgnoreCase) || ConditionKeys.Find(name, catalog) is not null) return null;
        var near = NearestNames.Of(name, ConditionKeys.Candidates(name, catalog));
        return "AWS's reference of " + catalog.DataDate + " does not list the policy variable '" + StatementElements.Shown(name) + "', so this matches nothing" + (near.Count == 0 ? "" : "; did you mean ${" + string.Join("} or ${", near) + "}?");
    }

    private static (PolicyCheck Check, string Message)? Wrong(PolicyVariable variable)
    {
        if (variable.IsEscape) return null;
        if (!variable.IsClosed) return (CheckTable.MissingBraceInVariable, "the policy variable is not closed; add '}' after its name");
        if (variable.Content.Length == 0) return (CheckTable.EmptyVariable, "the policy variable has no name; add one, such as ${aws:username}");
        var name = variable.Name;
        if (name.IndexOf(' ') >= 0 || name.Length == 0) return (CheckTable.UnsupportedSpaceInVariable, "a policy variable cannot have spaces before its comma or brace; remove them");
        if (name.Length == variable.Content.Length) return null;
        var rest = variable.Content.Substring(name.Length + 1).Trim();
        return rest.Length >= 2 && rest[0] == '\'' && rest[rest.Length - 1] == '\''
            ? null
            : (CheckTable.MissingQuoteInVariable, "the default value of a policy variable must be in single quotes: ${aws:PrincipalTag/team, 'none'}");
    }
}
