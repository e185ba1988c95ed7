using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Build.Page;

/// <summary>An answer on the first screen.</summary>
/// <param name="Question">What a reviewer asks.</param>
/// <param name="Sentence">The answer.</param>
/// <param name="Facts">What it rests on.</param>
/// <param name="IsAlarm">Whether it is bad news.</param>
internal sealed record PageAnswer(string Question, string Sentence, EquatableArray<string> Facts, bool IsAlarm);

/// <summary>The answers to what a program can newly do, how dangerous it is, and who calls it.</summary>
internal static class PageAnswers
{
    private const int MostNames = 3;

    /// <summary>Answers all three.</summary>
    /// <param name="page">The page.</param>
    public static IReadOnlyList<PageAnswer> Of(PolicyPage page) => [News(page), Danger(page), Callers(page)];

    private static PageAnswer News(PolicyPage page)
    {
        const string Question = "What new access does it need?";
        if (!page.IsReviewed)
        {
            var all = ActionsOf(page.Whole).Where(static action => action.Grants.Count > 0).ToList();
            return all.Count == 0
                ? new(Question, "Nothing", Facts("No call needs a permission."), false)
                : new(Question, $"All of it: {PageTexts.Count(all.Count, "action")}", Facts("There is no reviewed policy to compare with.", Levels(all)), false);
        }

        var news = ActionsOf(page.Parts).Where(static action => action.IsNew).ToList();
        var unreviewed = page.Parts.Where(static part => part.EntryPoint.Length > 0 && part.Reviews.Count == 0).Select(static part => part.EntryPoint).Distinct(StringComparer.Ordinal).ToList();
        var rest = page.Whole.All(static part => part.Reviews.Count == 0) && unreviewed.Count > 0 ? "Without a reviewed policy: " + PageTexts.Some(unreviewed, MostNames) : "";
        if (news.Count == 0) return new(Question, "Nothing new", Facts("The reviewed policy allows everything that the code is known to need.", Unresolved(page), rest), false);
        var risky = news.Count(static action => action.IsRisky);
        return new(
            Question,
            $"{PageTexts.Count(news.Count, "action")} that the reviewed policy does not allow",
            Facts(
                Named(news, DifferenceKind.Added, "Not allowed at all: "),
                Named(news, DifferenceKind.Widened, "Allowed too narrowly: "),
                Levels(news),
                risky == 0 ? "" : $"{PageTexts.Number(risky)} of them {(risky == 1 ? "has" : "have")} a known risk",
                rest),
            risky > 0);
    }

    private static PageAnswer Danger(PolicyPage page)
    {
        var all = ActionsOf(page.Parts).ToList();
        var risks = all.Where(static action => action.IsRisky).GroupBy(static action => action.Risk.Class).OrderByDescending(static risk => risk.Key).ToList();
        var excess = all.Count(static action => action.IsExcess);
        var open = all.Count(static action => action.IsWide && action.Writes);
        return new(
            "How dangerous is it?",
            PageTexts.AnswerOf(risks.Count == 0 ? RiskClass.None : risks[0].Key) + (excess == 0 ? "" : $"; {PageTexts.Count(excess, "grant")} {(excess == 1 ? "exceeds" : "exceed")} what the code needs"),
            Facts(
                excess == 0 ? "" : $"The reviewed policy allows more than the code needs: {PageTexts.Some([.. all.Where(static action => action.IsExcess).OrderBy(static action => action.Order).Select(static action => action.Name)], MostNames)}",
                risks.Count == 0 ? "" : "Risky actions: " + string.Join(", ", risks.Select(static risk => $"{DifferenceTexts.NameOf(risk.Key)} {PageTexts.Number(risk.Count())}")),
                page.Parts.Select(static part => part.WhyExcessUnknown).FirstOrDefault(static why => why.Length > 0) is { } unknown ? $"IamAnalyzers cannot determine which permissions are unused, because {unknown}" : "",
                open == 0 ? "" : $"{PageTexts.Count(open, "action")} can change every resource of {(open == 1 ? "its" : "their")} type",
                page.Parts.Any(static part => part.Size is { Fits: false }) ? "The policy is larger than its quota" : ""),
            excess > 0 || (risks.Count > 0 && risks[0].Key >= RiskClass.CredentialsExposure));
    }

    private static PageAnswer Callers(PolicyPage page)
    {
        var whole = page.Whole.ToList();
        var actions = whole.SelectMany(static part => part.Actions).ToList();
        var needs = actions.SelectMany(static action => action.Grants).SelectMany(static grant => grant.Calls).ToList();
        var calls = needs.Where(static call => call.Source.Length > 0).ToList();
        var places = calls.SelectMany(static call => call.Places.DefaultIfEmpty("").Select(place => (call.Source, Place: place.Length == 0 ? call.Member : place))).Distinct().Count();
        var assemblies = calls.Select(static call => call.Source).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();
        var made = calls.Count == 0 ? "" : $"{PageTexts.Count(places, "call")} in {PageTexts.Some(assemblies, MostNames)}";
        var declared = actions.Count(static action => action.Grants.Count > 0 && action.Grants.All(static grant => grant.Calls.All(static call => call.Source.Length == 0)));
        var notAnalysed = whole.Select(static part => part.NotAnalysed).DefaultIfEmpty(0).Max();
        var entries = page.EntryPoints;
        return new(
            "Who calls AWS?",
            entries.Count > 0 ? PageTexts.Count(entries.Count, "entry point") + ": " + PageTexts.Some(entries, MostNames) : made.Length > 0 ? made : "No call",
            Facts(
                entries.Count > 0 ? made : "",
                Files(calls),
                Riskiest(page),
                declared == 0 ? "" : $"{PageTexts.Count(declared, "action")} {(declared == 1 ? "is" : "are")} declared by the project, without a call",
                Unresolved(page),
                notAnalysed == 0 ? "" : $"{PageTexts.Count(notAnalysed, "reference")} could not be analysed"),
            false);
    }

    // Each principal's part says the same of the program's calls.
    private static string Unresolved(PolicyPage page)
    {
        var count = page.Whole.Select(static part => part.Unresolved).DefaultIfEmpty(0).Max();
        return count == 0 ? "" : $"{PageTexts.Count(count, "call")} could not be resolved: what {(count == 1 ? "it needs" : "they need")} is missing here";
    }

    private static string Files(IEnumerable<PageCall> calls)
    {
        var files = calls.SelectMany(static call => call.Places).Distinct(StringComparer.Ordinal)
            .GroupBy(static place => place.LastIndexOf(':') is > 0 and var colon ? place.Substring(0, colon) : place, StringComparer.Ordinal)
            .OrderByDescending(static file => file.Count())
            .ThenBy(static file => file.Key, StringComparer.Ordinal)
            .Select(static file => $"{file.Key} ({PageTexts.Number(file.Count())})")
            .ToList();
        return files.Count == 0 ? "" : "In " + PageTexts.Some(files, 2) + (files.Count > 2 ? " files" : "");
    }

    private static string Riskiest(PolicyPage page)
    {
        var action = page.Parts
            .SelectMany(static part => part.Actions)
            .Where(static action => action.IsRisky && action.Grants.Count > 0)
            .OrderByDescending(static action => action.Risk.Class)
            .ThenBy(static action => action.Order)
            .ThenBy(static action => action.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        var call = action?.Grants.SelectMany(static grant => grant.Calls).FirstOrDefault();
        return call is null ? "" : $"Riskiest call: {action!.Name} at {(call.Places.Count > 0 ? call.Places[0] : PageTexts.Short(call.Member))}";
    }

    // The same action of several parts counts once.
    private static IEnumerable<PageAction> ActionsOf(IEnumerable<PagePart> parts)
        => parts
            .SelectMany(static part => part.Actions)
            .GroupBy(static action => action.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static action => action.First() with { Risk = action.OrderByDescending(static one => one.Risk.Class).First().Risk, Changes = action.SelectMany(static one => one.Changes).ToEquatableArray(), Grants = action.SelectMany(static one => one.Grants).ToEquatableArray() });

    private static string Named(IEnumerable<PageAction> actions, DifferenceKind kind, string title)
    {
        List<string> names = [.. actions.Where(action => action.Changes.Any(change => change.Kind == kind)).OrderBy(static action => action.Order).ThenBy(static action => action.Name, StringComparer.Ordinal).Select(static action => action.Name)];
        return names.Count == 0 ? "" : title + PageTexts.Some(names, MostNames);
    }

    private static string Levels(List<PageAction> actions)
    {
        var rights = actions.Count(static action => (action.Access & AccessLevels.PermissionsManagement) != 0);
        var writes = actions.Count(static action => action.Writes) - rights;
        var reads = actions.Count - rights - writes;
        return string.Join(", ", new[]
        {
            rights == 0 ? "" : $"{PageTexts.Number(rights)} manage{(rights == 1 ? "s" : "")} permissions",
            writes == 0 ? "" : $"{PageTexts.Number(writes)} write{(writes == 1 ? "s" : "")}",
            reads == 0 ? "" : $"{PageTexts.Number(reads)} only read{(reads == 1 ? "s" : "")}",
        }.Where(static text => text.Length > 0));
    }

    private static EquatableArray<string> Facts(params string[] facts) => facts.Where(static fact => fact.Length > 0).ToEquatableArray();
}
