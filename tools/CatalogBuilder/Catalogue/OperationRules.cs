using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Catalog.Text;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>From an entry of the published map to a checked operation, one step after the other.</summary>
internal sealed class OperationRules(PublishedFolder input, Reference reference, HandRules rules, List<string> problems)
{
    private readonly MapReader _map = new(reference);
    private readonly DependentRules _dependents = new(rules);
    private readonly RolePassing _roles = new(input, rules, problems);
    private readonly ForwardedAccess _forwarded = new(input);
    private readonly MemberGuesses _guesses = new(input, reference);
    private readonly DraftCheck _check = new(reference, problems);

    public void Apply(OperationDraft draft, JsonElement entry)
    {
        _map.Read(draft, entry);
        _dependents.Apply(draft);
        _roles.Apply(draft);
        _forwarded.Apply(draft);
        Correct(draft);
        _guesses.Apply(draft);
        draft.Tidy();
        _check.Check(draft);
    }

    private void Correct(OperationDraft draft)
    {
        foreach (var line in rules.Corrections.For(draft.Service, draft.Name))
        {
            var rest = line[1..].Trim();
            switch (line[0])
            {
                case '-': Remove(draft, rest); break;
                case '=': draft.Status = rest == OperationText.Free ? OperationStatus.PermissionFree : OperationStatus.Unknown; break;
                default: Add(draft, rest); break;
            }
        }
    }

    private void Remove(OperationDraft draft, string action)
    {
        var removed = draft.Permissions.RemoveAll(permission => action == "*" || permission.Action == action);
        draft.Sentences.RemoveAll(sentence => action == "*" || sentence.Action == action);
        if (removed == 0) problems.Add($"Nothing to take out: {draft.Service} {draft.Name} {action}");
    }

    private void Add(OperationDraft draft, string text)
    {
        try
        {
            draft.Permissions.Add(PermissionText.Parse(text, draft.Prefix + ":" + draft.Name));
            draft.Status = OperationStatus.Mapped;
        }
        catch (FormatException exception)
        {
            problems.Add($"{draft.Service} {draft.Name}: {exception.Message}");
        }
    }
}
