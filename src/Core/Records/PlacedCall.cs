using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Records;

/// <summary>A call in compiled code, and what it needs.</summary>
/// <param name="Member">The SDK member, <c>Namespace.Type.Method</c>.</param>
/// <param name="Method">The row of the method that it stands in.</param>
/// <param name="Offset">Where it stands there, in bytes.</param>
/// <param name="Needs">What it needs.</param>
public sealed record PlacedCall(string Member, int Method, int Offset, EquatableArray<Permission> Needs);
