namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>The public names of one service package, as a description file gives them.</summary>
/// <param name="Namespace">The C# namespace, such as <c>Amazon.EC2</c>.</param>
/// <param name="Stem">What the client's, configuration's and exception's names begin with, such as <c>AmazonEC2</c>.</param>
/// <param name="ApiVersion">The version of the API, such as <c>2016-11-15</c>.</param>
/// <param name="Operations">The operations, in the file's order.</param>
/// <param name="Classes">The model classes, in the file's order.</param>
/// <param name="Enumerations">The enumerations, in the file's order.</param>
internal sealed record ServiceDescription(
    string Namespace,
    string Stem,
    string ApiVersion,
    IReadOnlyList<OperationDescription> Operations,
    IReadOnlyList<ClassDescription> Classes,
    IReadOnlyList<EnumerationDescription> Enumerations)
{
    /// <summary>The last part of the namespace, which names the paginator factory.</summary>
    public string Name => Namespace.Substring(Namespace.LastIndexOf('.') + 1);
}

/// <summary>One operation.</summary>
/// <param name="Name">The C# name without <c>Async</c>.</param>
/// <param name="Overloads">The overloads on values: for each, the request members that are its parameters.</param>
/// <param name="Request">The request's members and constructors.</param>
/// <param name="Response">The response's members.</param>
/// <param name="Pages">The response members that a paginator flattens; <see langword="null"/> when there is no paginator.</param>
internal sealed record OperationDescription(
    string Name,
    IReadOnlyList<IReadOnlyList<string>> Overloads,
    ClassDescription Request,
    ClassDescription Response,
    IReadOnlyList<MemberDescription>? Pages);

/// <summary>A model class.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="IsError">Whether it is an exception.</param>
/// <param name="Members">Its properties.</param>
/// <param name="Constructors">Its constructors beside the empty one: for each, the members that are its parameters.</param>
internal sealed record ClassDescription(
    string Name,
    bool IsError,
    IReadOnlyList<MemberDescription> Members,
    IReadOnlyList<IReadOnlyList<string>> Constructors);

/// <summary>A property.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">Its C# type, with the nullability of version 4 of the SDK.</param>
internal sealed record MemberDescription(string Name, TypeDescription Type);

/// <summary>A class derived from <c>Amazon.Runtime.ConstantClass</c>.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Constants">The names of its fields with their values on the wire.</param>
internal sealed record EnumerationDescription(string Name, IReadOnlyList<KeyValuePair<string, string>> Constants);
