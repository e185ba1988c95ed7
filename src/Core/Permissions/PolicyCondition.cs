using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>One condition of a permission: operator, key and the values of which one must match.</summary>
/// <param name="Operator">An operator of the policy language, such as <c>StringEquals</c>.</param>
/// <param name="Key">The condition key in its canonical spelling, such as <c>iam:PassedToService</c>.</param>
/// <param name="Values">The values, sorted (ordinal).</param>
public sealed record PolicyCondition(string Operator, string Key, EquatableArray<string> Values);
