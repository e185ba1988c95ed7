namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>Writes a service's paginators and their factory.</summary>
internal static class PaginatorWriter
{
    private const string Pages = "global::Amazon.Runtime.IPaginatedEnumerable";

    /// <summary>Writes the paginators.</summary>
    /// <param name="source">Where to write.</param>
    /// <param name="service">The service.</param>
    public static void Write(SourceWriter source, ServiceDescription service)
    {
        var paged = service.Operations.Where(operation => operation.Pages is not null).ToList();
        source.Line($"namespace {service.Namespace}.Model").Line("{");
        source.Line($"public partial interface I{service.Name}PaginatorFactory").Line("{");
        foreach (var operation in paged)
        {
            source.Line($"I{operation.Name}Paginator {operation.Name}({operation.Request.Name} request);");
        }

        source.Line("}");
        foreach (var operation in paged) WritePaginator(source, operation);
        source.Line("}");
    }

    private static void WritePaginator(SourceWriter source, OperationDescription operation)
    {
        source.Line($"public partial interface I{operation.Name}Paginator").Line("{");
        source.Line($"{Pages}<{operation.Response.Name}> Responses {{ get; }}");
        foreach (var page in operation.Pages!) source.Line($"{Pages}<{page.Type.ToElement()}> {page.Name} {{ get; }}");
        source.Line("}");
    }
}
