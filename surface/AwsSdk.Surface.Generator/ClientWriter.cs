namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>Writes a service's client, its interface, configuration and base classes.</summary>
internal static class ClientWriter
{
    private const string Runtime = "global::Amazon.Runtime";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    /// <summary>The constructors' parameters, in the SDK's order and with its parameter names; <c>{0}</c> is the configuration.</summary>
    private static readonly string[] Constructors =
    [
        "",
        "global::Amazon.RegionEndpoint region",
        "{0} config",
        $"{Runtime}.AWSCredentials credentials",
        $"{Runtime}.AWSCredentials credentials, global::Amazon.RegionEndpoint region",
        $"{Runtime}.AWSCredentials credentials, {{0}} clientConfig",
        "string awsAccessKeyId, string awsSecretAccessKey",
        "string awsAccessKeyId, string awsSecretAccessKey, global::Amazon.RegionEndpoint region",
        "string awsAccessKeyId, string awsSecretAccessKey, {0} clientConfig",
        "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken",
        "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, global::Amazon.RegionEndpoint region",
        "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, {0} clientConfig",
    ];

    /// <summary>Writes the types of the service's own namespace.</summary>
    /// <param name="source">Where to write.</param>
    /// <param name="service">The service.</param>
    public static void Write(SourceWriter source, ServiceDescription service)
    {
        source.Line($"namespace {service.Namespace}").Line("{").Line($"using global::{service.Namespace}.Model;");
        WriteInterface(source, service);
        WriteClient(source, service);
        WriteBaseTypes(source, service);
        foreach (var enumeration in Enumerations(service)) WriteEnumeration(source, enumeration);
        source.Line("}");
    }

    private static void WriteInterface(SourceWriter source, ServiceDescription service)
    {
        var (stem, config) = (service.Stem, service.Stem + "Config");
        source.Line($"public partial interface I{stem} : {Runtime}.IAmazonService, global::System.IDisposable").Line("{");
        if (HasPages(service)) source.Line($"Model.I{service.Name}PaginatorFactory Paginators {{ get; }}");
        foreach (var method in Methods(service)) source.Line(method + ";");
        source.Line($"{Runtime}.Endpoints.Endpoint DetermineServiceOperationEndpoint({Runtime}.AmazonWebServiceRequest request);");
        source.Line($"static {Runtime}.ClientConfig {Runtime}.IAmazonService.CreateDefaultClientConfig() => new {config}();");
        source.Line($"static {Runtime}.IAmazonService {Runtime}.IAmazonService.CreateDefaultServiceClient({Runtime}.AWSCredentials awsCredentials, {Runtime}.ClientConfig clientConfig) => new {stem}Client(awsCredentials, ({config})clientConfig);");
        source.Line("}");
    }

    private static void WriteClient(SourceWriter source, ServiceDescription service)
    {
        var (stem, config) = (service.Stem, service.Stem + "Config");
        source.Line($"public partial class {stem}Client : {Runtime}.AmazonServiceClient, I{stem}").Line("{");
        foreach (var parameters in Constructors)
        {
            source.Line($"public {stem}Client({parameters.Replace("{0}", config)}) : base(new {config}()) {{ }}");
        }

        if (HasPages(service)) source.Line($"public Model.I{service.Name}PaginatorFactory Paginators => {SourceWriter.NoBody};");
        foreach (var method in Methods(service)) source.Line($"public virtual {method} => {SourceWriter.NoBody};");
        source.Line($"public {Runtime}.Endpoints.Endpoint DetermineServiceOperationEndpoint({Runtime}.AmazonWebServiceRequest request) => {SourceWriter.NoBody};");
        source.Line($"protected override {Runtime}.Internal.IServiceMetadata ServiceMetadata => {SourceWriter.NoBody};");
        source.Line("}");
    }

    private static IEnumerable<string> Methods(ServiceDescription service)
    {
        foreach (var operation in service.Operations)
        {
            var start = $"global::System.Threading.Tasks.Task<Model.{operation.Response.Name}> {operation.Name}Async(";
            yield return $"{start}Model.{operation.Request.Name} request, {Cancellation})";
            foreach (var overload in operation.Overloads)
            {
                if (SourceWriter.Parameters(overload, operation.Request) is not { } parameters) continue;
                yield return $"{start}{parameters}{(parameters.Length > 0 ? ", " : "")}{Cancellation})";
            }
        }
    }

    private static void WriteBaseTypes(SourceWriter source, ServiceDescription service)
    {
        var stem = service.Stem;
        source.Line($"public partial class {stem}Config : {Runtime}.ClientConfig").Line("{")
            .Line($"public {stem}Config() : base(null) => {SourceWriter.NoBody};")
            .Line($"public override string RegionEndpointServiceName => {SourceWriter.NoBody};")
            .Line($"public override string ServiceVersion => \"{service.ApiVersion}\";")
            .Line($"public override string UserAgent => {SourceWriter.NoBody};")
            .Line($"public override {Runtime}.Endpoints.Endpoint DetermineServiceOperationEndpoint({Runtime}.Endpoints.ServiceOperationEndpointParameters parameters) => {SourceWriter.NoBody};")
            .Line("}");
        source.Line($"public partial class {stem}Request : {Runtime}.AmazonWebServiceRequest {{ }}");
        source.Line($"public partial class {stem}Exception : {Runtime}.AmazonServiceException").Line("{");
        ModelWriter.WriteExceptionConstructors(source, stem + "Exception");
        source.Line("}");
    }

    private static void WriteEnumeration(SourceWriter source, EnumerationDescription enumeration)
    {
        var name = enumeration.Name;
        source.Line($"public partial class {name} : {Runtime}.ConstantClass").Line("{");
        foreach (var constant in enumeration.Constants)
        {
            source.Line($"public static readonly {name} @{constant.Key} = new {name}(\"{constant.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\");");
        }

        source.Line($"public {name}(string value) : base(value) {{ }}")
            .Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);")
            .Line($"public static implicit operator {name}(string value) => FindValue(value);")
            .Line("}");
    }

    /// <summary>The enumerations that the description lists, and those that it only names.</summary>
    private static IEnumerable<EnumerationDescription> Enumerations(ServiceDescription service)
    {
        var bare = ModelWriter.Types(service)
            .Where(type => type.Kind == TypeKind.BareEnumeration)
            .Select(type => type.Name)
            .Except(service.Enumerations.Select(enumeration => enumeration.Name), StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal);
        return service.Enumerations.Concat(bare.Select(name => new EnumerationDescription(name, [])));
    }

    private static bool HasPages(ServiceDescription service) => service.Operations.Any(operation => operation.Pages is not null);
}
