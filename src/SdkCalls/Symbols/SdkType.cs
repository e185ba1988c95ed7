using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>What a type is to the SDK.</summary>
internal enum SdkTypeKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A client's interface or class.</summary>
    Client = 1,

    /// <summary>The factory behind a client's <c>Paginators</c> property.</summary>
    Paginators = 2,

    /// <summary>A type of the helper layers.</summary>
    Helper = 3,

    /// <summary>A type of somebody else that implements or extends one of the above.</summary>
    Descendant = 4,

    /// <summary>The base class of all clients.</summary>
    ClientBase = 5,
}

/// <summary>A type, classified once a compilation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="FullName">Its full name.</param>
/// <param name="Service">The service of a client or of paginators; <see langword="null"/> when the catalogue has none.</param>
internal sealed record SdkType(SdkTypeKind Kind, string FullName, ServiceEntry? Service)
{
    public static SdkType None { get; } = new(SdkTypeKind.None, "", null);
}
