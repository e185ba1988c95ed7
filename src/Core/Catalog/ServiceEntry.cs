namespace IamAnalyzers.Core.Catalog;

/// <summary>One AWS service: its names in the SDK for .NET and its operations.</summary>
public sealed class ServiceEntry
{
    /// <summary>The catalogue's id, the folder name of the public API model, such as <c>s3</c> or <c>elbv2</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The prefix of its own actions, such as <c>elasticloadbalancing</c>.</summary>
    public string IamPrefix { get; init; } = "";

    /// <summary>The C# namespace, such as <c>Amazon.ElasticLoadBalancingV2</c>.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The client interface's simple name, such as <c>IAmazonS3</c>.</summary>
    public string ClientInterface { get; init; } = "";

    /// <summary>The client class's simple name, such as <c>AmazonS3Client</c>.</summary>
    public string ClientClass { get; init; } = "";

    /// <summary>All operations, sorted by name (ordinal).</summary>
    public IReadOnlyList<OperationEntry> Operations { get; init; } = [];

    /// <summary>Finds an operation by its API name.</summary>
    /// <param name="name">The API name, such as <c>CreateBucket</c>.</param>
    /// <returns>The operation, or <see langword="null"/>.</returns>
    public OperationEntry? FindOperation(string name) => throw new NotImplementedException();

    /// <summary>Finds what a C# method asks for.</summary>
    /// <param name="stem">The method's name without <c>Async</c>, <c>Begin</c> or <c>End</c>, such as <c>PutBucket</c>.</param>
    /// <returns>
    /// The operations: none for a name that is no operation, one in general, more for the few methods
    /// whose operation depends on the request (<c>GetACL</c>), each then with a trigger.
    /// </returns>
    public IReadOnlyList<MethodTarget> FindMethod(string stem) => throw new NotImplementedException();
}

/// <summary>An operation behind a C# method.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Trigger">When the request makes the method call this operation; <see langword="null"/> for always.</param>
public sealed record MethodTarget(OperationEntry Operation, Trigger? Trigger);
