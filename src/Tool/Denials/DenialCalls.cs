using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Denials;

/// <summary>
/// The calls that a refusal is about: by action and resource, never by operation, since an operation needs actions that are not named after it. The stack
/// of the exception narrows them.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="frames">The frames of the stack; none for a message alone.</param>
internal sealed class DenialCalls(DenialProgram program, IReadOnlyList<StackFrameText> frames)
{
    /// <summary>Finds the needs that a refusal is about.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="role">The principal whose policy it is; empty for the program's own.</param>
    /// <returns>Those that may be on the refused resource, and those on others.</returns>
    public (IReadOnlyList<ProgramNeed> Here, IReadOnlyList<ProgramNeed> Elsewhere) Needs(Denial denial, string role)
    {
        var actions = denial.Candidates.Select(IamPattern.Parse).ToList();
        var arns = RefusedArns.Of(denial);
        var wanted = program.Needs.Where(need => need.Permission.MayBeOf(role) && actions.Exists(action => action.Matches(need.Need.Action, ignoreCase: true))).ToList();
        return ([.. wanted.Where(need => IsOn(need, arns))], [.. wanted.Where(need => !IsOn(need, arns))]);
    }

    /// <summary>The calls that have needs.</summary>
    /// <returns>The calls, each once; only those on the stack where it shows some.</returns>
    public EquatableArray<DeniedCall> Of(IEnumerable<ProgramNeed> needs)
    {
        var calls = needs
            .GroupBy(static need => (need.Need.Action, need.Permission.Member, need.Source, need.Permission.Reason, need.Permission.Tier))
            .Select(group => Of(
                group.Key.Action,
                [.. group.SelectMany(static need => need.Need.Resources).Select(static resource => resource.Text).Distinct(StringComparer.Ordinal)],
                group.Key.Member,
                group.Key.Source,
                group.First().When is { Length: > 0 } when ? "if " + when : group.Key.Reason,
                group.Key.Tier,
                PlaceOrder(group.SelectMany(need => program.Places.Of(need.Source, need.Permission)))))
            .OrderByDescending(static call => call.IsOnStack)
            .ThenBy(static call => call.Tier)
            .ThenBy(static call => call.Action, StringComparer.Ordinal)
            .ThenBy(static call => call.Places.Count == 0)
            .ThenBy(static call => string.Join(' ', call.Places), StringComparer.Ordinal)
            .ToList();
        return calls.Where(call => call.IsOnStack || !calls[0].IsOnStack).ToEquatableArray();
    }

    private DeniedCall Of(string action, IReadOnlyList<string> resources, string member, string source, string reason, Tier tier, List<string> places)
    {
        var shown = places.Where(IsOnStack).ToList();
        var isOnStack = shown.Count > 0 || (places.Count == 0 && frames.Any(frame => IsCallOf(frame, member)));
        return new(action, resources.ToEquatableArray(), member, source, reason, tier, (shown.Count > 0 ? shown : places).ToEquatableArray(), isOnStack);
    }

    private bool IsOnStack(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), out var line) && frames.Any(frame => frame.Line == line && frame.IsIn(place[..colon]));
    }

    // Amazon.S3.AmazonS3Client.GetObject of Amazon.S3.IAmazonS3.GetObjectAsync.
    private static bool IsCallOf(StackFrameText frame, string member)
    {
        var (frameDot, memberDot) = (frame.Method.LastIndexOf('.'), member.LastIndexOf('.'));
        if (frameDot < 0 || memberDot < 0) return false;
        var typeDot = member.LastIndexOf('.', memberDot - 1);
        return typeDot > 0
            && frame.Method.StartsWith(member[..(typeDot + 1)], StringComparison.Ordinal)
            && Stem(frame.Method[(frameDot + 1)..]) == Stem(member[(memberDot + 1)..]);
    }

    private static string Stem(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length] : method;

    private static bool IsOn(ProgramNeed need, IReadOnlyList<ArnPattern> arns)
        => need.Need.Resources.Count == 0 || need.Need.Resources.Any(resource => RefusedArns.Meets(arns, resource.Text));

    private static List<string> PlaceOrder(IEnumerable<string> places) => [.. Core.Records.PlaceOrder.Unite([[.. places]])];
}
