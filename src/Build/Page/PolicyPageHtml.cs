using System.Security.Cryptography;
using System.Text;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Build.Page;

/// <summary>
/// The page for reviewers as one HTML file. It asks nothing of any network: its policy allows only its own style and script, by their hashes. All is
/// there without the script, which adds search, filters, links and keys.
/// </summary>
internal static class PolicyPageHtml
{
    private static readonly Lazy<string> Style = new(static () => Own("page.css"));
    private static readonly Lazy<string> Script = new(static () => Own("page.js"));

    /// <summary>Writes the page of a compiled program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="items">The files of its reviewed policies, those of entry points among them.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="environments">Property <c>IamPolicyEnvironments</c>.</param>
    /// <param name="isOneOfSeveral">Whether the project is compiled for other frameworks, too.</param>
    /// <returns>The file's text, lines ended by <c>\n</c>: the same for the same program.</returns>
    public static string Write(CompiledProgram program, IReadOnlyList<ReviewedItem> items, IReadOnlyList<PolicyException> exceptions, string environments, bool isOneOfSeveral, AwsCatalog catalog)
        => Write(new PolicyPageBuilder(catalog).Build(PageSource.Of(program, items, exceptions, environments, isOneOfSeveral, catalog)));

    /// <summary>Writes a page.</summary>
    /// <param name="page">What it shows.</param>
    /// <returns>The file's text.</returns>
    public static string Write(PolicyPage page)
    {
        var html = new HtmlWriter()
            .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '").Raw(HashOf(Style.Value)).Raw("'; script-src '").Raw(HashOf(Script.Value)).Raw("'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n")
            .Raw("<title>").Text(page.Program).Raw(": IAM policy</title>\n<style>").Raw(Style.Value).Raw("</style>\n</head>\n<body>\n")
            .Raw("<a class=\"skip\" href=\"#actions\">Skip to all actions</a>\n<header><h1>IAM policy of ").Code(page.Program).Raw("</h1>\n<p class=\"facts\">").Text(Facts(page)).Raw("</p></header>\n<main>\n");
        FirstScreenHtml.Write(html, page);
        html.Raw("<section id=\"actions\">\n<h2>All actions</h2>\n");
        Tools(html, page);
        var isFirst = true;
        foreach (var part in page.Parts)
        {
            PartHtml.Write(html, part, isFirst);
            isFirst = false;
        }

        return html
            .Raw("</section>\n</main>\n<footer><p>").Text($"Access levels and resource types are those of AWS's reference of {page.DataDate}. Risks are those that have been published; there may be others.").Raw("</p></footer>\n")
            .Raw("<script>").Raw(Script.Value).Raw("</script>\n</body>\n</html>\n")
            .ToString();
    }

    /// <summary>The hash by which the page's policy allows a style or script.</summary>
    /// <param name="text">All that stands between its tags.</param>
    /// <returns>Such as <c>sha256-...</c>.</returns>
    public static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Facts(PolicyPage page)
    {
        List<string> facts = [.. page.Whole.Where(static part => part.Size is not null).Select(static part =>
            (part.Principal.Length == 0 ? "" : part.Principal + ": ")
            + $"{PageTexts.Count(part.Actions.Count(static action => action.Grants.Count > 0), "action")} in {PageTexts.Count(part.Size!.Documents, "document")}, {(part.Size.Documents == 1 ? "" : "the largest with ")}{PageTexts.Number(part.Size.Characters)} of {PageTexts.Number(part.Size.Quota)} characters")];
        if (page.EntryPoints.Count > 0) facts.Add(PageTexts.Count(page.EntryPoints.Count, "entry point"));
        facts.Add($"AWS data as of {page.DataDate}");
        return string.Join(" · ", facts);
    }

    private static void Tools(HtmlWriter html, PolicyPage page)
    {
        html.Raw("<div id=\"tools\" role=\"search\" hidden>\n<label>Search <input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"action, resource, member, file\"></label>\n<fieldset><legend>Only</legend>");
        foreach (var (filter, name, _) in PageFilter.All.Where(filter => page.Parts.SelectMany(static part => part.Actions).Any(filter.Fits))) html.Raw("<button type=\"button\" data-filter=\"").Raw(filter).Raw("\" aria-pressed=\"false\">").Text(name).Raw("</button>");
        html.Raw("</fieldset>\n<button type=\"button\" id=\"open-all\">Open all</button><button type=\"button\" id=\"close-all\">Close all</button>\n<p id=\"count\" role=\"status\"></p>\n<p class=\"keys soft\">Keys: arrows move, open and close; Escape goes back to the search.</p>\n</div>\n");
    }

    // The hash is that of the text as browsers read it, whose lines end with \n.
    private static string Own(string name)
    {
        using var reader = new StreamReader(typeof(PolicyPageHtml).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
