namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Marks a permission as one of a group: the call needs at least one permission of the group, each in its own case, and the code does not
/// show which case it is. <c>GetObject</c> needs <c>s3:GetObject</c> if <c>VersionId</c> is not set, and <c>s3:GetObjectVersion</c> if it is.
/// </summary>
/// <param name="Group">The group: the operation and a hash of what its permissions grant, so that equal calls share it.</param>
/// <param name="When">The case in which this permission is needed, such as <c>VersionId is set</c>.</param>
public sealed record PermissionCase(string Group, string When);
