namespace IamAnalyzers.Core.Calls;

/// <summary>A use of the SDK whose operation the code does not tell. It is reported (IAM1001) and listed, never dropped.</summary>
/// <param name="Member">The C# member, or what stands for it, such as <c>dynamic call on Amazon.S3.IAmazonS3</c>.</param>
/// <param name="Why">A sentence part that completes "because ...".</param>
public sealed record UnresolvedCall(string Member, string Why);
