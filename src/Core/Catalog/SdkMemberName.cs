using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// How an SDK member is written where source and compiled code meet (<see cref="SdkCall.Member"/>, the record's members):
/// <c>Namespace.Type.Method</c> as the compiled code names it. The type is the one that declares the method (of an override,
/// the type that declares it first), a nested type follows its outer type after a dot, type and method stand without generic
/// arity or arguments, and the method keeps <c>Async</c>, <c>Begin</c> or <c>End</c>; a constructor is <c>.ctor</c>.
/// </summary>
public static class SdkMemberName
{
    private const string ModelSuffix = ".Model";
    private const string RuntimeClient = "Amazon.Runtime.AmazonServiceClient";

    /// <summary>The name of constructors, as compiled code writes it.</summary>
    public const string Constructor = ".ctor";

    /// <summary>Writes a member.</summary>
    /// <param name="type">The full name of the declaring type, as <see cref="TypeName"/> gives it.</param>
    /// <param name="method">The method's metadata name.</param>
    /// <returns>The member, such as <c>Amazon.S3.IAmazonS3.PutObjectAsync</c>.</returns>
    public static string Format(string type, string method) => type + "." + WithoutArity(method);

    /// <summary>Writes a type.</summary>
    /// <param name="typeNamespace">The namespace; empty for none.</param>
    /// <param name="names">The metadata names of the type and the types around it, outermost first.</param>
    /// <returns>The type, such as <c>Amazon.S3.IAmazonS3</c>.</returns>
    public static string TypeName(string typeNamespace, IEnumerable<string> names)
    {
        var name = string.Join(".", names.Select(WithoutArity));
        return typeNamespace.Length == 0 ? name : typeNamespace + "." + name;
    }

    /// <summary>
    /// Whether compiled code that refers to the member refers to the SDK in a way that the source reader must have seen:
    /// a method of a client, of a paginator factory or of a helper layer that is not mere plumbing.
    /// </summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="typeNamespace">The namespace of the declaring type.</param>
    /// <param name="typeName">The declaring type's name with the types around it, joined by dots, without arity.</param>
    /// <param name="method">The method's metadata name.</param>
    /// <returns><see langword="true"/> for a member that can be a call.</returns>
    public static bool CanBeCall(AwsCatalog catalog, string typeNamespace, string typeName, string method)
    {
        if (!typeNamespace.StartsWith("Amazon", StringComparison.Ordinal)) return false;
        var type = TypeName(typeNamespace, [typeName]);
        if (method == Constructor) return catalog.FindHelper(type, Constructor) is { Operations.Count: > 0 };
        if (IsPlumbing(method) || IsSilentHelper(catalog, type, method)) return false;
        return IsClientName(catalog, typeNamespace, typeName)
            || IsPaginatorFactoryName(typeNamespace, typeName)
            || catalog.IsHelperType(type)
            || (type == RuntimeClient && method.StartsWith("Invoke", StringComparison.Ordinal));
    }

    /// <summary>Whether a method of a client or helper is known to ask for nothing: accessors, disposal, endpoints, defaults.</summary>
    /// <param name="method">The method's metadata name.</param>
    /// <returns><see langword="true"/> for plumbing.</returns>
    public static bool IsPlumbing(string method)
        => method is "Dispose" or "DetermineServiceOperationEndpoint" or "DryRun"
                or "ToString" or "Equals" or "GetHashCode" or "GetType" or "Finalize" or "MemberwiseClone" or ".cctor"
            || method.StartsWith("get_", StringComparison.Ordinal)
            || method.StartsWith("set_", StringComparison.Ordinal)
            || method.StartsWith("add_", StringComparison.Ordinal)
            || method.StartsWith("remove_", StringComparison.Ordinal)
            || method.StartsWith("CreateDefault", StringComparison.Ordinal);

    /// <summary>Whether a type is by its name the factory behind a client's <c>Paginators</c> property.</summary>
    /// <param name="typeNamespace">The namespace, such as <c>Amazon.S3.Model</c>.</param>
    /// <param name="typeName">The simple name, such as <c>IS3PaginatorFactory</c>.</param>
    /// <returns><see langword="true"/> for a paginator factory.</returns>
    public static bool IsPaginatorFactoryName(string typeNamespace, string typeName)
        => typeNamespace.StartsWith("Amazon.", StringComparison.Ordinal)
            && typeNamespace.EndsWith(ModelSuffix, StringComparison.Ordinal)
            && typeName.StartsWith("I", StringComparison.Ordinal)
            && typeName.EndsWith("PaginatorFactory", StringComparison.Ordinal);

    // A helper's method that the catalogue lists as asking for nothing is not among the names that the source reader looks at.
    private static bool IsSilentHelper(AwsCatalog catalog, string type, string method)
    {
        var name = WithoutArity(method);
        var stem = name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
        return (catalog.FindHelper(type, name) ?? catalog.FindHelper(type, stem)) is { Operations.Count: 0 };
    }

    // The SDK names every client IAmazon<X> and Amazon<X>Client; a service that the catalogue lacks is known by that.
    private static bool IsClientName(AwsCatalog catalog, string typeNamespace, string typeName)
        => catalog.FindClient(typeNamespace, typeName) is not null
            || (typeNamespace.StartsWith("Amazon.", StringComparison.Ordinal)
                && typeNamespace.IndexOf('.', "Amazon.".Length) < 0
                && typeNamespace != "Amazon.Runtime"
                && (typeName.StartsWith("IAmazon", StringComparison.Ordinal)
                    || (typeName.StartsWith("Amazon", StringComparison.Ordinal) && typeName.EndsWith("Client", StringComparison.Ordinal))));

    private static string WithoutArity(string name)
    {
        var mark = name.IndexOf('`');
        return mark < 0 ? name : name.Substring(0, mark);
    }
}
