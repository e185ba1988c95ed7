using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The ARN patterns of one resource type of an action, as the request names them.</summary>
/// <param name="prefix">The action's prefix.</param>
/// <param name="templates">The permission's templates.</param>
/// <param name="resource">The resource type.</param>
/// <param name="types">All resource types that the call may touch.</param>
/// <param name="request">What the code shows of the request.</param>
internal sealed class TypePatterns(string prefix, IReadOnlyList<ResourceTemplate> templates, ActionResource resource, IReadOnlyList<ActionResource> types, SdkRequest request)
{
    private readonly List<string> _patterns = [];
    private readonly IReadOnlyList<string> _words = ArnVariables.Of(resource.Type.Arn);
    private bool _isOtherType;

    private string Any => ResourcePatterns.Of(resource.Type.Arn, resource.IsCreated);

    /// <summary>Reads the patterns.</summary>
    /// <returns>The patterns, the one with any name where the request does not show it; <see langword="null"/> when the request names resources and all of them are of other types.</returns>
    public IReadOnlyList<string>? Read()
    {
        var fitting = templates.Where(template => IsFor(template, resource, _words)).ToArray();
        var own = fitting.Where(template => !IsSaidOfTheType(template, fitting)).ToArray();
        var variables = own.Where(static template => template.Variable.Length > 0).ToArray();
        var names = new NamedVariables(prefix, resource, variables, request);
        foreach (var template in own.Where(static template => template.Variable.Length == 0)) AddWhole(template, names, isNameElsewhere: variables.Length > 0);
        if (variables.Length > 0) AddNamed(variables, names);
        if (_patterns.Contains(Any)) return [Any];
        if (_patterns.Count > 0) return _patterns;
        return _isOtherType ? null : [Any];
    }

    /// <summary>Whether a template can name resources of a type.</summary>
    /// <param name="resource">The type.</param>
    /// <param name="words">The variables of the type's ARN.</param>
    /// <returns><see langword="true"/> for a whole ARN, and for a variable that the type's ARN has.</returns>
    public static bool IsFor(ResourceTemplate template, ActionResource resource, IReadOnlyList<string> words)
        => (template.ResourceType.Length == 0 || string.Equals(template.ResourceType, resource.Type.Name, StringComparison.Ordinal))
            && (template.Variable.Length == 0 || words.Contains(template.Variable));

    // What is said of a member for one type counts for it before what is said for all.
    private static bool IsSaidOfTheType(ResourceTemplate template, ResourceTemplate[] all)
        => template is { ResourceType: "", Variable: "" }
            && TemplatePart.Parse(template.Template) is [{ IsMember: true } member, ..]
            && all.Any(other => other is { Variable: "", ResourceType.Length: > 0 } && TemplatePart.Parse(other.Template) is [{ IsMember: true } one, ..] && one.Text == member.Text);

    /// <summary>Whether a value can name a resource of a type, in a template that does not say of which type it is.</summary>
    /// <param name="prefix">The action's prefix.</param>
    /// <param name="resource">The type.</param>
    /// <returns><see langword="true"/> when it is not certainly of another type.</returns>
    public static bool CanName(string prefix, ActionResource resource, MemberValue value)
    {
        var form = IdentifierForms.Default.Find(prefix, resource.Type.Name);
        if (WholeArn.Is(value) && form is not { ReadsArns: true }) return WholeArn.On(ValuePattern.Of(value), resource.Type) is not null;
        return form is null || Identifiers.Read(form, value) is not { Count: 0 };
    }

    private void AddWhole(ResourceTemplate template, NamedVariables names, bool isNameElsewhere)
    {
        var parts = TemplatePart.Parse(template.Template);
        if (!parts[0].IsMember)
        {
            foreach (var text in TemplateFiller.Fill(parts, request)) AddArn(OnThisRegion(text));
            return;
        }

        var rest = TemplateFiller.Fill([.. parts.Skip(1)], request);
        if (parts.Count > 1 && rest.Count == 0) return;
        if (FormOf(parts[0]) is { } form)
        {
            if (!IsIdentified(parts[0].Text)) AddIdentifiers(form, parts[0], rest, names, isName: false);
            return;
        }

        foreach (var value in TemplateFiller.Values(parts[0], request))
        {
            if (WholeArn.Is(value))
            {
                foreach (var arn in TemplateFiller.Cross([ValuePattern.Of(value)], rest)) AddArn(arn);
            }
            else if (!isNameElsewhere && rest.Count > 0)
            {
                _patterns.AddRange(NamesOf(value));
            }
        }
    }

    private bool Identifies(ResourceTemplate template)
        => TemplatePart.Parse(template.Template) is [{ IsMember: true } first, ..] && FormOf(first)?.Variable == template.Variable;

    private bool IsIdentified(string member)
        => templates.Any(template => template.Variable.Length > 0 && IsFor(template, resource, _words) && Identifies(template) && TemplatePart.Parse(template.Template)[0].Text == member);

    private IdentifierForm? FormOf(TemplatePart part) => part.Function switch
    {
        "" or "or" => IdentifierForms.Default.Find(prefix, resource.Type.Name),
        "as" => IdentifierForms.Default.Find(prefix, resource.Type.Name, part.Argument),
        _ => null,
    };

    // An input alone is taken for a name where the catalogue says that the member holds a name.
    private void AddIdentifiers(IdentifierForm form, TemplatePart part, IReadOnlyList<string> rest, NamedVariables names, bool isName)
    {
        var others = names.Others(form.Variable);
        foreach (var shown in TemplateFiller.Values(part, request))
        {
            var value = isName || shown.Parts[0].Kind != ValuePartKind.Input ? shown : Identifiers.Opened(shown);
            if (ShownValues.IsAny(value))
            {
                _patterns.AddRange(isName && Identifiers.AnyName(form) is { } any ? TemplateFiller.Cross(PatternsOf(any, others), rest) : others.Select(name => Fill(name)));
            }
            else if (WholeArn.Is(value) && !form.ReadsArns)
            {
                foreach (var arn in TemplateFiller.Cross([ValuePattern.Of(value)], rest)) AddArn(arn);
            }
            else if (isName && value.Parts[0].Kind == ValuePartKind.Input && Identifiers.ReadWithInputs(form, value) is { Count: 0 })
            {
                var text = ValuePattern.Of(value);
                _patterns.AddRange(TemplateFiller.Cross([.. others.Select(name => Fill(With(name, new Dictionary<string, string> { [form.Variable] = text })))], rest));
            }
            else if (Identifiers.Read(form, value) is { } readings && (readings.Count > 0 || (!ClientSettings.Has(part.Text) && (part.Function == "as" || IsOfAnotherType(part.Text, value)))))
            {
                foreach (var reading in readings) _patterns.AddRange(TemplateFiller.Cross(PatternsOf(reading, others), rest));
                _isOtherType |= readings.Count == 0;
            }
            else
            {
                _patterns.AddRange(others.Select(name => Fill(name)));
            }
        }
    }

    // A gateway's id is that of an internet gateway or of a virtual private gateway. A text that no type of the action knows can stand for
    // a resource of this one: the image that a parameter names.
    private bool IsOfAnotherType(string member, MemberValue value)
        => types.Any(type => type != resource
            && templates.Any(template => IsFor(template, type, ArnVariables.Of(type.Type.Arn)) && TemplatePart.Parse(template.Template) is [{ IsMember: true } first, ..] && first.Text == member)
            && CanName(prefix, type, value));

    private IReadOnlyList<string> PatternsOf(IdentifierReading reading, IReadOnlyList<IReadOnlyDictionary<string, string>> names)
        => reading.Case.Resources.Count == 0
            ? [.. names.Select(name => Fill(name, reading.Captures))]
            : [.. reading.Case.Resources.SelectMany(text => names.Select(name => Said(text, reading, name)))];

    // What the case says stands after the account; the rest of the ARN is the type's, with the fields that were written.
    private string Said(string text, IdentifierReading reading, IReadOnlyDictionary<string, string> name)
    {
        var resources = new IdentifierReading(reading.Case, With(name, reading.Captures)).Filled(text);
        if (resources.StartsWith("arn:", StringComparison.Ordinal)) return OnThisRegion(resources);
        var fields = ArnFields.Split(Fill(name, reading.Captures));
        fields[ArnFields.Count - 1] = resources;
        return string.Join(":", fields);
    }

    // A role may be given by its name where an ARN is usual; the name says nothing of the path.
    private IEnumerable<string> NamesOf(MemberValue value)
    {
        if (_words.Count != 1 || !_words[0].EndsWith("NameWithPath", StringComparison.Ordinal) || ShownValues.CanBeginWith(value, "arn:")) return [Any];
        var name = ValuePattern.Of(value);
        return [Fill(_ => name), Fill(_ => "*/" + name)];
    }

    private void AddNamed(ResourceTemplate[] variables, NamedVariables names)
    {
        var identified = variables.Where(Identifies).ToArray();
        foreach (var template in identified)
        {
            var parts = TemplatePart.Parse(template.Template);
            var rest = TemplateFiller.Fill([.. parts.Skip(1)], request);
            if (parts.Count > 1 && rest.Count == 0) continue;
            AddIdentifiers(FormOf(parts[0])!, parts[0], rest, names, isName: true);
        }

        var others = variables.Except(identified).ToArray();
        if (others.Length == 0 || (identified.Length > 0 && others.All(other => identified.All(one => one.Variable != other.Variable)) && (_patterns.Count > 0 || _isOtherType))) return;
        var named = names.All(AddArn);
        if (named is null) return;
        foreach (var name in named) _patterns.Add(Fill(name));
    }

    private void AddArn(string arn)
    {
        if (WholeArn.On(arn, resource.Type) is { } pattern) _patterns.Add(pattern);
        else _isOtherType = true;
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> name, IReadOnlyDictionary<string, string> captures)
    {
        var all = name.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var pair in captures) all[pair.Key] = pair.Value;
        return all;
    }

    private string Fill(IReadOnlyDictionary<string, string> name, IReadOnlyDictionary<string, string>? captures = null)
    {
        var pattern = Fill(word => captures is not null && captures.TryGetValue(word, out var written) ? written : name.TryGetValue(word, out var text) ? text : "*");
        if (captures is null || pattern == "*") return pattern;
        var fields = ArnFields.Split(pattern);
        SetField(1, "Partition");
        SetField(3, "Region");
        SetField(4, "Account");
        return string.Join(":", fields);

        void SetField(int at, string capture)
        {
            if (captures.TryGetValue(capture, out var text) && text != "*" && fields[at].Length > 0) fields[at] = text;
        }
    }

    private string Fill(Func<string, string> name) => ResourcePatterns.Of(resource.Type.Arn, resource.IsCreated, name);

    private string OnThisRegion(string arn)
        => resource.IsCreated
            ? arn
            : arn.Replace(ArnPlaceholders.Region, ArnPlaceholders.AnyRegion).Replace(ArnPlaceholders.Account, ArnPlaceholders.AnyAccount);
}
