namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// The text of one permission: the action, then <c>when:</c> with the trigger, resource templates, <c>type?</c>
/// with the trigger that makes the call touch that type, <c>if:</c> with a condition, and a note after <c>#</c>; see docs/catalogue.md.
/// </summary>
internal static class PermissionText
{
    /// <summary>The note of a possible permission that has none of its own.</summary>
    public const string NamedAsDependent = "AWS's reference lists it as a dependent action and does not say when it is needed";

    /// <summary>The word of a permission of which every call needs at least one.</summary>
    public const string OneOf = "oneof";

    /// <summary>The word of a permission that is emitted only where the code shows that its trigger holds.</summary>
    public const string WhereShown = "shown";

    /// <summary>Reads a permission.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="ownAction">The action when the text names none; <see langword="null"/> when it must name one.</param>
    /// <returns>The permission.</returns>
    /// <exception cref="FormatException">The text is no permission.</exception>
    public static PermissionEntry Parse(string text, string? ownAction)
    {
        var note = "";
        var hash = text.IndexOf("# ", StringComparison.Ordinal);
        if (hash >= 0)
        {
            note = text.Substring(hash + 2);
            text = text.Substring(0, hash);
        }

        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        var kind = PermissionKind.Needed;
        var action = ownAction;
        if (words.Length > 0 && IsAction(words[0]))
        {
            action = words[next++];
            kind = action[0] switch { '?' => PermissionKind.Possible, '~' => PermissionKind.Deployment, _ => PermissionKind.Needed };
            if (kind != PermissionKind.Needed) action = action.Substring(1);
        }

        if (action is null) throw new FormatException("No action: " + text);

        Trigger? trigger = null;
        var resources = new List<ResourceTemplate>();
        var conditions = new List<ConditionTemplate>();
        var limits = new List<TypeLimit>();
        var (isOneOf, isWhereShown) = (false, false);
        for (; next < words.Length; next++)
        {
            var word = words[next];
            if (word.StartsWith("when:", StringComparison.Ordinal)) trigger = Trigger.Parse(word.Substring(5));
            else if (word.StartsWith("if:", StringComparison.Ordinal)) conditions.Add(ParseCondition(word.Substring(3)));
            else if (word.StartsWith("limit:", StringComparison.Ordinal)) conditions.Add(ParseCondition(word.Substring(6)) with { IsLimit = true });
            else if (word == OneOf) isOneOf = true;
            else if (word == WhereShown) isWhereShown = true;
            else if (LimitMark(word) > 0) limits.Add(ParseLimit(word));
            else resources.Add(ParseTemplate(word));
        }

        if (kind == PermissionKind.Possible && note.Length == 0) note = NamedAsDependent;
        return new PermissionEntry(action, kind, trigger, resources, conditions, note) { TypeLimits = limits, IsOneOf = isOneOf, IsWhereShown = isWhereShown };
    }

    private static bool IsAction(string word)
        => word.IndexOf(':') > 0
            && word.IndexOfAny(['=', '@', '{']) < 0
            && !word.StartsWith("when:", StringComparison.Ordinal)
            && !word.StartsWith("if:", StringComparison.Ordinal)
            && !word.StartsWith("limit:", StringComparison.Ordinal);

    /// <summary>Reads a condition.</summary>
    /// <param name="word"><c>Operator:key=value|value</c>.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="FormatException">The word is no condition.</exception>
    public static ConditionTemplate ParseCondition(string word)
    {
        var colon = word.IndexOf(':');
        var equals = word.IndexOf('=');
        if (colon <= 0 || equals < colon) throw new FormatException("Not a condition: " + word);
        return new ConditionTemplate(
            word.Substring(0, colon),
            word.Substring(colon + 1, equals - colon - 1),
            word.Substring(equals + 1).Split('|'));
    }

    /// <summary>Reads a template.</summary>
    /// <param name="word"><c>Variable=template</c> or <c>type@template</c>.</param>
    /// <returns>The template.</returns>
    /// <exception cref="FormatException">The word is no template.</exception>
    public static ResourceTemplate ParseTemplate(string word)
    {
        var at = word.IndexOfAny(['=', '@']);
        if (at < 0) throw new FormatException("Not a template: " + word);
        var name = word.Substring(0, at).Replace("%20", " ");
        var template = word.Substring(at + 1);
        return word[at] == '=' ? new ResourceTemplate("", name, template) : new ResourceTemplate(name, "", template);
    }

    /// <summary>Reads a limit.</summary>
    /// <param name="word"><c>type?Trigger</c>.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="FormatException">The word is no limit.</exception>
    public static TypeLimit ParseLimit(string word)
    {
        var mark = LimitMark(word);
        if (mark <= 0) throw new FormatException("Not a limit: " + word);
        return new TypeLimit(word.Substring(0, mark).Replace("%20", " "), Trigger.Parse(word.Substring(mark + 1)));
    }

    // In a template a question mark is a wildcard, and stands after the mark of the template.
    private static int LimitMark(string word)
    {
        var mark = word.IndexOf('?');
        return mark > 0 && word.IndexOfAny(['=', '@', '{'], 0, mark) < 0 ? mark : -1;
    }
}
