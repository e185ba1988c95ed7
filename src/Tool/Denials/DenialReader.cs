using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Denials;

/// <summary>
/// Reads AWS's refusals out of any text: a message, an exception with its stack, a line of a log. The forms are those of the IAM User Guide's page on
/// access denied messages, with and without a reason, and what services write in their place.
/// </summary>
internal static class DenialReader
{
    /// <summary>A text with more characters is not read.</summary>
    public const int LongestText = 1_000_000;

    private const int MostSentences = 1000;
    private const int MostDenials = 20;

    /// <summary>Reads a text.</summary>
    /// <returns>What it says; never throws.</returns>
    public static DenialReading Read(string text)
    {
        if (text.Length > LongestText) return CannotTell([], $"the text has more than {LongestText} characters; give the message of one error");
        if (text.AsSpan().Trim().Length == 0) return CannotTell([], "the text is empty");
        if (DecodedMessage.Read(text) is { } decoded) return new(EquatableArray<Denial>.From([decoded]), default, "");
        var plain = DenialText.Of(text);
        var said = RefusalSentence.FindAll(plain.Message).Take(MostSentences).Distinct().ToList();
        var denials = said.Exists(static denial => denial.Action.Length > 0) ? said.FindAll(static denial => denial.Action.Length > 0) : said;
        if (denials.Count == 0) denials = [.. DisguisedRefusals.FindAll(plain.Message)];
        return denials.Count == 0
            ? CannotTell(plain.Frames, "the text is not an access denied error of AWS in a form that IamAnalyzers recognises")
            : new(denials.Take(MostDenials).ToEquatableArray(), plain.Frames.ToEquatableArray(), "");
    }

    private static DenialReading CannotTell(IReadOnlyList<StackFrameText> frames, string why) => new(default, frames.ToEquatableArray(), why);
}
