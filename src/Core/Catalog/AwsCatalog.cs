namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// What AWS publishes, in this package: services and operations, the permissions that each needs, and the reference of all
/// actions. A service's text is parsed when it is first asked for. Safe for use by several threads.
/// </summary>
public sealed class AwsCatalog
{
    /// <summary>The catalogue of this package.</summary>
    public static AwsCatalog Default { get; } = new();

    /// <summary>The newest date (yyyy-MM-dd) of the published data behind the catalogue.</summary>
    public string DataDate { get; } = "";

    /// <summary>The ids of all services, sorted (ordinal).</summary>
    public IReadOnlyList<string> ServiceIds { get; } = [];

    /// <summary>All action prefixes, sorted (ordinal).</summary>
    public IReadOnlyList<string> Prefixes { get; } = [];

    /// <summary>
    /// Whether a simple name can be a call: an operation's method with or without <c>Async</c>, <c>Begin</c>, <c>End</c>,
    /// a paginator, a helper's method or type. Asked for each name of a program, so it parses no service.
    /// </summary>
    /// <param name="name">A simple name of a program.</param>
    /// <returns><see langword="true"/> when the name is worth a look at its symbol.</returns>
    public bool IsCandidateName(string name) => throw new NotImplementedException();

    /// <summary>Finds the service of a client.</summary>
    /// <param name="clientNamespace">The namespace of the client type, such as <c>Amazon.S3</c>.</param>
    /// <param name="clientType">The simple name of the client's interface or class, such as <c>IAmazonS3</c>.</param>
    /// <returns>The service, or <see langword="null"/> when the catalogue has none.</returns>
    public ServiceEntry? FindClient(string clientNamespace, string clientType) => throw new NotImplementedException();

    /// <summary>Finds a service.</summary>
    /// <param name="id">The catalogue's id.</param>
    /// <returns>The service, or <see langword="null"/>.</returns>
    public ServiceEntry? FindService(string id) => throw new NotImplementedException();

    /// <summary>Finds what the reference says of a prefix.</summary>
    /// <param name="prefix">The action prefix, compared without case.</param>
    /// <returns>The service's reference, or <see langword="null"/>.</returns>
    public IamServiceEntry? FindPrefix(string prefix) => throw new NotImplementedException();

    /// <summary>Finds an action.</summary>
    /// <param name="action">The action with its prefix, compared without case, such as <c>ec2:runinstances</c>.</param>
    /// <returns>The action in its canonical spelling, or <see langword="null"/>.</returns>
    public ActionEntry? FindAction(string action) => throw new NotImplementedException();

    /// <summary>Finds the helper methods of a type.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name without <c>Async</c>; <c>.ctor</c> for a constructor.</param>
    /// <returns>The helper, or <see langword="null"/>.</returns>
    public HelperEntry? FindHelper(string type, string method) => throw new NotImplementedException();

    /// <summary>Whether a type is one of the helper layers, so that an unlisted method of it that may call AWS is an unresolved call.</summary>
    /// <param name="type">The full name of the type.</param>
    /// <returns><see langword="true"/> for a helper type.</returns>
    public bool IsHelperType(string type) => throw new NotImplementedException();
}
