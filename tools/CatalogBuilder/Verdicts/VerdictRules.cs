using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Verdicts;

/// <summary>Turns the verdicts into permissions: what is done in the caller's name.</summary>
internal sealed class VerdictRules(IReadOnlyList<Verdict> verdicts, List<string> problems)
{
    private readonly ILookup<(string Service, string Operation), Verdict> _verdicts
        = verdicts.Where(static verdict => verdict.IsCallers).ToLookup(static verdict => (verdict.Service, verdict.Operation));

    public void Apply(OperationDraft draft)
    {
        var callers = _verdicts[(draft.Service, draft.Name)].Where(static verdict => !verdict.IsHad && !verdict.IsDerived).ToArray();

        // What a source calls dependent without saying when is decided here.
        draft.Permissions.RemoveAll(permission => permission.Kind == PermissionKind.Possible
            && permission.Trigger is null
            && callers.Any(verdict => verdict.Action == permission.Action));
        foreach (var verdict in callers) Add(verdict, draft);
    }

    /// <summary>Makes needed what another source calls possible and a verdict says is the caller's: with its trigger, where the source has none.</summary>
    public void Settle(OperationDraft draft)
    {
        foreach (var verdict in _verdicts[(draft.Service, draft.Name)].Where(static verdict => verdict.IsHad && verdict.IsOfRequest))
        {
            var trigger = Trigger(verdict, draft.Request);
            for (var i = 0; i < draft.Permissions.Count; i++)
            {
                var permission = draft.Permissions[i];
                if (permission.Action != verdict.Action || permission.Kind != PermissionKind.Possible || !Fits(permission.Trigger, trigger)) continue;
                draft.Permissions[i] = permission with
                {
                    Kind = PermissionKind.Needed,
                    Trigger = permission.Trigger ?? (trigger.Length == 0 ? null : Core.Catalog.Trigger.Parse(trigger)),
                    Note = "",
                };
            }
        }
    }

    /// <summary>Finds fault with a verdict that says that the catalogue has a permission from another source, where it has none or another one.</summary>
    public void Check(OperationDraft draft)
    {
        foreach (var verdict in _verdicts[(draft.Service, draft.Name)].Where(static verdict => verdict.IsHad))
        {
            if (!draft.Permissions.Exists(permission => Has(permission, verdict, draft.Request))) problems.Add("The catalogue does not have it: " + verdict);
        }
    }

    private static bool Has(PermissionEntry permission, Verdict verdict, RequestShape request)
        => permission.Action == verdict.Action
            && (!verdict.IsOfRequest || (permission.Kind == PermissionKind.Needed && Fits(permission.Trigger, Trigger(verdict, request))));

    /// <summary>Whether a permission is the verdict's: no source says when, or what it says is the trigger or a member below it.</summary>
    private static bool Fits(Trigger? found, string trigger)
        => found is null || found.Text == trigger || found.Text.StartsWith(trigger + ".", StringComparison.Ordinal);

    private void Add(Verdict verdict, OperationDraft draft)
    {
        try
        {
            draft.Permissions.Add(PermissionText.Parse(Text(verdict, draft.Request), draft.Prefix + ":" + draft.Name));
            draft.Status = OperationStatus.Mapped;
        }
        catch (FormatException exception)
        {
            problems.Add($"{verdict}: {exception.Message}");
        }
    }

    private static string Text(Verdict verdict, RequestShape request)
    {
        var mark = verdict.Kind switch { VerdictKind.Possible => "?", VerdictKind.State => "~", _ => "" };
        var trigger = Trigger(verdict, request);
        return mark + verdict.Action
            + (trigger.Length == 0 ? "" : " when:" + trigger)
            + (verdict.Words.Length == 0 ? "" : " " + verdict.Words)
            + (mark.Length == 0 ? "" : " # " + verdict.Reason.Split(" (")[0]);
    }

    private static string Trigger(Verdict verdict, RequestShape request)
    {
        if (verdict.Kind is not (VerdictKind.Set or VerdictKind.Unset)) return verdict.Trigger;
        var path = request.Translate(verdict.Member)?.Path ?? throw new FormatException("no such member");
        if (verdict.Kind == VerdictKind.Unset) return "!" + path;
        return request.IsRequired(path) ? "" : path;
    }
}
