using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>A condition that a project wants on the statements of its policy.</summary>
/// <param name="Services">The action prefixes of the services that it is for, sorted; empty for all.</param>
/// <param name="Reason">Why, for the report; may be empty.</param>
public sealed record ProjectCondition(PolicyCondition Condition, EquatableArray<string> Services, string Reason)
{
    /// <summary>Whether it is for an action.</summary>
    /// <param name="action">The action with its prefix.</param>
    /// <returns><see langword="true"/> when the action's service is among <see cref="Services"/>.</returns>
    public bool IsFor(string action)
        => Services.Count == 0 || Services.Contains(action.Substring(0, Math.Max(0, action.IndexOf(':'))), StringComparer.OrdinalIgnoreCase);
}
