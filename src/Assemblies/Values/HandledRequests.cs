using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Requests that code of the program has in hands once more when they are sent: a handler in the pipeline of the clients (<c>context.RequestContext.OriginalRequest</c>), or one
/// of the event before a request. Both are given requests of any type, and look for those that they mean.
/// </summary>
internal sealed class HandledRequests
{
    private readonly HashSet<TypeKey> _lookedFor = [];
    private bool _areHandedOut;

    /// <summary>Whether such code may change requests of a type.</summary>
    public bool MayChange(TypeKey request) => _areHandedOut && _lookedFor.Contains(request);

    /// <summary>Notes a call of a method from outside.</summary>
    public void AddCall(MethodUse method) => _areHandedOut |= method is { Name: "get_OriginalRequest", Type.Namespace: "Amazon.Runtime" };

    /// <summary>Notes that an object is asked for its type.</summary>
    public void AddTest(TypeShape type)
    {
        foreach (var named in type.Named())
        {
            _areHandedOut |= named.Name == "Amazon.Runtime.WebServiceRequestEventArgs";
            _lookedFor.Add(named);
        }
    }
}
