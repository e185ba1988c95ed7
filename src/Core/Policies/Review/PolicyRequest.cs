using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>One request to AWS, of which everything is known.</summary>
/// <param name="Resource">The ARN of what it concerns; <c>*</c> for an action that takes no resource.</param>
/// <param name="Keys">The condition keys that it has; each key once.</param>
public sealed record PolicyRequest(string Action, string Resource, EquatableArray<RequestKey> Keys);

/// <summary>A condition key of a request.</summary>
/// <param name="Name">The key; case does not count.</param>
/// <param name="Values">Its values as texts, such as <c>true</c>, <c>3600</c> and <c>2030-01-31T00:00:00Z</c>.</param>
/// <param name="IsMultivalued">Whether the key is one that can have several values, so that conditions on it need a set operator.</param>
public sealed record RequestKey(string Name, EquatableArray<string> Values, bool IsMultivalued);
