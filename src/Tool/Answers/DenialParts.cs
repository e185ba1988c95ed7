using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Tool.Denials;
using IamAnalyzers.Tool.Output;
using static IamAnalyzers.Tool.Answers.AnswerWords;

namespace IamAnalyzers.Tool.Answers;

/// <summary>What is said of a refusal as the parts of an answer, and as data.</summary>
internal static class DenialParts
{
    private const int MostItems = 20;

    /// <summary>The parts, from top to bottom.</summary>
    /// <param name="program">The program, or its entry point; empty when only the message was read.</param>
    /// <param name="hasHeading">Whether the answer has several of them, each with a heading.</param>
    public static IEnumerable<AnswerPart> Of(DenialAnswer answer, string program, bool hasHeading)
    {
        if (hasHeading) yield return new Heading(Title(answer.Denial) + (program.Length > 0 ? " in " + program : ""));
        foreach (var (name, value) in Facts(answer.Denial)) yield return new ListItem($"{name}: {Code(value)}", []);
        var calls = answer.Calls.Count > 0 ? answer.Calls : answer.OtherCalls;
        foreach (var part in List(answer.Calls.Count > 0 ? "Calls that need it" : "Calls that need it on other resources", calls.Select(Item), MostItems)) yield return part;
        foreach (var part in Policy(answer)) yield return part;
        foreach (var part in answer.Edits.SelectMany(Edit)) yield return part;
        if (answer.WhyNoEdit.Length > 0) yield return new Paragraph("No edit is offered. " + answer.WhyNoEdit);
        foreach (var part in List("To know", answer.Notes.Select(static note => new ListItem(note, [])), MostItems)) yield return part;
    }

    /// <summary>The same for tools.</summary>
    public static object Data(DenialAnswer answer, string program)
        => new
        {
            program = NullIfEmpty(program),
            action = NullIfEmpty(answer.Denial.Action),
            candidates = answer.Denial.Candidates,
            resource = NullIfEmpty(answer.Denial.Resource),
            principal = NullIfEmpty(answer.Denial.Principal),
            policyType = answer.Denial.Policy,
            policyWords = NullIfEmpty(answer.Denial.PolicyWords),
            effect = answer.Denial.Effect,
            policyArn = NullIfEmpty(answer.Denial.PolicyArn),
            through = NullIfEmpty(answer.Denial.Through),
            operation = NullIfEmpty(answer.Denial.Operation),
            consoleLink = NullIfEmpty(answer.Denial.ConsoleLink),
            authorizationId = NullIfEmpty(answer.Denial.AuthorizationId),
            encodedMessage = NullIfEmpty(answer.Denial.EncodedMessage),
            disguise = answer.Denial.Disguise?.Meaning,
            calls = answer.Calls.Select(Data),
            callsOnOtherResources = answer.OtherCalls.Select(Data),
            reviewedPolicy = answer.Verdict,
            statements = answer.Statements.Select(static statement => new { file = statement.File, line = statement.Line, sid = NullIfEmpty(statement.Sid), role = statement.Role, resources = statement.Resources }),
            edits = answer.Edits.Select(static edit => new { file = edit.File, adds = edit.Changes, line = edit.Line, removedLines = edit.Removed, addedLines = edit.Added }),
            whyNoEdit = NullIfEmpty(answer.WhyNoEdit),
            notes = answer.Notes,
        };

    private static object Data(DeniedCall call)
        => new { action = call.Action, resources = call.Resources, member = call.Member, source = call.Source, reason = NullIfEmpty(call.Reason), tier = call.Tier, places = call.Places, isOnStack = call.IsOnStack };

    private static IEnumerable<(string Name, string Value)> Facts(Denial denial)
        => new (string Name, string Value)[]
        {
            ("Denied", denial.Action.Length > 0 ? denial.Action : denial.Candidates.Count > 0 ? "an action that the message does not name, one of these: " + string.Join(", ", denial.Candidates) : "an action that the message does not name"),
            ("On", denial.Resource),
            ("For", denial.Principal),
            ("By", By(denial)),
            ("Policy", denial.PolicyArn),
            ("Through", denial.Through),
            ("Operation", denial.Operation),
            ("Console", denial.ConsoleLink),
            ("Authorization id", denial.AuthorizationId),
            ("Encoded message", denial.EncodedMessage),
        }.Where(static fact => fact.Value.Length > 0);

    private static string Title(Denial denial) => denial.Action.Length > 0 ? denial.Action + (denial.Resource.Length > 0 ? " on " + denial.Resource : "") : "A denial without an action";

    private static string By(Denial denial)
        => denial.Effect switch
        {
            DenialEffect.Implicit => denial.PolicyWords.Length > 0 ? $"no {denial.PolicyWords} allows it" : "nothing allows it",
            DenialEffect.Explicit => denial.PolicyWords.Length > 0 ? $"an explicit deny in {Article(denial.PolicyWords)} {denial.PolicyWords}" : "an explicit deny",
            _ => denial.PolicyWords.Length > 0 ? $"perhaps {Article(denial.PolicyWords)} {denial.PolicyWords}" : "",
        };

    private static string Article(string words) => "aeiou".Contains(words[0], StringComparison.OrdinalIgnoreCase) ? "an" : "a";

    private static ListItem Item(DeniedCall call)
        => new(
            $"{(call.Places.Count > 0 ? string.Join(", ", call.Places.Select(Code)) : call.Source)}{(call.IsOnStack ? ", on the stack" : "")}: {Code(call.Member)}",
            [$"needs {Code(call.Action)} on {string.Join(", ", call.Resources.Select(Code))}{(call.Reason.Length > 0 ? ", " + call.Reason : "")}{(call.Tier == Tier.Required ? "" : $" ({call.Tier.ToString().ToLowerInvariant()})")}"]);

    private static IEnumerable<AnswerPart> Policy(DenialAnswer answer)
    {
        if (answer.Verdict == PolicyAnswer.NotAsked && answer.Statements.Count == 0) yield break;
        yield return new Heading("The reviewed policy", 2);
        if (Verdict(answer.Verdict) is { Length: > 0 } verdict) yield return new Paragraph(verdict) { Tone = answer.Verdict == PolicyAnswer.Allows ? Tone.Good : Tone.Warning };
        foreach (var statement in answer.Statements.Take(MostItems))
        {
            yield return new ListItem(
                $"{Code(statement.File + (statement.Line > 0 ? FormattableString.Invariant($":{statement.Line}") : ""))}{(statement.Sid.Length > 0 ? $" {Code(statement.Sid)}" : "")} {Words(statement.Role)}: {string.Join(", ", statement.Resources.Select(Code))}",
                []);
        }
    }

    private static string Verdict(PolicyAnswer verdict)
        => verdict switch
        {
            PolicyAnswer.Allows => "It allows the call.",
            PolicyAnswer.Perhaps => "It allows the call in some cases.",
            PolicyAnswer.Lacks => "It does not allow the call.",
            PolicyAnswer.Denies => "It denies the call.",
            _ => "",
        };

    private static string Words(StatementRole role)
        => role switch
        {
            StatementRole.Denies => "denies it",
            StatementRole.MayDeny => "may deny it",
            StatementRole.Grants => "allows it",
            StatementRole.MayGrant => "may allow it",
            _ => "allows the action on other resources",
        };

    private static IEnumerable<AnswerPart> Edit(DenialEdit edit)
    {
        yield return new Paragraph(FormattableString.Invariant($"The smallest edit of {Code(Path.GetFileName(edit.File))}, from line {edit.Line}, adds {string.Join("; ", edit.Changes.Select(Code))}:"));
        yield return new CodeBlock("diff", string.Join('\n', edit.Removed.Select(static line => "-" + line).Concat(edit.Added.Select(static line => "+" + line))));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
