namespace IamAnalyzers.Tool.Denials;

/// <summary>The reason of a refusal: <c>because no ... policy allows the ... action</c>, or <c>with an explicit deny in a ... policy</c>.</summary>
internal static class RefusalReason
{
    private const string ExplicitDeny = "with an explicit deny";
    private const string BecauseNo = "because no ";
    private const string Allows = " allows the ";
    private const string ResourceMissing = "because the resource does not exist in this Region, no resource-based polic";
    private const string Transitively = "transitively through ";
    private const int LongestWords = 80;

    private static readonly (string Words, DenyingPolicy Policy)[] Types =
    [
        ("identity-based policy", DenyingPolicy.Identity),
        ("resource-based policy", DenyingPolicy.Resource),
        ("session policy", DenyingPolicy.Session),
        ("sessions policy", DenyingPolicy.Session),
        ("VPC endpoint policy", DenyingPolicy.Endpoint),
        ("permissions boundary policy", DenyingPolicy.Boundary),
        ("permissions boundary", DenyingPolicy.Boundary),
        ("permission boundary", DenyingPolicy.Boundary),
        ("role trust policy", DenyingPolicy.Trust),
        ("trust policy", DenyingPolicy.Trust),
        ("service control policy", DenyingPolicy.ServiceControl),
        ("resource control policy", DenyingPolicy.ResourceControl),
    ];

    /// <summary>Reads the reason of a refusal.</summary>
    /// <param name="from">The place from which it is looked for.</param>
    /// <param name="end">Where the text of this refusal ends.</param>
    /// <param name="denial">What was read before it.</param>
    /// <returns>The same with the reason; unchanged when there is none.</returns>
    public static Denial Read(string text, int from, int end, Denial denial)
    {
        var region = text[from..end];
        var stop = region.IndexOf(DenialText.Break, StringComparison.Ordinal);
        if (stop >= 0) region = region[..stop];
        var deny = region.IndexOf(ExplicitDeny, StringComparison.OrdinalIgnoreCase);
        var because = region.IndexOf(BecauseNo, StringComparison.OrdinalIgnoreCase);
        var read = deny >= 0 && (because < 0 || deny < because) ? Explicit(region[(deny + ExplicitDeny.Length)..], denial)
            : because >= 0 ? Implicit(region[(because + BecauseNo.Length)..], denial)
            : region.Contains(ResourceMissing, StringComparison.OrdinalIgnoreCase) ? denial with { Policy = DenyingPolicy.Resource, PolicyWords = "resource-based policy" }
            : denial;
        return read with { Through = ThroughIn(region) };
    }

    // The action of the reason is the one that is missing: EC2 checks others beside the operation's own.
    private static Denial Implicit(string text, Denial denial)
    {
        var allows = text.IndexOf(Allows, StringComparison.OrdinalIgnoreCase);
        if (allows is < 0 or > LongestWords) return denial;
        var (policy, words) = TypeOf(text[..allows]);
        var action = TextScan.ActionAt(text, allows + Allows.Length);
        return denial with { Effect = DenialEffect.Implicit, Policy = policy, PolicyWords = words, Action = action.Length > 0 ? action : denial.Action };
    }

    private static Denial Explicit(string text, Denial denial)
    {
        var at = Array.Find([" in a ", " in an ", " in the "], start => TextScan.StartsWith(text, 0, start)) is { } found ? found.Length : 0;
        if (at == 0) return denial with { Effect = DenialEffect.Explicit };
        var (policy, words) = TypeOf(text[at..]);
        var rest = TextScan.SkipAny(text, at + words.Length, ": ");
        var arn = TextScan.StartsWith(text, rest, "arn:") ? TextScan.WordAt(text, rest) : "";
        return denial with { Effect = DenialEffect.Explicit, Policy = policy, PolicyWords = words, PolicyArn = arn };
    }

    private static (DenyingPolicy Policy, string Words) TypeOf(string text)
    {
        foreach (var (words, policy) in Types)
        {
            if (TextScan.StartsWith(text, 0, words)) return (policy, text[..words.Length]);
        }

        var end = text.IndexOfAny([':', '.', ',', '(', '"', '<', '{', '}']);
        var name = text[..Math.Min(end < 0 ? text.Length : end, LongestWords)].TrimEnd();
        return (name.Length == 0 ? DenyingPolicy.NotSaid : DenyingPolicy.Other, name);
    }

    private static string ThroughIn(string region)
    {
        var at = region.IndexOf(Transitively, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : TextScan.WordAt(region, at + Transitively.Length);
    }
}
