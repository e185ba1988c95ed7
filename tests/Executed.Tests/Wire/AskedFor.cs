namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>A permission that AWS asks for before it does what a request says.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The ARN of the resource, or <c>*</c> where the action has none.</param>
internal sealed record AskedFor(string Action, string Resource)
{
    /// <summary>The condition keys that the request has, with their values.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    public override string ToString() => $"{Action} on {Resource}{string.Concat(Keys.Select(static pair => $" {pair.Key}={pair.Value}"))}";
}
