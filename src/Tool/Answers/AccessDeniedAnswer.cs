using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Denials;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>Which call a refusal of AWS is about, which statement, and what edit mends it.</summary>
internal static class AccessDeniedAnswer
{
    /// <summary>Answers.</summary>
    /// <param name="text">A message, an exception with its stack, a line of a log.</param>
    /// <param name="programs">The programs that may have been refused; none when only the message is to be read.</param>
    /// <param name="against">The files of the reviewed policy; none for those that the projects name.</param>
    /// <returns>The answer; with <see cref="ExitCodes.CannotTell"/> when the text holds no refusal.</returns>
    public static Answer Of(string text, IReadOnlyList<ToolProgram> programs, IReadOnlyList<GivenPolicy> against)
    {
        var reading = DenialReader.Read(text);
        if (reading.Denials.Count == 0) return new Answer(ExitCodes.CannotTell, [new Paragraph($"Cannot tell: {reading.WhyNot}.")], new { cannotTell = reading.WhyNot, denials = Array.Empty<object>() });
        var parts = programs.SelectMany(program => PartsOf(program, against)).ToArray();
        var told = reading.Denials.SelectMany(denial => Explain(denial, [.. reading.Frames], parts)).ToArray();
        string[] doubts = told.Any(static one => one.Answer.Calls.Count == 0) ? [.. programs.SelectMany(static program => program.Doubts)] : [];
        return new Answer(
            ExitCodes.Success,
            [
                new Heading(told.Length == 1 ? "Access denied" : $"Access denied: {reading.Denials.Count} denials", 1),
                .. told.SelectMany(one => DenialParts.Of(one.Answer, one.Name, told.Length > 1)),
                .. doubts.Select(static doubt => new Paragraph(doubt)),
            ],
            new { denials = told.Select(static one => DenialParts.Data(one.Answer, one.Name)), doubts });
    }

    private static IEnumerable<(string Name, DenialProgram Program)> PartsOf(ToolProgram program, IReadOnlyList<GivenPolicy> against)
    {
        IReadOnlyList<ReviewedItem> all = against.Count > 0 ? [.. against.Select(static given => given.Item)] : program.Reviewed;
        ReviewedItem[] items = [.. all.Where(static item => item.File is not null)];
        var texts = items.GroupBy(static item => item.Path, StringComparer.Ordinal).ToDictionary(static item => item.Key, static item => item.First().Text, StringComparer.Ordinal);
        foreach (var part in ReviewedParts.Of([.. program.Frameworks.Select(static one => one.Program)], items, isOneOfSeveral: false).Parts)
        {
            var sets = ReviewedParts.SetsOf(part, program.Name, "", [], out _);
            yield return (part.NameIn(program.Name), new DenialProgram(part.Programs.Needs, part.Programs.Places, part.Programs.WhyUnknown, [.. sets.Select(set => new ReviewedText(set, texts))]));
        }
    }

    // The programs with a call that needs it, else those that need it elsewhere, else the first.
    private static (string Name, DenialAnswer Answer)[] Explain(Denial denial, IReadOnlyList<StackFrameText> frames, (string Name, DenialProgram Program)[] parts)
    {
        if (parts.Length == 0) return [("", DenialExplainer.OfMessage(denial, AwsCatalog.Default))];
        var all = Array.ConvertAll(parts, part => (part.Name, Answer: new DenialExplainer(part.Program, AwsCatalog.Default).Explain(denial, frames)));
        var onStack = Array.FindAll(all, static one => one.Answer.Calls.Any(static call => call.IsOnStack));
        if (onStack.Length > 0) return onStack;
        var calling = Array.FindAll(all, static one => one.Answer.Calls.Count > 0);
        if (calling.Length > 0) return calling;
        var elsewhere = Array.FindAll(all, static one => one.Answer.OtherCalls.Count > 0);
        return elsewhere.Length > 0 ? elsewhere : [all[0]];
    }
}
