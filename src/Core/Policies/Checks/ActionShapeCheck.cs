using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Actions are <c>*</c> or <c>service:Name</c>, where the name may hold wildcards.</summary>
internal static class ActionShapeCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var action in policy.Statements.SelectMany(StatementElements.Actions))
        {
            if (Wrong(action.Text) is { } message) yield return CheckTable.InvalidActionForm.At(action, message);
        }
    }

    /// <summary>Whether an action has the form that AWS takes.</summary>
    public static bool IsWellFormed(string action) => Wrong(action) is null;

    private static string? Wrong(string action)
    {
        if (action == "*") return null;
        var colon = action.IndexOf(':');
        if (colon <= 0) return "'" + StatementElements.Shown(action) + "' does not name a service; write service:Action, such as ec2:RunInstances";
        if (colon == action.Length - 1) return "'" + StatementElements.Shown(action) + "' does not name an action; write service:Action, or service:* for all actions";
        return action.Where((c, i) => i != colon && !IsAllowed(c)).Any()
            ? "an action can only have letters, digits, '-', '*', '?' and one ':'"
            : null;
    }

    private static bool IsAllowed(char c)
        => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-' or '*' or '?';
}
