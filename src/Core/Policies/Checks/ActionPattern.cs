using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>An action of a policy, with wildcards or without.</summary>
internal sealed class ActionPattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    private readonly IamPattern _pattern;

    private ActionPattern(string text, string prefix, string name)
    {
        Text = text;
        Prefix = prefix;
        Name = name;
        _pattern = IamPattern.Parse(text);
    }

    /// <summary>The action as it is written.</summary>
    public string Text { get; }

    /// <summary>What stands before the colon; <c>*</c> for <c>*</c>.</summary>
    public string Prefix { get; }

    /// <summary>What stands after the colon; <c>*</c> for <c>*</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it names every action of every service.</summary>
    public bool IsEverything => IsStars(Prefix) && IsStars(Name);

    /// <summary>Whether it names every action of its services.</summary>
    public bool IsWholeService => IsStars(Name);

    /// <summary>Whether it can name more than one action.</summary>
    public bool HasWildcard => Text.IndexOfAny(Wildcards) >= 0;

    /// <summary>Whether it can name actions of more than one service.</summary>
    public bool SpansServices => Prefix.IndexOfAny(Wildcards) >= 0;

    /// <summary>Reads an action.</summary>
    /// <param name="text">The action as a policy has it.</param>
    /// <returns>The action, or <see langword="null"/> when AWS refuses its form.</returns>
    public static ActionPattern? Parse(string text)
    {
        if (!ActionShapeCheck.IsWellFormed(text)) return null;
        var colon = text.IndexOf(':');
        return colon < 0 ? new("*", "*", "*") : new(text, text.Substring(0, colon), text.Substring(colon + 1));
    }

    /// <summary>Whether it names an action.</summary>
    /// <param name="action">The action with its prefix; case does not count.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Matches(string action) => IsEverything || _pattern.Matches(action, ignoreCase: true);

    /// <summary>The actions that it names, by the catalogue.</summary>
    /// <returns>The actions, sorted; none for what spans services, which would be thousands.</returns>
    public IEnumerable<ActionEntry> Expand(AwsCatalog catalog)
    {
        if (SpansServices || catalog.FindPrefix(Prefix) is not { } service) return [];
        if (!HasWildcard) return service.FindAction(Name) is { } action ? [action] : [];
        return service.Actions.Where(entry => Matches(entry.Name));
    }

    private static bool IsStars(string text) => text.All(static c => c == '*');
}
