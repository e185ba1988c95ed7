namespace IamAnalyzers.CatalogBuilder.Catalogue;

internal enum NamedResourceKind
{
    /// <summary>The request names resources of the action's types.</summary>
    Named,

    /// <summary>The request names nothing of the action's types.</summary>
    None,

    /// <summary>Not decided yet.</summary>
    Open,
}
