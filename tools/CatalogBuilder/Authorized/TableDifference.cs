namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>In what the catalogue and the table differ.</summary>
internal enum DifferenceKind
{
    /// <summary>The table names an action that the catalogue lacks, or only leaves to the deployment.</summary>
    Lacking = '+',

    /// <summary>The catalogue has an action of the service that the table does not name.</summary>
    Beyond = '-',

    /// <summary>The services that a role may be passed to differ.</summary>
    PassedTo = '=',
}

/// <summary>One difference between the catalogue and the table.</summary>
/// <param name="Kind">In what they differ.</param>
/// <param name="Service">The service's id.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Action">The action.</param>
internal sealed record TableDifference(DifferenceKind Kind, string Service, string Operation, string Action)
{
    public override string ToString() => $"{(char)Kind} {Service} {Operation} {Action}";
}
