namespace IamAnalyzers.Build.Page;

/// <summary>What a reviewer sees first: three answers, and what to look at.</summary>
internal static class FirstScreenHtml
{
    private const int MostFindings = 5;
    private const int MostResources = 2;
    private const int MostCalls = 2;
    private const int MostNote = 90;

    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    public static void Write(HtmlWriter html, PolicyPage page)
    {
        html.Raw("<div class=\"answers\">\n");
        foreach (var answer in PageAnswers.Of(page))
        {
            html.Raw(answer.IsAlarm ? "<section class=\"card alarm\">" : "<section class=\"card\">")
                .Raw("<h2>").Text(answer.Question).Raw("</h2><p class=\"answer\">").Text(answer.Sentence).Raw("</p><ul>");
            foreach (var fact in answer.Facts) html.Raw("<li>").Text(fact).Raw("</li>");
            html.Raw("</ul></section>\n");
        }

        html.Raw("</div>\n");
        var groups = PageFindings.Of(page);
        if (groups.Count == 0) return;
        html.Raw("<section class=\"first\">\n<h2>Look at these first</h2>\n");
        foreach (var group in groups) Write(html, group);
        html.Raw("</section>\n");
    }

    // What changes nothing in the policy is folded when something else is to be looked at first.
    private static void Write(HtmlWriter html, PageFindings group)
    {
        html.Raw("<h3 class=\"").Raw(group.Kind).Raw("\">").Text($"{group.Title} ({PageTexts.Number(group.Items.Count)})").Raw("</h3>\n<ol class=\"findings\">\n");
        foreach (var finding in group.Items.Take(MostFindings)) Write(html, finding);
        html.Raw("</ol>\n");
        if (group.Items.Count <= MostFindings) return;
        html.Raw("<details><summary>").Text($"{PageTexts.Number(group.Items.Count - MostFindings)} more").Raw("</summary>\n<ol class=\"findings\">\n");
        foreach (var finding in group.Items.Skip(MostFindings)) Write(html, finding);
        html.Raw("</ol></details>\n");
    }

    private static void Write(HtmlWriter html, PageFinding finding)
    {
        var (part, action) = (finding.Part, finding.Action);
        var changes = action.Changes;
        html.Raw("<li><div><a class=\"name\" href=\"#").Text(PageIds.Of(part, action)).Raw("\">").Name(action.Name).Raw("</a>").Pills(action);
        if (part.EntryPoint.Length > 0 || part.Principal.Length > 0) html.Raw(" <span class=\"soft\">").Text(PageTexts.NameOf(part)).Raw("</span>");
        html.Raw("</div>\n<div>on ");
        List<string> resources = [.. (changes.Count > 0 ? changes.SelectMany(static change => change.Resources) : action.Grants.SelectMany(static grant => grant.Resources)).Distinct(StringComparer.Ordinal)];
        html.Codes(resources.Take(MostResources));
        if (resources.Count > MostResources) html.Text($" and {PageTexts.Number(resources.Count - MostResources)} more");
        html.Raw("</div>\n<div class=\"soft\">");
        Why(html, action);
        html.Raw("</div></li>\n");
    }

    private static string Sentence(string note)
        => PageTexts.Capital(PageTexts.Begin(note, MostNote)) + ". ";

    private static void Why(HtmlWriter html, PageAction action)
    {
        var notes = action.Changes.Select(static change => change.Note).Where(static note => note.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (notes.Count > 0) html.Text(Sentence(string.Join("; ", notes)));
        var calls = action.Changes.SelectMany(static change => change.Calls).Concat(action.Grants.SelectMany(static grant => grant.Calls)).ToList();
        if (calls.Count == 0)
        {
            html.Text("No call was found that needs it.");
            return;
        }

        List<string> places = [.. calls.SelectMany(static call => call.Places.DefaultIfEmpty(PageTexts.Short(call.Member))).Distinct(StringComparer.Ordinal)];
        html.Text(calls.TrueForAll(static call => call.Source.Length == 0) ? "Declared by the project: " : "Called at ").Codes(places.Take(MostCalls));
        if (places.Count > MostCalls) html.Text($" and {PageTexts.Number(places.Count - MostCalls)} more");
    }
}
