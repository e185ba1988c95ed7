using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Verdicts;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>From an entry of the published map to a checked operation, one step after the other.</summary>
internal sealed class OperationRules(PublishedFolder input, Reference reference, HandRules rules, List<string> problems)
{
    private readonly MapReader _map = new(input, reference);
    private readonly DependentRules _dependents = new(reference, rules);
    private readonly RolePassing _roles = new(input, rules, problems);
    private readonly ForwardedAccess _forwarded = new(input);
    private readonly VerdictRules _verdicts = new(rules.Verdicts, problems);
    private readonly MemberGuesses _guesses = new(input, reference);
    private readonly NamedResources _named = new(rules.NamedResources, problems);
    private readonly TemplateRules _templates = new(rules.Templates, reference);
    private readonly TagsOnCreate _tags = new(reference, rules.Authorized);
    private readonly CreatedTemplates _created = new(reference, rules.Corrections);
    private readonly SharedActions _shared = new(reference, rules);
    private readonly AlternativeTypes _alternatives = new(reference);
    private readonly UntouchedTypes _untouched = new(input, reference, rules);
    private readonly DraftCheck _check = new(reference, problems);

    public MapReader Map => _map;

    public RolePassing Roles => _roles;

    public NamedResources Named => _named;

    public void Apply(OperationDraft draft, JsonElement entry)
    {
        _map.Read(draft, entry);
        _dependents.Apply(draft);
        _roles.Apply(draft);
        _forwarded.Apply(draft);
        Correct(draft);
        _verdicts.Apply(draft);
        _named.Apply(draft);
        _guesses.Apply(draft, _named);
        _templates.Apply(draft);
        Complete(draft);
        _tags.Apply(draft);
        _verdicts.Settle(draft);
        _created.Apply(draft);
        _shared.Apply(draft);
        Limit(draft);
        CloseGrants(draft);
        KeyTemplates.Apply(draft);
        _alternatives.Apply(draft);
        _untouched.Apply(draft);
        _verdicts.Check(draft);
        draft.Tidy();
        _check.Check(draft);
    }

    /// <summary>A grant that a service makes in the caller's name is for AWS resources only.</summary>
    private static void CloseGrants(OperationDraft draft)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Action != "kms:CreateGrant" || draft.Prefix == "kms") continue;
            draft.Permissions[i] = permission with { Conditions = [new ConditionTemplate("Bool", "kms:GrantIsForAWSResource", ["true"])] };
        }
    }

    private void Limit(OperationDraft draft)
    {
        foreach (var row in rules.TypeLimits[(draft.Service, draft.Name)])
        {
            var fitting = draft.Permissions.FindAll(permission => permission.Action == row[0]);
            if (fitting.Count == 0) problems.Add($"Nothing to limit: {draft.Service} {draft.Name} {row[0]}");
            foreach (var permission in fitting)
            {
                draft.Permissions[draft.Permissions.IndexOf(permission)] = permission with { TypeLimits = [.. permission.TypeLimits, .. row[1..].Select(PermissionText.ParseLimit)] };
            }
        }
    }

    private void Correct(OperationDraft draft)
    {
        foreach (var line in rules.Corrections.For(draft.Service, draft.Name))
        {
            var rest = line[1..].Trim();
            switch (line[0])
            {
                case '-': Remove(draft, rest); break;
                case '&': break;
                case '=': draft.Status = rest == OperationText.Free ? OperationStatus.PermissionFree : OperationStatus.Unknown; break;
                default: Add(draft, rest); break;
            }
        }
    }

    /// <summary>Adds what the corrections say of the resources and conditions of permissions that other sources give.</summary>
    private void Complete(OperationDraft draft)
    {
        foreach (var line in rules.Corrections.For(draft.Service, draft.Name).Where(static line => line[0] == '&'))
        {
            var words = line[1..].Trim().Split(' ', 2);
            var fitting = draft.Permissions.FindAll(permission => Fits(words[0], permission.Action));
            if (fitting.Count == 0 || words.Length < 2)
            {
                problems.Add($"Nothing to complete: {draft.Service} {draft.Name} {words[0]}");
                continue;
            }

            var more = PermissionText.Parse(words[1], draft.Prefix + ":" + draft.Name);
            foreach (var permission in fitting)
            {
                draft.Permissions[draft.Permissions.IndexOf(permission)] = permission with
                {
                    Resources = [.. permission.Resources, .. more.Resources],
                    Conditions = [.. permission.Conditions, .. more.Conditions],
                    TypeLimits = [.. permission.TypeLimits, .. more.TypeLimits],
                };
            }
        }
    }

    private void Remove(OperationDraft draft, string action)
    {
        var removed = draft.Permissions.RemoveAll(permission => Fits(action, permission.Action));
        draft.Sentences.RemoveAll(sentence => Fits(action, sentence.Action));
        if (removed == 0) problems.Add($"Nothing to take out: {draft.Service} {draft.Name} {action}");
    }

    private static bool Fits(string pattern, string action)
        => pattern.EndsWith('*') ? action.StartsWith(pattern[..^1], StringComparison.Ordinal) : action == pattern;

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
