using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>
/// Where each missing permission goes, so that nothing beside it becomes allowed: an action into a statement on exactly its resources, a
/// resource into a statement of exactly its actions, all else into statements of their own.
/// </summary>
internal sealed class GrantPlan
{
    private readonly IReadOnlyList<StatementDraft> _drafts;

    public GrantPlan(IReadOnlyList<StatementDraft> drafts, IReadOnlyList<MissingGrant> missing)
    {
        _drafts = drafts;
        foreach (var group in missing.GroupBy(static grant => (grant.Tier, grant.Resources, grant.Conditions))) Place([.. group]);
    }

    /// <summary>The statements that the file needs beside its own.</summary>
    public List<NewStatement> NewStatements { get; } = [];

    private void Place(List<MissingGrant> grants)
    {
        var rest = grants.FindAll(grant => !PlaceAction(grant));
        if (rest.Count == 0 || PlaceResources(rest)) return;
        rest = rest.FindAll(grant => !PlaceResources([grant]));
        if (rest.Count > 0) NewStatements.Add(new(rest[0].Tier, rest.Select(static grant => grant.Action).ToEquatableArray(), rest[0].Resources, rest[0].Conditions));
    }

    private bool PlaceAction(MissingGrant grant)
    {
        if (_drafts.FirstOrDefault(draft => draft.IsOn(grant) && draft.IsUnder(grant.Conditions)) is not { } draft) return false;
        draft.AddAction(grant.Action);
        return true;
    }

    private bool PlaceResources(List<MissingGrant> grants)
    {
        if (_drafts.FirstOrDefault(draft => draft.IsOf(grants.Select(static grant => grant.Action)) && draft.IsUnder(grants[0].Conditions)) is not { } draft) return false;
        draft.AddResources(grants[0].Resources);
        return true;
    }
}

/// <summary>A statement that a file is to get.</summary>
internal sealed record NewStatement(Tier Tier, EquatableArray<string> Actions, EquatableArray<string> Resources, EquatableArray<PolicyCondition> Conditions);
