using System.Globalization;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>Two policies: what each allows and the other does not.</summary>
internal static class DiffAnswer
{
    private const int MostNamed = 12;

    /// <summary>Compares.</summary>
    /// <param name="before">The first policy.</param>
    /// <param name="after">The second policy: what only it allows is new access.</param>
    public static Answer Of(GivenPolicy before, GivenPolicy after)
    {
        var access = new PolicyAccess(AwsCatalog.Default);
        var (added, removed) = (access.Extra(after.Policy, before.Policy), access.Extra(before.Policy, after.Policy));
        var exit = added.Count > 0 ? ExitCodes.NewAccess : removed.Count > 0 ? ExitCodes.Findings : ExitCodes.Success;
        List<AnswerPart> parts = [new Heading($"From {before.Name} to {after.Name}", 1)];
        if (exit == ExitCodes.Success) parts.Add(new Paragraph("Both policies allow the same.") { Tone = Tone.Good });
        parts.AddRange(Part($"New: {after.Name} allows it and {before.Name} does not", added, before.Name, Tone.Bad));
        parts.AddRange(Part($"Gone: {before.Name} allowed it and {after.Name} does not", removed, after.Name, Tone.Plain));
        return new Answer(exit, parts, new { exitCode = exit, before = before.Name, after = after.Name, added = added.Select(Data), removed = removed.Select(Data) })
        {
            Findings = [.. added.Select(one => new AnswerFinding("IAMDIFF", FindingSeverity.Warning, $"{after.Name} newly allows {one.Action} on {one.Resource}.", after.Item.Path, 0, 0) { Page = ToolVersion.CommandPage("diff") })],
        };
    }

    private static IEnumerable<AnswerPart> Part(string title, IReadOnlyList<ExtraAccess> access, string other, Tone tone)
    {
        if (access.Count == 0) return [];
        return access
            .GroupBy(static one => (one.Resource, one.Kind, one.IsConditional))
            .OrderBy(static one => one.Key.Kind)
            .ThenBy(static one => one.Key.Resource, StringComparer.Ordinal)
            .Select(one => (AnswerPart)new ListItem(
                $"{Named([.. one.Select(static access => access.Action)])} on `{one.Key.Resource}`{(one.Key.IsConditional ? ", under conditions" : "")}",
                one.Key.Kind switch
                {
                    ExtraKind.Denied => [$"a statement of {other} denies it"],
                    ExtraKind.Partly => [$"{other} allows a part of it: other resources, or under other conditions"],
                    _ => [],
                }) { Tone = tone })
            .Prepend(new Heading(title));
    }

    // Of a wildcard the reader wants to know how much it is, and of which services.
    private static string Named(IReadOnlyList<string> actions)
    {
        if (actions.Count <= MostNamed) return string.Join(", ", actions.Select(static action => $"`{action}`"));
        string[] services = [.. actions.Select(static action => action.Split(':')[0]).Distinct(StringComparer.Ordinal)];
        return services.Length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{actions.Count} actions of `{services[0]}`, among them {string.Join(", ", actions.Take(MostNamed / 2).Select(static action => $"`{action}`"))},")
            : string.Create(CultureInfo.InvariantCulture, $"{actions.Count:N0} actions of {services.Length} services");
    }

    private static object Data(ExtraAccess access) => new { action = access.Action, resource = access.Resource, underConditions = access.IsConditional, other = access.Kind };
}
