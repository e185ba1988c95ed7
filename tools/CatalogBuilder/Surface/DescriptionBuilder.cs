using System.Text;
using IamAnalyzers.AwsSdk.Surface;

namespace IamAnalyzers.CatalogBuilder.Surface;

/// <summary>Writes the description of one service package; <c>docs/sdk-surface.md</c> has its syntax.</summary>
internal sealed class DescriptionBuilder
{
    private readonly ServiceModel _model;
    private readonly SdkNames _names;
    private readonly bool _isWhole;
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _enumerations = new(StringComparer.Ordinal);
    private readonly Queue<string> _pending = new();

    private DescriptionBuilder(ServiceModel model, SdkNames names, bool isWhole)
    {
        _model = model;
        _names = names;
        _isWhole = isWhole;
    }

    /// <summary>Writes a description.</summary>
    /// <param name="service">The package.</param>
    /// <param name="model">The service's model.</param>
    /// <param name="facts">Where C# names differ from the model.</param>
    /// <param name="isWhole">Whether to describe all types; otherwise operations with the names of their requests' members only.</param>
    /// <returns>The description's text.</returns>
    public static string Build(SdkService service, ServiceModel model, SdkFacts facts, bool isWhole)
    {
        var builder = new DescriptionBuilder(model, new SdkNames(service, facts), isWhole);
        builder._text.Append("# Public names of ").Append(service.Package).Append(", made by tools/CatalogBuilder; do not edit.\n");
        builder._text.Append("service ").Append(service.Namespace).Append(' ').Append(service.Client[..^"Client".Length]).Append(' ').Append(model.ApiVersion).Append('\n');
        foreach (var operation in model.Operations) builder.Operation(operation);
        if (!isWhole) return builder._text.ToString();

        foreach (var (name, shape) in model.Shapes.Where(shape => shape.Value.IsError))
        {
            var type = SdkNames.Error(name);
            var members = shape.Members.Where(member => !string.Equals(member.Name, "message", StringComparison.OrdinalIgnoreCase));
            builder._classes[type] = "error " + type + builder.Members(name, type, members);
        }

        while (builder._pending.TryDequeue(out var shape)) builder.Class(shape);
        foreach (var line in builder._classes.Values.Concat(builder._enumerations.Values)) builder._text.Append(line).Append('\n');
        return builder._text.ToString();
    }

    private void Operation(OperationShape operation)
    {
        if (_names.Operation(operation.Name) is not { } name) return;
        _text.Append("op ").Append(name);
        foreach (var overload in _names.Overloads(name)) _text.Append(" (").Append(overload).Append(')');
        _text.Append('\n');
        Line(">", operation.Input, name + "Request");
        if (!_isWhole) return;

        if (_names.Wrapped(name) is { } wrapped)
        {
            var shape = _model.Shapes.Keys.First(candidate => _names.Class(candidate) == wrapped.Class);
            _pending.Enqueue(shape);
            _text.Append("< ").Append(Member(wrapped.Member, wrapped.Class)).Append('\n');
        }
        else
        {
            Line("<", operation.Output, name + "Response");
        }

        if (operation.Pages is { } pages) _text.Append("page").Append(Pages(operation, pages)).Append('\n');
    }

    private void Line(string mark, string? shape, string type)
    {
        var members = shape is null ? "" : Members(shape, type, _model.Shapes[shape].Members);
        var constructors = Constructors(type);
        if (members.Length + constructors.Length > 0) _text.Append(mark).Append(members).Append(constructors).Append('\n');
    }

    private string Pages(OperationShape operation, IReadOnlyList<string> pages)
    {
        if (operation.Output is null) return "";
        var text = "";
        foreach (var page in pages)
        {
            var member = _model.Shapes[operation.Output].Members.FirstOrDefault(candidate => candidate.Name == page);
            if (member is null || _model.Shapes[member.Shape] is not { Type: "list" } list || _model.Shapes[list.Element!].Type is "list" or "map") continue;
            if (_names.Property(operation.Output, operation.Name + "Response", page) is { } property) text += " " + Member(property, Type(list.Element!, isElement: true));
        }

        return text;
    }

    private void Class(string shape)
    {
        var type = _names.Class(shape);
        if (_classes.ContainsKey(type)) return;

        // A structure that the SDK shows as another one has that one's members.
        if (type != shape && _model.Shapes.ContainsKey(type)) shape = type;
        _classes[type] = "";
        _classes[type] = "class " + type + Members(shape, type, _model.Shapes[shape].Members) + Constructors(type);
    }

    private string Members(string shape, string type, IEnumerable<ShapeMember> members)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (_names.Property(shape, type, member.Name) is not { } property) continue;
            var swapped = _names.Swapped(type, member.Name);
            words.Add(Member(property, swapped ?? (member.IsStream && _model.Shapes[member.Shape].Type == "blob" ? "v" : Type(member.Shape, isElement: false))));
        }

        words.UnionWith(_names.Added(type));
        return words.Count == 0 ? "" : " " + string.Join(' ', words);
    }

    private string Constructors(string type) => string.Concat(_names.Constructors(type).Select(members => $" ({members})"));

    private static string Member(string property, string type)
        => type.Length == 0 ? property : type == property ? property + ":" : property + ":" + type;

    private string Type(string name, bool isElement)
    {
        if (_names.Inlined(name) is { } inlined) return inlined;
        var shape = _model.Shapes[name];
        if (shape.IsDocument) return "o";
        return shape.Type switch
        {
            "string" when shape.Values.Count > 0 => Enumeration(name, shape, isElement),
            "string" => "",
            "boolean" => "b",
            "integer" => "i",
            "long" => "l",
            "float" => "f",
            "double" => "d",
            "timestamp" => "t",
            "blob" => shape.IsStream ? "v" : "m",
            "list" => "[" + Type(shape.Element!, isElement: true) + "]",
            "map" => "{" + Type(shape.Element!, isElement: true) + "}",
            "structure" => Structure(name),
            _ => throw new InvalidDataException($"{name}: unknown type {shape.Type}"),
        };
    }

    private string Structure(string name)
    {
        if (_model.Shapes[name].IsError) return SdkNames.Error(name);
        if (_isWhole) _pending.Enqueue(name);
        return _names.Class(name);
    }

    /// <summary>In lists and maps the SDK shows an enumeration as text, though it has the enumeration's class too.</summary>
    private string Enumeration(string name, Shape shape, bool isElement)
    {
        var type = _names.Class(name);
        if (_isWhole) _enumerations.TryAdd(type, "enum " + type + string.Concat(Constants(name, shape).Select(constant => " " + constant)));
        if (isElement) return "";
        return _isWhole ? type : "~" + type;
    }

    private IEnumerable<string> Constants(string enumeration, Shape shape)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in shape.Values)
        {
            var renamed = _names.Constant(enumeration, value);
            if (!names.Add(renamed ?? ConstantName.From(value))) continue;
            var text = value.Replace(" ", "\\s", StringComparison.Ordinal);
            yield return renamed is null ? text : renamed + "=" + text;
        }
    }
}
