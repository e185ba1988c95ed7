using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>A permission for some of the values that a request member can have: values of another kind may need another permission.</summary>
/// <param name="Entry">The permission.</param>
/// <param name="Request">The request, its member limited to those values.</param>
/// <param name="IsOfUnknownBucket">Whether it is about a bucket of S3 that the code does not name, which may be an access point.</param>
internal sealed record RequestPart(PermissionEntry Entry, SdkRequest Request, bool IsOfUnknownBucket = false)
{
    /// <summary>Limits a member of the request.</summary>
    /// <param name="path">The member's C# path.</param>
    /// <param name="values">The values that remain.</param>
    /// <returns>The part with those values.</returns>
    public RequestPart With(string path, IEnumerable<MemberValue> values) => this with { Request = Request.With(path, values) };
}
