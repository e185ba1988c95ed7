namespace IamAnalyzers.Core.Records;

/// <summary>Calls of AWS in a reference that the program never reaches.</summary>
/// <param name="Owner">The member that holds them, as the source has it: <c>Namespace.Type.Method</c>.</param>
/// <param name="Member">What they call, as <see cref="Catalog.SdkMemberName"/> writes it.</param>
/// <param name="Count">How many there are.</param>
public sealed record UnreachedCall(string Owner, string Member, int Count);
