using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Catalog;

/// <summary>Whether a trigger holds for a request.</summary>
public enum TriggerResult
{
    /// <summary>The code shows that it does not hold.</summary>
    No = 0,

    /// <summary>The code does not tell.</summary>
    Maybe = 1,

    /// <summary>The code shows that it holds.</summary>
    Yes = 2,
}

/// <summary>
/// A condition over request members, as the catalogue writes it: <c>Tags</c> (set), <c>!VersionId</c> (not set),
/// <c>Type=spot|fleet</c> (one of the values), <c>ImageId^=resolve:ssm:</c> (begins with), joined with <c>,</c> (all of)
/// and <c>|</c> between members (any of).
/// </summary>
public sealed class Trigger
{
    private Trigger(string text) => Text = text;

    /// <summary>The trigger as the catalogue writes it.</summary>
    public string Text { get; }

    /// <summary>Reads a trigger.</summary>
    /// <param name="text">The catalogue's text.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="FormatException">The text is not of the form above; the builder's tests keep such text out of the catalogue.</exception>
    public static Trigger Parse(string text) => new(text);

    /// <summary>Whether the trigger holds for a request.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The result; <see cref="TriggerResult.Maybe"/> when a member that decides is not visible.</returns>
    public TriggerResult Evaluate(SdkRequest request) => throw new NotImplementedException();

    /// <summary>A phrase for reasons and reports, such as <c>TagSpecifications is set</c>.</summary>
    /// <returns>The phrase.</returns>
    public string Describe() => throw new NotImplementedException();
}
