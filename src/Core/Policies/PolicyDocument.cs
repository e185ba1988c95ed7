using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Core.Policies;

/// <summary>An identity policy that only allows, in version 2012-10-17.</summary>
/// <param name="Statements">The statements, in the order of the file.</param>
public sealed record PolicyDocument(EquatableArray<PolicyStatement> Statements)
{
    /// <summary>All actions of the document, sorted and without repeats.</summary>
    public IReadOnlyList<string> Actions
        => [.. new SortedSet<string>(Statements.SelectMany(static statement => statement.Actions), StringComparer.Ordinal)];
}

/// <summary>One statement that allows.</summary>
/// <param name="Sid">The statement's id: letters and digits, unique in the document.</param>
/// <param name="Tier">How sure its permissions are; conditional and deployment permissions stand in statements of their own.</param>
/// <param name="Actions">The actions, sorted.</param>
/// <param name="Resources">The ARN patterns, sorted.</param>
/// <param name="Conditions">The conditions, sorted by operator and key.</param>
public sealed record PolicyStatement(
    string Sid,
    Tier Tier,
    EquatableArray<string> Actions,
    EquatableArray<string> Resources,
    EquatableArray<PolicyCondition> Conditions)
{
    /// <summary>The actions that <see cref="Actions"/> stand for when there are patterns among them, sorted; empty when there are none.</summary>
    public EquatableArray<string> StandsFor { get; init; }

    /// <summary>All actions that the statement allows, each by its own name.</summary>
    public EquatableArray<string> NamedActions => StandsFor.Count == 0 ? Actions : StandsFor;

    /// <summary>Changes the texts that can hold placeholders.</summary>
    /// <param name="fill">The change.</param>
    /// <returns>The statement with other resources and condition values.</returns>
    internal PolicyStatement Fill(Func<string, string> fill) => this with
    {
        Resources = Resources.Select(fill).ToEquatableArray(),
        Conditions = Conditions.Select(condition => condition with { Values = condition.Values.Select(fill).ToEquatableArray() }).ToEquatableArray(),
    };
}

/// <summary>The policy of one principal.</summary>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Document">The policy.</param>
public sealed record PrincipalPolicy(string Principal, PolicyDocument Document)
{
    /// <summary>What is to be said of the project's conditions on its actions, sorted.</summary>
    public EquatableArray<ConditionNote> Notes { get; init; }
}
