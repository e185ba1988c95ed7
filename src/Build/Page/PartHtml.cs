using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Build.Page;

/// <summary>A part of the program: its services, their actions, and what each is allowed on, for which calls. All of it can be folded.</summary>
internal static class PartHtml
{
    // A short list is read at one glance, a long one by its headings.
    private const int MostOpenActions = 5;
    private const int MostOpenServices = 30;
    private const int MostOpenItems = 5;

    /// <summary>Writes a part.</summary>
    /// <param name="isOpen">Whether it is open at first, however long.</param>
    public static void Write(HtmlWriter html, PagePart part, bool isOpen)
    {
        var count = part.Actions.Count();
        var (granted, services) = (part.Actions.Count(IsGranted), part.Services.Count(static service => service.Actions.Any(IsGranted)));
        html.Raw("<details class=\"part\" id=\"").Text(PageIds.Of(part)).Raw(isOpen || count <= MostOpenActions ? "\" open>" : "\">")
            .Raw("<summary><h3>").Text(PageTexts.NameOf(part)).Raw("</h3> <span class=\"soft\">").Text($"{PageTexts.Count(granted, "action")} of {PageTexts.Count(services, "service")}" + (granted == count ? "" : $", {PageTexts.Number(count - granted)} only in the reviewed policy")).Raw("</span>");
        Counts(html, [.. part.Actions]);
        html.Raw("</summary>\n<div class=\"inside\">\n");
        if (part.Remark.Length > 0) html.Raw("<p>").Text(part.Remark).Raw("</p>\n");
        Size(html, part);
        html.Raw("<p class=\"soft\">");
        if (part.Reviews.Count == 0) html.Text("There is no reviewed policy to compare with.");
        else html.Text("Compared with the reviewed policy ").Codes(part.Reviews).Text(".");
        html.Raw("</p>\n");
        foreach (var service in part.Services) Write(html, part, service, count);
        foreach (var note in part.Notes) Write(html, note);
        html.Raw("</div></details>\n");
    }

    private static bool IsGranted(PageAction action) => action.Grants.Count > 0;

    private static void Size(HtmlWriter html, PagePart part)
    {
        html.Raw("<p class=\"size\">");
        if (part.Size is not { } size)
        {
            html.Text("No call needs a permission, so there is no policy.").Raw("</p>\n");
            return;
        }

        html.Text(size.Documents == 1 ? "One document of " : $"{PageTexts.Number(size.Documents)} documents; the largest has ")
            .Text($"{PageTexts.Number(size.Characters)} of at most {PageTexts.Number(size.Quota)} characters. ")
            .Raw("<meter aria-label=\"Size of the policy\" min=\"0\" max=\"").Raw(Whole(size.Quota)).Raw("\" high=\"").Raw(Whole(size.Quota * 9 / 10)).Raw("\" value=\"").Raw(Whole(Math.Min(size.Characters, size.Quota))).Raw("\"></meter>");
        if (!size.Fits) html.Pill("large", "Larger than AWS accepts");
        if (size.HasPatterns) html.Text(" Patterns stand for actions.");
        html.Raw("</p>\n");
    }

    private static void Write(HtmlWriter html, PagePart part, PageService service, int actionsOfPart)
    {
        html.Raw(actionsOfPart <= MostOpenServices ? "<details class=\"service\" open>" : "<details class=\"service\">")
            .Raw("<summary><span class=\"name\">").Text(service.Name).Raw("</span> ");
        if (service.Prefix.Length > 0) html.Code(service.Prefix).Raw(" ");
        html.Raw("<span class=\"soft\">").Text(PageTexts.Count(service.Actions.Count, "action")).Raw("</span>");
        Counts(html, service.Actions);
        html.Raw("</summary>\n<div class=\"inside\">\n");
        foreach (var action in service.Actions) Write(html, part, service, action, actionsOfPart <= MostOpenActions);
        html.Raw("</div></details>\n");
    }

    private static void Counts(HtmlWriter html, IReadOnlyCollection<PageAction> actions)
    {
        var (excess, news) = (actions.Count(static action => action.IsExcess), actions.Count(static action => action.IsNew));
        if (excess > 0) html.Pill("excess", $"{PageTexts.Number(excess)} more than needed");
        if (news > 0) html.Pill("new", $"{PageTexts.Number(news)} new");
        foreach (var risk in actions.Where(static action => action.IsRisky).GroupBy(static action => action.Risk.Class).OrderByDescending(static risk => risk.Key))
        {
            html.Pill("risk-" + (int)risk.Key, $"{PageTexts.Number(risk.Count())} {DifferenceTexts.NameOf(risk.Key)}");
        }
    }

    private static void Write(HtmlWriter html, PagePart part, PageService service, PageAction action, bool isOpen)
    {
        var id = PageIds.Of(part, action);
        html.Raw("<details class=\"action").Raw(Classes(action)).Raw("\" id=\"").Text(id).Raw("\" data-words=\"").Text(service.Name).Raw(isOpen ? "\" open>" : "\">")
            .Raw("<summary>").Name(action.Name).Pills(action);
        var (resources, calls) = (action.Grants.Sum(static grant => grant.Resources.Count), action.Grants.SelectMany(static grant => grant.Calls).Distinct().Count());
        if (action.Grants.Count > 0) html.Raw(" <span class=\"soft\">").Text($"{PageTexts.Count(resources, "resource")}, {PageTexts.Count(calls, "member")}").Raw("</span>");
        html.Raw("</summary>\n<div class=\"inside\">\n");
        if (action.IsRisky)
        {
            html.Raw("<p>").Text(PageTexts.Capital(DifferenceTexts.NameOf(action.Risk.Class)) + ": " + PageTexts.MeaningOf(action.Risk.Class));
            if (action.Risk is { Class: RiskClass.PrivilegeEscalation, Way.Length: > 0 }) html.Text(" Published as ").Code(action.Risk.Way).Text(".");
            html.Raw("</p>\n");
        }

        foreach (var change in action.Changes) Write(html, change);
        foreach (var grant in action.Grants) Write(html, grant);
        html.Raw("<p class=\"link\"><a href=\"#").Text(id).Raw("\">Link to this action</a></p>\n</div></details>\n");
    }

    private static string Classes(PageAction action) => string.Concat(PageFilter.All.Where(filter => filter.Fits(action)).Select(static filter => " " + filter.Class));

    private static void Write(HtmlWriter html, PageChange change)
    {
        html.Raw(change.IsNew ? "<div class=\"change new\"><p>" : "<div class=\"change excess\"><p>").Pill(change.IsNew ? "new" : "excess", PageTexts.NameOf(change.Kind)).Text(" ");
        if (change.Review.Length > 0) html.Text("In ").Code(change.Review).Text(": ");
        html.Text(change.Kind switch
        {
            DifferenceKind.Added => "the code needs it, and the reviewed policy does not allow it, on ",
            DifferenceKind.Widened => "the code needs more of it than the reviewed policy allows, on ",
            DifferenceKind.Narrowed => "the reviewed policy allows more than the code needs, on ",
            _ => "the reviewed policy allows it, and no call was found that needs it, on ",
        }).Codes(change.Resources).Text(change.Note.Length == 0 ? "." : ": " + change.Note + ".").Raw("</p>\n");
        Calls(html, change.Calls);
        html.Raw("</div>\n");
    }

    private static void Write(HtmlWriter html, PageGrant grant)
    {
        html.Raw("<div class=\"grant\">\n");
        if (grant.Resources.Count == 1) html.Raw("<p>On ").Code(grant.Resources[0]).Raw("</p>\n");
        else
        {
            html.Raw("<p>On</p><ul>");
            foreach (var resource in grant.Resources) html.Raw("<li>").Code(resource).Raw("</li>");
            html.Raw("</ul>\n");
        }

        foreach (var condition in grant.Conditions) html.Raw("<p>Only when ").Code(condition.Key).Text(" " + condition.Operator + " ").Codes(condition.Values, " or ").Raw("</p>\n");
        html.Raw("<p class=\"soft\">").Text(PageTexts.Capital(PageTexts.NameOf(grant.Tier)) + "; statement ").Code(grant.Statement);
        if (grant.WrittenAs.Length > 0) html.Text("; written as ").Code(grant.WrittenAs);
        if (grant.IsWide) html.Text("; this is every resource of a type");
        html.Raw("</p>\n");
        Calls(html, grant.Calls);
        html.Raw("</div>\n");
    }

    private static void Calls(HtmlWriter html, EquatableArray<PageCall> calls)
    {
        if (calls.Count == 0) return;
        html.Raw("<ul class=\"calls\">");
        foreach (var call in calls)
        {
            html.Raw("<li>").Code(call.Member);
            if (call.Source.Length == 0) html.Text(" declared by the project");
            else html.Text(" in ").Code(call.Source);
            if (call.Reason.Length > 0) html.Text("; " + call.Reason);
            if (call.Inputs.Count > 0) html.Text("; named by ").Codes(call.Inputs);
            Places(html, call.Places);
            html.Raw("</li>");
        }

        html.Raw("</ul>\n");
    }

    private static void Write(HtmlWriter html, PageNote note)
    {
        if (note.Title.Length == 0)
        {
            html.Raw("<p class=\"note\">").Sentence(note.Lead).Raw("</p>\n");
            return;
        }

        html.Raw(note.Items.Count <= MostOpenItems ? "<details class=\"note\" open><summary><h4>" : "<details class=\"note\"><summary><h4>").Text($"{note.Title} ({PageTexts.Number(note.Items.Count)})").Raw("</h4></summary>\n");
        if (note.Lead.Length > 0) html.Raw("<p>").Sentence(note.Lead).Raw("</p>\n");
        html.Raw("<ul>");
        foreach (var item in note.Items)
        {
            html.Raw("<li>");
            if (item.Name.Length > 0) html.Code(item.Name);
            if (item.Text.Length > 0) html.Text((item.Name.Length > 0 ? " " : "") + item.Text);
            Places(html, item.Places);
            html.Raw("</li>");
        }

        html.Raw("</ul></details>\n");
    }

    private static void Places(HtmlWriter html, EquatableArray<string> places)
    {
        if (places.Count > 0) html.Raw(" <span class=\"places\">at ").Codes(places, " ").Raw("</span>");
    }

    private static string Whole(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
