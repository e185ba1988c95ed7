using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The texts that a request gives the variables of a resource type's ARN.</summary>
/// <param name="prefix">The action's prefix.</param>
/// <param name="resource">The resource type.</param>
/// <param name="templates">The templates of its variables.</param>
/// <param name="request">What the code shows of the request.</param>
internal sealed class NamedVariables(string prefix, ActionResource resource, IReadOnlyList<ResourceTemplate> templates, SdkRequest request)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>Names all variables.</summary>
    /// <param name="addArn">Takes a value that is an ARN of the type itself.</param>
    /// <returns>Each combination; <see langword="null"/> when the request names none of them.</returns>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? All(Action<string> addArn) => Combined(ArnVariables.Of(resource.Type.Arn), addArn);

    /// <summary>Names the variables beside the one that identifies the resource.</summary>
    /// <param name="variable">The variable that identifies it.</param>
    /// <returns>Each combination; a single empty one when the request names none of them.</returns>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Others(string variable)
        => Combined(ArnVariables.Of(resource.Type.Arn).Where(word => word != variable), static _ => { }) ?? [Nothing];

    private IReadOnlyList<IReadOnlyDictionary<string, string>>? Combined(IEnumerable<string> words, Action<string> addArn)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> names = [Nothing];
        var isAnySet = false;
        foreach (var word in words)
        {
            var texts = new List<string>();
            foreach (var template in templates.Where(template => template.Variable == word)) texts.AddRange(Texts(word, TemplatePart.Parse(template.Template), addArn));
            isAnySet |= texts.Count > 0;
            if (texts.Count > 0) names = With(names, word, texts);
        }

        return isAnySet ? names : null;
    }

    // A value that is an ARN is no name: it stands for the resource as it is, or has the name as its last part.
    private List<string> Texts(string word, IReadOnlyList<TemplatePart> parts, Action<string> addArn)
    {
        if (parts.Count == 0 || !parts[0].IsMember) return HoldArn(parts) ? [] : [.. TemplateFiller.Fill(parts, request)];
        var rest = TemplateFiller.Fill([.. parts.Skip(1)], request);
        var texts = new List<string>();
        var values = TemplateFiller.Values(parts[0] with { Function = parts[0].Function == "or" ? "or" : "" }, request);
        if (values.Count == 0) return [.. TemplateFiller.Fill(parts, request)];
        var form = parts[0].Function is "" or "or" ? IdentifierForms.Default.FindByVariable(prefix, word) : null;
        foreach (var value in values)
        {
            if (form is not null && form.ResourceType != resource.Type.Name && !ShownValues.IsAny(value))
            {
                var written = Identifiers.Read(form, value)?.Select(reading => reading.Captures.TryGetValue(word, out var text) ? text : "*").ToArray();
                texts.AddRange(TemplateFiller.Cross(written is { Length: > 0 } ? written : ["*"], rest));
            }
            else if (!WholeArn.Is(value) || (parts[0].Function == "last" && WholeArn.On(ValuePattern.Of(value), resource.Type) is null))
            {
                texts.AddRange(TemplateFiller.Cross(TemplateFiller.Patterns(parts[0], [value]), rest));
            }
            else if (parts.Count == 1)
            {
                // The ARN of what the resource is a part of says nothing of the resource's own name.
                if (IsLast(word) || WholeArn.On(ValuePattern.Of(value), resource.Type) is not null) addArn(ValuePattern.Of(value));
                else texts.Add("*");
            }
        }

        return texts;
    }

    private bool IsLast(string word) => ArnVariables.Of(resource.Type.Arn) is [.., var last] && last == word;

    // Text before a name (any path) is not text before an ARN.
    private bool HoldArn(IEnumerable<TemplatePart> parts)
        => parts.Any(part => part.IsMember && ShownValues.Of(request, part.Text).Any(WholeArn.Is));

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
}
