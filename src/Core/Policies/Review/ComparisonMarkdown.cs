using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Comparisons as Markdown, to stand in a pull request. Every name stands in a code span, so that no text of a policy or path is taken for Markdown.</summary>
/// <param name="program">The program's assembly name.</param>
/// <param name="places">Where the calls stand.</param>
/// <param name="dataDate">The date of the catalogue's data, yyyy-MM-dd.</param>
public sealed class ComparisonMarkdown(string program, ICallPlaces places, string dataDate)
{
    /// <summary>Writes comparisons.</summary>
    /// <param name="comparisons">The comparisons, one a set.</param>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public string Write(IReadOnlyList<PolicyComparison> comparisons)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Code(program)).Append(" against its reviewed policy\n\n");
        text.Append(Summary(comparisons)).Append(" AWS data of ").Append(dataDate).Append(".\n");
        foreach (var comparison in comparisons) Append(text, comparison, comparisons.Count > 1);
        return text.ToString();
    }

    private void Append(StringBuilder text, PolicyComparison comparison, bool isOneOfSeveral)
    {
        var level = isOneOfSeveral ? "### " : "## ";
        if (isOneOfSeveral) text.Append("\n## ").Append(NameOf(comparison.Set)).Append('\n').Append(comparison.Differences.Count == 0 ? "\nNo differences.\n" : "");
        foreach (var (kind, title) in DifferenceTexts.Titles)
        {
            var differences = comparison.Differences.Where(one => one.Kind == kind).ToList();
            if (differences.Count == 0) continue;
            text.Append('\n').Append(level).Append(title).Append("\n\n");
            foreach (var difference in differences) Append(text, difference);
        }

        foreach (var use in comparison.Managed) text.Append("\nThe managed policy ").Append(Plain(ManagedPolicyTexts.Summary(use))).Append(".\n");
        if (comparison.Perhaps.Count > 0)
        {
            text.Append("\nPerhaps needed, and not allowed: ").Append(string.Join(", ", comparison.Perhaps.Select(Code))).Append(". The code does not show whether the request asks for it.\n");
        }

        if (comparison.Uncertain.Count > 0)
        {
            text.Append("\nAllowed only for some of the possible values or under a condition, and the code does not show whether they fit: ").Append(string.Join(", ", comparison.Uncertain.Select(Code))).Append(".\n");
        }

        var accepted = comparison.Accepted.Select(static one => (one.Refused.Need.Need.Action, one.Exception)).Distinct().ToList();
        if (accepted.Count > 0) text.Append('\n').Append(level).Append("Accepted by an exception\n\n");
        foreach (var (action, exception) in accepted)
        {
            text.Append("- ").Append(Code(action)).Append(" (").Append(exception.Rule).Append("): ").Append(Plain(exception.Reason)).Append(". Owner: ").Append(Plain(exception.Owner)).Append(", until ").Append(exception.Until).Append('\n');
        }

        if (comparison.WhyUnknown is { } why) text.Append("\nUnused permissions are not listed, because ").Append(Plain(why)).Append(".\n");
        var shared = comparison.Set.Files.Where(static file => file.IsShared).Select(static file => Code(System.IO.Path.GetFileName(file.Path))).ToList();
        if (shared.Count > 0) text.Append("\nShared with other projects, so their unused permissions are not listed: ").Append(string.Join(", ", shared)).Append(".\n");
    }

    private void Append(StringBuilder text, PolicyDifference difference)
    {
        text.Append("- ").Append(Code(difference.Action)).Append(" on ").Append(string.Join(", ", difference.Resources.Select(Code)))
            .Append(" (").Append(Access(difference.Access)).Append("; ").Append(Risk(difference.Risk)).Append(')');
        if (difference.Note.Length > 0) text.Append(": ").Append(Plain(difference.Note));
        text.Append('\n');
        var needs = difference.Needs
            .GroupBy(static need => (need.Permission.Member, need.Source, need.IsDeclared))
            .OrderBy(static need => need.Key.Source, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Member, StringComparer.Ordinal);
        foreach (var need in needs)
        {
            text.Append("  - ").Append(Code(need.Key.Member)).Append(need.Key.IsDeclared ? " of the project" : " in " + Code(need.Key.Source));
            if (PlaceOrder.Unite(need.Select(one => places.Of(one.Source, one.Permission))) is { Count: > 0 } known) text.Append(" at ").Append(string.Join(", ", known.Select(Code)));
            text.Append('\n');
        }
    }

    private static string Summary(IReadOnlyList<PolicyComparison> comparisons)
    {
        var all = comparisons.SelectMany(static comparison => comparison.Differences).ToList();
        if (all.Count == 0) return "No differences.";
        var risky = all.Count(static one => one.Risk.Class != RiskClass.None);
        var counts = new[] { (DifferenceKind.Added, "added"), (DifferenceKind.Widened, "widened"), (DifferenceKind.Narrowed, "narrowed"), (DifferenceKind.Removed, "removed") }
            .Select(kind => (Count: all.Count(one => one.Kind == kind.Item1), Name: kind.Item2))
            .Where(static kind => kind.Count > 0)
            .Select(static kind => kind.Count.ToString(CultureInfo.InvariantCulture) + " " + kind.Name);
        return string.Join(", ", counts) + (risky == 0 ? "." : ", " + risky.ToString(CultureInfo.InvariantCulture) + " of them with a risk.");
    }

    private static string NameOf(ReviewedSet set) => Code(set.Name) + (set.Role.Length == 0 ? "" : " of " + Code(set.Role));

    private static string Access(AccessLevels access) => access.Names() is { Count: > 0 } names ? string.Join(", ", names) : "unknown access level";

    private static string Risk(ActionRisk risk)
    {
        var name = DifferenceTexts.NameOf(risk.Class);
        return risk.Class == RiskClass.None ? name : $"**{name}**" + (risk.Way.Length == 0 ? "" : ", published as " + Code(risk.Way));
    }

    // Words of our own, with names of others in them: what Markdown or HTML would read is written as itself.
    private static string Plain(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '<') safe.Append("&lt;");
            else if (c is '&') safe.Append("&amp;");
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '|' or '~' or '$' or '@' or '!') safe.Append('\\').Append(c);
            else safe.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        return safe.ToString();
    }

    // A fence longer than any run of backticks inside.
    private static string Code(string text)
    {
        var (longest, run) = (0, 0);
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
            safe.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        if (longest == 0 && text.Length > 0 && text.Trim().Length > 0) return "`" + safe + "`";
        var fence = new string('`', longest + 1);
        return fence + " " + safe + " " + fence;
    }
}
