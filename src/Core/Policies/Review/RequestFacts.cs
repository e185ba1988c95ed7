using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What is known of the condition keys of requests: of a program's, what its code shows; of one request, everything.</summary>
internal sealed class RequestFacts
{
    private readonly Dictionary<string, IReadOnlyList<KeyFact>> _keys = new(StringComparer.OrdinalIgnoreCase);

    private RequestFacts(bool isComplete) => IsComplete = isComplete;

    /// <summary>Nothing is known.</summary>
    public static RequestFacts None { get; } = new(isComplete: false);

    /// <summary>Whether a key that is not known is in no request.</summary>
    public bool IsComplete { get; }

    /// <summary>The facts of a need: its own conditions say which values its requests have.</summary>
    /// <returns>The facts.</returns>
    public static RequestFacts Of(EquatableArray<PolicyCondition> conditions)
    {
        if (conditions.Count == 0) return None;
        var facts = new RequestFacts(isComplete: false);
        foreach (var condition in conditions.Where(static condition => IsPlain(condition.Operator)))
        {
            if (facts._keys.ContainsKey(condition.Key)) continue;
            facts._keys.Add(condition.Key, [.. condition.Values.Select(static value => new KeyFact([value], IsMultivalued: false, IsPattern: HasWildcard(value)))]);
        }

        return facts;
    }

    /// <summary>Adds what the ARN of a resource says of the requests for it; the need's own conditions say more.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource's ARN pattern.</param>
    /// <returns>The facts.</returns>
    public RequestFacts On(string action, string resource)
    {
        if (IsComplete) return this;
        RequestFacts? all = null;
        foreach (var (key, possible) in ArnFacts.Of(action, resource))
        {
            if (_keys.ContainsKey(key)) continue;
            if (all is null)
            {
                all = new(isComplete: false);
                foreach (var known in _keys) all._keys.Add(known.Key, known.Value);
            }

            all._keys.Add(key, possible);
        }

        return all ?? this;
    }

    /// <summary>The facts of one request.</summary>
    /// <param name="keys">All its keys.</param>
    /// <returns>The facts.</returns>
    public static RequestFacts Of(EquatableArray<RequestKey> keys)
    {
        var facts = new RequestFacts(isComplete: true);
        foreach (var key in keys) facts._keys[key.Name] = [new KeyFact(key.Values, key.IsMultivalued, IsPattern: false)];
        return facts;
    }

    /// <summary>What is known of a key.</summary>
    /// <param name="key">The key, compared without case.</param>
    /// <returns>The possibilities, of which each may be so; <see langword="null"/> when nothing is known.</returns>
    public IReadOnlyList<KeyFact>? Find(string key)
        => _keys.TryGetValue(key, out var facts) ? facts : IsComplete ? KeyFact.Absent : null;

    // Only a condition that lists the values plainly says exactly which values requests have.
    private static bool IsPlain(string name) => name is "StringEquals" or "StringLike" or "ArnEquals" or "ArnLike" or "Bool";

    private static bool HasWildcard(string value) => value.IndexOfAny(['*', '?']) >= 0;
}

/// <summary>One possibility of what requests say of a key.</summary>
/// <param name="Values">The values; <see langword="null"/> when requests do not have the key.</param>
/// <param name="IsMultivalued">Whether the key is one that can have several values.</param>
/// <param name="IsPattern">Whether the value is one of those that a pattern stands for, and which is not known.</param>
internal sealed record KeyFact(IReadOnlyList<string>? Values, bool IsMultivalued, bool IsPattern)
{
    /// <summary>No request has the key.</summary>
    public static IReadOnlyList<KeyFact> Absent { get; } = [new(null, IsMultivalued: false, IsPattern: false)];
}
