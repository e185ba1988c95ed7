namespace IamAnalyzers.CatalogBuilder.OpenTypes;

/// <summary>A resource type that a needed permission allows under any name, although the request is written in full with a constant in every member.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Action">The action.</param>
/// <param name="Type">The resource type of the reference.</param>
internal sealed record OpenType(string Service, string Operation, string Action, string Type)
{
    /// <summary>The line of the list without its reason; a space in the type's name is <c>%20</c>.</summary>
    public string Line => $"{Service} {Operation} {Action} {Type.Replace(" ", "%20", StringComparison.Ordinal)}";
}
