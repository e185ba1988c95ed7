namespace IamAnalyzers.Core.Policies.Managed;

/// <summary>A managed policy that a project says is attached to what it runs as: a part of the reviewed policy that stands in no file.</summary>
/// <param name="Name">The policy's name; the catalogue has it.</param>
/// <param name="Environment">The set that it belongs to; empty for all sets.</param>
/// <param name="Role">The principal that it is attached to; empty for the program's own.</param>
public sealed record AttachedPolicy(string Name, string Environment, string Role);
