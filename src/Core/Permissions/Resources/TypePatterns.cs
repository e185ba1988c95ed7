using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions.Resources;

/// <summary>The ARN patterns of one resource type of an action, as the request names them.</summary>
/// <param name="templates">The permission's templates.</param>
/// <param name="resource">The resource type.</param>
/// <param name="request">What the code shows of the request.</param>
internal sealed class TypePatterns(IReadOnlyList<ResourceTemplate> templates, ActionResource resource, SdkRequest request)
{
    private readonly List<string> _patterns = [];
    private bool _isOtherType;

    private string Any => ResourcePatterns.Of(resource.Type.Arn, resource.IsCreated);

    /// <summary>Reads the patterns.</summary>
    /// <returns>The patterns, the one with any name where the request does not show it; <see langword="null"/> when the request names resources by ARN and all of them are of other types.</returns>
    public IReadOnlyList<string>? Read()
    {
        var words = ArnWords.Of(resource.Type.Arn);
        var variables = templates.Where(template => template.Variable.Length > 0 && IsFor(template, resource, words)).ToArray();
        foreach (var template in templates.Where(template => template.Variable.Length == 0 && IsFor(template, resource, words)))
        {
            AddWhole(template, isNameElsewhere: variables.Length > 0);
        }

        if (variables.Length > 0) AddNamed(words, variables);
        if (_patterns.Count > 0) return _patterns;
        return _isOtherType ? null : [Any];
    }

    /// <summary>Whether a template can name resources of a type.</summary>
    /// <param name="template">The template.</param>
    /// <param name="resource">The type.</param>
    /// <param name="words">The variables of the type's ARN.</param>
    /// <returns><see langword="true"/> for a whole ARN, and for a variable that the type's ARN has.</returns>
    public static bool IsFor(ResourceTemplate template, ActionResource resource, IReadOnlyList<string> words)
        => (template.ResourceType.Length == 0 || string.Equals(template.ResourceType, resource.Type.Name, StringComparison.Ordinal))
            && (template.Variable.Length == 0 || words.Contains(template.Variable));

    private void AddWhole(ResourceTemplate template, bool isNameElsewhere)
    {
        var parts = TemplatePart.Parse(template.Template);
        if (!parts[0].IsMember)
        {
            foreach (var text in TemplateText.Fill(parts, request)) AddArn(OnThisRegion(text));
            return;
        }

        var rest = TemplateText.Fill([.. parts.Skip(1)], request);
        foreach (var value in TemplateText.Values(parts[0], request))
        {
            if (WholeArn.Is(value))
            {
                foreach (var arn in TemplateText.Cross([PatternText.Of(value)], rest)) AddArn(arn);
            }
            else if (!isNameElsewhere && rest.Count > 0)
            {
                _patterns.AddRange(NamesOf(value));
            }
        }
    }

    // A role may be given by its name where an ARN is usual; the name says nothing of the path.
    private IEnumerable<string> NamesOf(MemberValue value)
    {
        var words = ArnWords.Of(resource.Type.Arn);
        if (words.Count != 1 || !words[0].EndsWith("NameWithPath", StringComparison.Ordinal) || ShownValues.CanBeginWith(value, "arn:")) return [Any];
        var name = PatternText.Of(value);
        return [Fill(_ => name), Fill(_ => "*/" + name)];
    }

    private void AddNamed(IReadOnlyList<string> words, ResourceTemplate[] variables)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> names = [new Dictionary<string, string>()];
        var isAnySet = false;
        foreach (var word in words)
        {
            var texts = new List<string>();
            foreach (var template in variables.Where(template => template.Variable == word)) texts.AddRange(Names(TemplatePart.Parse(template.Template)));
            isAnySet |= texts.Count > 0;
            if (texts.Count > 0) names = With(names, word, texts);
        }

        if (!isAnySet) return;
        foreach (var name in names) _patterns.Add(Fill(word => name.TryGetValue(word, out var text) ? text : "*"));
    }

    // A value that is an ARN is no name: it stands for the resource as it is, or has the name as its last part.
    private List<string> Names(IReadOnlyList<TemplatePart> parts)
    {
        if (parts.Count == 0 || !parts[0].IsMember) return [.. TemplateText.Fill(parts, request)];
        var rest = TemplateText.Fill([.. parts.Skip(1)], request);
        var texts = new List<string>();
        var values = ShownValues.Of(request, parts[0].Text);
        if (values.Count == 0) return [.. TemplateText.Fill(parts, request)];
        foreach (var value in values)
        {
            if (!WholeArn.Is(value) || (parts[0].Function == "last" && WholeArn.On(PatternText.Of(value), resource.Type) is null))
            {
                texts.AddRange(TemplateText.Cross(TemplateText.Patterns(parts[0], [value]), rest));
            }
            else if (parts.Count == 1)
            {
                AddArn(PatternText.Of(value));
            }
        }

        return texts;
    }

    private void AddArn(string arn)
    {
        if (WholeArn.On(arn, resource.Type) is { } pattern) _patterns.Add(pattern);
        else _isOtherType = true;
    }

    private static List<IReadOnlyDictionary<string, string>> With(
        IReadOnlyList<IReadOnlyDictionary<string, string>> names, string word, List<string> texts)
    {
        const int Most = 1000;
        var all = new List<IReadOnlyDictionary<string, string>>();
        IReadOnlyList<string> bounded = names.Count * texts.Count > Most ? ["*"] : [.. texts.Distinct(StringComparer.Ordinal)];
        foreach (var name in names)
        {
            foreach (var text in bounded) all.Add(name.Append(new(word, text)).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal));
        }

        return all;
    }

    private string Fill(Func<string, string> name) => ResourcePatterns.Of(resource.Type.Arn, resource.IsCreated, name);

    private string OnThisRegion(string arn)
        => resource.IsCreated
            ? arn
            : arn.Replace(ArnPlaceholders.Region, ArnPlaceholders.AnyRegion).Replace(ArnPlaceholders.Account, ArnPlaceholders.AnyAccount);
}
