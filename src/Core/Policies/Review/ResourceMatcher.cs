using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Holds resources against one resource text of a statement.</summary>
internal sealed class ResourceMatcher
{
    private const string Variable = "${";

    private readonly string _text;
    private readonly bool _hasVariables;
    private readonly ArnPattern? _plain;

    public ResourceMatcher(string text, bool hasVariables)
    {
        _text = text;
        _hasVariables = hasVariables;
        if (text.IndexOf(Variable, StringComparison.Ordinal) < 0) _plain = ArnPattern.ParseResource(text);
    }

    /// <summary>Whether each variable of the text has a value, or may have one.</summary>
    public bool HasValue(RequestFacts facts) => _plain is not null || Resolve(facts).HasValue;

    /// <summary>For how much of a resource the text stands.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="action">The action that needs it.</param>
    /// <param name="facts">What is known of its requests.</param>
    public Coverage Covers(NeedResource resource, string action, RequestFacts facts)
    {
        if (_plain is not null) return Covers(_plain, resource, action);
        var resolved = Resolve(facts);
        if (!resolved.HasValue) return Coverage.None;
        // A whole ARN, or its beginning, may come from a placeholder of a template.
        if (!resolved.IsKnown && PolicyArn.Parse(resolved.Pattern) is null && !resource.IsEverything) return Coverage.Some;
        var covered = Covers(ArnPattern.ParseResource(resolved.Pattern), resource, action);
        return covered == Coverage.All && !resolved.IsKnown ? Coverage.Some : covered;
    }

    private static Coverage Covers(ArnPattern pattern, NeedResource resource, string action)
    {
        if (pattern.IsAny) return Coverage.All;
        if (!resource.IsEverything) return Covers(pattern, ArnPattern.Parse(resource.Text));
        if (ResourceText.IsEverything(pattern.Text)) return Coverage.All;
        return PolicyArn.Parse(pattern.Text) is { } arn && CheckedArns.Find(action, arn.Partition) is { } form ? Covers(pattern, ArnPattern.Parse(form)) : Coverage.None;
    }

    private static Coverage Covers(ArnPattern pattern, ArnPattern wanted)
        => pattern.Covers(wanted) ? Coverage.All : Coverages.And(Coverage.Some, Coverages.Of(pattern.Meets(wanted)));

    private VariableText Resolve(RequestFacts facts) => VariableText.Resolve(_text, _hasVariables, takesWildcards: true, facts);
}
