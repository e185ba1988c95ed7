using IamAnalyzers.Core.Arns;
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
    public Coverage Covers(NeedResource resource, RequestFacts facts)
    {
        if (_plain is not null) return Covers(_plain, resource);
        var resolved = Resolve(facts);
        if (!resolved.HasValue) return Coverage.None;
        // A whole ARN, or its beginning, may come from a placeholder of a template.
        if (!resolved.IsKnown && PolicyArn.Parse(resolved.Pattern) is null && !resource.IsEverything) return Coverage.Some;
        var covered = Covers(ArnPattern.ParseResource(resolved.Pattern), resource);
        return covered == Coverage.All && !resolved.IsKnown ? Coverage.Some : covered;
    }

    private static Coverage Covers(ArnPattern pattern, NeedResource resource)
    {
        if (pattern.IsAny) return Coverage.All;
        if (resource.IsEverything) return Coverages.Of(ResourceText.IsEverything(pattern.Text));
        var wanted = ArnPattern.Parse(resource.Text);
        if (pattern.Covers(wanted)) return Coverage.All;
        return Coverages.And(Coverage.Some, Coverages.Of(pattern.Meets(wanted)));
    }

    private VariableText Resolve(RequestFacts facts) => VariableText.Resolve(_text, _hasVariables, takesWildcards: true, facts);
}
