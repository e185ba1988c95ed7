namespace IamAnalyzers.Core.Catalog;

/// <summary>What the catalogue knows of an operation.</summary>
public enum OperationStatus
{
    /// <summary>The permissions are known.</summary>
    Mapped = 0,

    /// <summary>The operation needs no permission (unsigned, or open to every principal).</summary>
    PermissionFree = 1,

    /// <summary>No source names its permission; a call of it is an unresolved call.</summary>
    Unknown = 2,
}
