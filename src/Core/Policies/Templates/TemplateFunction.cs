using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>A Lambda function in a template.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Place">Where its handler stands.</param>
/// <param name="Handlers">Its handler strings, more than one where a condition chooses.</param>
/// <param name="Runtimes">The presets that it asks for beside that of Lambda, sorted.</param>
public sealed record TemplateFunction(string LogicalId, TextRange Place, IReadOnlyList<string> Handlers, IReadOnlyList<string> Runtimes)
{
    private const string Serverless = "AWS::Serverless::Function";

    /// <summary>Whether SAM makes its role, so that <see cref="Policies"/> is all that the template gives it.</summary>
    public bool HasOwnRole { get; init; }

    /// <summary>Its property <c>Policies</c>; <see langword="null"/> without one.</summary>
    public JsonMember? Policies { get; init; }

    private const string Plain = "AWS::Lambda::Function";
    private const string Handler = "Handler";

    // The event sources that Lambda reads with the role of the function. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["SQS"] = "LambdaSqs", ["Kinesis"] = "LambdaKinesis", ["DynamoDB"] = "LambdaDynamoDB", ["MSK"] = "LambdaMsk",
    };

    /// <summary>Finds the functions of a template.</summary>
    /// <param name="template">The whole template.</param>
    /// <returns>Those that name a handler, in the order of the template.</returns>
    public static IEnumerable<TemplateFunction> FindAll(JsonValue template)
    {
        var shared = template.Find("Globals")?.Value.Find("Function")?.Value;
        foreach (var resource in template.Find(TemplateShape.Resources)?.Value.Members ?? [])
        {
            var type = resource.Value.Find("Type")?.Value.Text;
            if (type is not (Serverless or Plain)) continue;
            var properties = resource.Value.Find("Properties")?.Value ?? new JsonValue();
            var globals = type == Serverless ? shared : null;
            if ((Command(properties) ?? properties.Find(Handler)?.Value ?? globals?.Find(Handler)?.Value) is not { } handler) continue;
            var handlers = Texts(handler, template).ToArray();
            if (handlers.Length == 0) continue;
            yield return new(resource.Name, handler.Range, handlers, [.. RuntimesOf(properties, globals).OrderBy(static name => name, StringComparer.Ordinal)])
            {
                HasOwnRole = type == Serverless && properties.Find("Role") is null && globals?.Find("Role") is null,
                Policies = properties.Find("Policies"),
            };
        }
    }

    // The image's own command names the handler.
    private static JsonValue? Command(JsonValue properties) => properties.Find("ImageConfig")?.Value.Find("Command")?.Value.Items is [var command, ..] ? command : null;

    private static IEnumerable<string> Texts(JsonValue value, JsonValue template)
        => value.Kind == JsonKind.String ? [value.Text]
            : Intrinsic.Branches(value) is { Count: > 0 } branches ? branches.SelectMany(branch => Texts(branch, template))
            : Intrinsic.Of(value) is { Name: Intrinsic.Sub, Value: { Kind: JsonKind.String } text } && text.Text.IndexOf("${", StringComparison.Ordinal) < 0 ? [text.Text]
            : Intrinsic.Of(value) is { Name: Intrinsic.Ref } parameter && template.Find("Parameters")?.Value.Find(parameter.Value.Text)?.Value.Find("Default")?.Value is { Kind: JsonKind.String } given ? [given.Text]
            : [];

    private static IEnumerable<string> RuntimesOf(JsonValue properties, JsonValue? globals)
    {
        JsonValue? Find(string name) => (properties.Find(name) ?? globals?.Find(name))?.Value;
        if (Find("VpcConfig") is { } network && !Intrinsic.IsNoValue(network)) yield return "LambdaVpc";
        if (Find("Tracing")?.Text == "Active" || Find("TracingConfig")?.Find("Mode")?.Value.Text == "Active") yield return "XRay";
        foreach (var source in (properties.Find("Events")?.Value.Members ?? []).Select(static one => one.Value.Find("Type")?.Value.Text ?? "").Distinct(StringComparer.Ordinal))
        {
            if (Sources.TryGetValue(source, out var preset)) yield return preset;
        }
    }
}
