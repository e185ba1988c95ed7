namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>What the file of named resources says of an operation: by which members its request names the action's resources, or why it names none.</summary>
/// <param name="Service">The service id.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Action">The action.</param>
/// <param name="Kind">Whether there are templates, a reason, or neither.</param>
/// <param name="Templates">The templates, as the catalogue writes them.</param>
/// <param name="Reason">Where the templates come from, or why there are none.</param>
internal sealed record NamedResource(string Service, string Operation, string Action, NamedResourceKind Kind, IReadOnlyList<string> Templates, string Reason);
