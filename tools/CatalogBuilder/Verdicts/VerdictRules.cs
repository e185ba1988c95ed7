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

    /// <summary>Finds fault with a verdict that says that the catalogue has a permission from another source.</summary>
    public void Check(OperationDraft draft)
    {
        foreach (var verdict in _verdicts[(draft.Service, draft.Name)])
        {
            if (verdict.IsHad && !draft.Permissions.Exists(permission => permission.Action == verdict.Action)) problems.Add("The catalogue does not have it: " + verdict);
        }
    }

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
