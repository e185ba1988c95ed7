
namespace IamAnalyzers.Tool.Denials;

/// <summary>The parts of an answer in words: the same in text and in Markdown.</summary>
internal static class DenialWords
{
    /// <summary>What the message says, a name and a value each; what it leaves out is not among them.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(Denial denial)
        => new (string Name, string Value)[]
        {
            ("Refused", denial.Action.Length > 0 ? denial.Action : denial.Candidates.Count > 0 ? "one of " + string.Join(", ", denial.Candidates) : "an action that the message does not name"),
            ("On", denial.Resource),
            ("For", denial.Principal),
            ("By", By(denial)),
            ("Policy", denial.PolicyArn),
            ("Through", denial.Through),
            ("Operation", denial.Operation),
            ("Console", denial.ConsoleLink),
            ("Authorization id", denial.AuthorizationId),
            ("Encoded message", denial.EncodedMessage),
        }.Where(static fact => fact.Value.Length > 0).Select(static fact => (fact.Name, Printable.Of(fact.Value)));

    /// <summary>What the reviewed policy says of the call.</summary>
    /// <returns>A sentence; empty when it was not asked.</returns>
    public static string Of(PolicyAnswer verdict)
        => verdict switch
        {
            PolicyAnswer.Allows => "The reviewed policy allows it.",
            PolicyAnswer.Perhaps => "The reviewed policy allows it in some cases.",
            PolicyAnswer.Lacks => "The reviewed policy does not allow it.",
            PolicyAnswer.Denies => "The reviewed policy denies it.",
            _ => "",
        };

    /// <summary>What a statement has to do with the call.</summary>
    public static string Of(StatementRole role)
        => role switch
        {
            StatementRole.Denies => "denies it",
            StatementRole.MayDeny => "may deny it",
            StatementRole.Grants => "allows it",
            StatementRole.MayGrant => "may allow it",
            _ => "allows the action on other resources",
        };

    /// <summary>Where a statement stands.</summary>
    /// <returns>File, line and Sid, as far as there are such.</returns>
    public static string PlaceOf(ConcernedStatement statement)
        => Printable.Of(statement.File + (statement.Line > 0 ? FormattableString.Invariant($":{statement.Line}") : "") + (statement.Sid.Length > 0 ? $" '{statement.Sid}'" : ""));

    /// <summary>Where a call stands, or which assembly has it.</summary>
    public static string PlaceOf(DeniedCall call) => Printable.Of(call.Places.Count > 0 ? string.Join(", ", call.Places) : call.Source);

    /// <summary>What is to be said of a call beside its place.</summary>
    public static string RestOf(DeniedCall call)
        => Printable.Of(call.Member + (call.Reason.Length > 0 ? ", " + call.Reason : "") + (call.IsOnStack ? " (on the stack)" : ""));

    private static string By(Denial denial)
        => denial.Effect switch
        {
            DenialEffect.Implicit => $"no {denial.PolicyWords} allows it",
            DenialEffect.Explicit => denial.PolicyWords.Length > 0 ? $"an explicit deny in a {denial.PolicyWords}" : "an explicit deny",
            _ => denial.PolicyWords.Length > 0 ? $"a {denial.PolicyWords}, perhaps" : "",
        };
}
