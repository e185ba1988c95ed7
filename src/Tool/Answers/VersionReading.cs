using System.Text;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Answers;

/// <summary>How one policy's texts read beside another policy: <c>${...}</c> is a variable in the version of 2012 and plain text in the one of 2008.</summary>
/// <param name="HasVariables">Whether the policy has variables.</param>
/// <param name="OtherHasVariables">Whether the other one has.</param>
internal sealed record VersionReading(bool HasVariables, bool OtherHasVariables)
{
    /// <summary>Whether a statement, word for word the same, means the same in both policies.</summary>
    public bool IsAlike(PolicyTextStatement statement)
        => HasVariables == OtherHasVariables
            || !StatementElements.Resources(statement).Concat(statement.Conditions.SelectMany(static condition => condition.Values)).Any(static value => PolicyVariable.In(value.Text).Any());

    /// <summary>A resource of the policy as a pattern that means the same beside the other one: a variable may stand for anything, and plain text for nothing but itself.</summary>
    public string Read(string resource)
    {
        if (HasVariables == OtherHasVariables) return resource;
        if (!HasVariables) return resource.Replace("${", "${$}{", StringComparison.Ordinal);
        var read = new StringBuilder();
        var at = 0;
        foreach (var variable in PolicyVariable.In(resource).Where(static variable => variable is { IsClosed: true, IsEscape: false }))
        {
            read.Append(resource, at, variable.Start - at).Append('*');
            at = variable.Start + variable.Content.Length + 3;
        }

        return read.Append(resource, at, resource.Length - at).ToString();
    }
}
