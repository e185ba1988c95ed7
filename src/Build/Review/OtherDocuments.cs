using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Build.Review;

/// <summary>The documents beside the reviewed policy in which the exceptions of a project count, too.</summary>
/// <param name="Paths">Those that were looked at.</param>
/// <param name="Accepting">The exceptions that accept something there.</param>
/// <param name="AreAllRead">Whether there are no others.</param>
internal sealed record OtherDocuments(IReadOnlyList<string> Paths, IReadOnlyCollection<PolicyException> Accepting, bool AreAllRead);
