namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>Writes a service's requests, responses, model classes and exceptions.</summary>
internal static class ModelWriter
{
    private const string Runtime = "global::Amazon.Runtime";

    /// <summary>Writes the types of the service's <c>Model</c> namespace.</summary>
    /// <param name="source">Where to write.</param>
    /// <param name="service">The service.</param>
    public static void Write(SourceWriter source, ServiceDescription service)
    {
        source.Line($"namespace {service.Namespace}.Model").Line("{");
        foreach (var operation in service.Operations)
        {
            WriteClass(source, operation.Request, service.Stem + "Request");
            WriteClass(source, operation.Response, $"{Runtime}.AmazonWebServiceResponse");
        }

        foreach (var type in service.Classes) WriteClass(source, type, type.IsError ? service.Stem + "Exception" : "object");
        foreach (var name in BareClasses(service)) source.Line($"public partial class {name} {{ }}");
        source.Line("}");
    }

    /// <summary>All types that members and pages name, lists and maps by what they hold.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The types, with repetitions.</returns>
    public static IEnumerable<TypeDescription> Types(ServiceDescription service)
        => service.Operations.SelectMany(operation => operation.Request.Members.Concat(operation.Response.Members))
            .Concat(service.Classes.SelectMany(type => type.Members))
            .Select(member => member.Type.Leaf);

    /// <summary>Writes the constructors that every exception of the SDK has.</summary>
    /// <param name="source">Where to write.</param>
    /// <param name="name">The exception's name.</param>
    public static void WriteExceptionConstructors(SourceWriter source, string name)
    {
        const string Outcome = $"{Runtime}.ErrorType errorType, string errorCode, string requestId, global::System.Net.HttpStatusCode statusCode";
        source.Line($"public {name}() {{ }}")
            .Line($"public {name}(string message) : base(message) {{ }}")
            .Line($"public {name}(string message, global::System.Exception innerException) : base(message, innerException) {{ }}")
            .Line($"public {name}(global::System.Exception innerException) : base(innerException) {{ }}")
            .Line($"public {name}(string message, {Outcome}) : base(message, errorType, errorCode, requestId, statusCode) {{ }}")
            .Line($"public {name}(string message, global::System.Exception innerException, {Outcome}) : base(message, innerException, errorType, errorCode, requestId, statusCode) {{ }}");
    }

    private static void WriteClass(SourceWriter source, ClassDescription type, string baseType)
    {
        source.Line($"public partial class {type.Name} : {baseType}").Line("{");
        if (type.IsError) WriteExceptionConstructors(source, type.Name);
        else if (type.Constructors.Count > 0) WriteConstructors(source, type);
        foreach (var member in type.Members) source.Line($"public {member.Type.ToProperty()} {member.Name} {{ get; set; }}");
        source.Line("}");
    }

    private static void WriteConstructors(SourceWriter source, ClassDescription type)
    {
        source.Line($"public {type.Name}() {{ }}");
        foreach (var members in type.Constructors)
        {
            if (SourceWriter.Parameters(members, type) is { } parameters) source.Line($"public {type.Name}({parameters}) {{ }}");
        }
    }

    /// <summary>The classes that a member names and nothing describes: they are written without members.</summary>
    private static IEnumerable<string> BareClasses(ServiceDescription service)
        => Types(service)
            .Where(type => type.Kind == TypeKind.Named)
            .Select(type => type.Name)
            .Except(service.Classes.Select(type => type.Name), StringComparer.Ordinal)
            .Except(service.Enumerations.Select(enumeration => enumeration.Name), StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal);
}
