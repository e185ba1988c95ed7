using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies;

/// <summary>A service whose resources a project encrypts with keys of its own.</summary>
/// <param name="Prefix">The service's action prefix, such as <c>s3</c>.</param>
/// <param name="Keys">The ARNs of the keys, sorted; empty when the project does not say which.</param>
/// <param name="Reason">Why, for the report; may be empty.</param>
public sealed record EncryptedService(string Prefix, EquatableArray<string> Keys, string Reason);
