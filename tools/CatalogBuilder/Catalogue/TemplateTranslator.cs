using System.Text.RegularExpressions;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Translates the template language of the published map into ours (docs/catalogue.md), with C# member names.</summary>
internal sealed partial class TemplateTranslator
{
    /// <summary>The regular expressions of the map that say no more than one of our part words.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        [@"^(?:.+\/)?(.+)$"] = ":last(/)",
        [@"^(?:.+?\/)?(.+)$"] = ":last(/)",
        [@"^.+\/(.+?)$"] = ":last(/)",
        [@"(?:arn.*/)?(.+)"] = ":last(/)",
        [@"\:(.+)$"] = ":after(:)",
        [@"\:([^:]+)$"] = ":last(:)",
        [@"^(.+)\|"] = ":before(|)",
        [@"^\/(.+)$"] = ":after(/)",
        [@"(?:arn.*:)?(.+)"] = "",
        [@"^(?:p-)?(.+)$"] = "",
        [@"^(?:h-)?(.+)$"] = "",
        [@"^(?:ou-)?(.+)$"] = "",
        [@"^(?:^arn\:aws\:.+function\:|^[0-9]{12}\:function\:)?([^:]+?)(?:\:[^:]+)?$"] = "",
        [@"(?:.*\/)?([^:]+)(?:\:[^:]+)?$"] = ":before(:)",
    };

    /// <summary>Translates a template.</summary>
    /// <param name="template">The map's template.</param>
    /// <param name="request">The request.</param>
    /// <returns>Our templates, one for each alternative; none when it says nothing or cannot be said.</returns>
    public static IReadOnlyList<string> Translate(string template, RequestShape request)
    {
        if (template is "" or "*" || Braces().IsMatch(RegexPart().Replace(template, ""))) return [];
        if (Many().Match(template) is { Success: true } many)
        {
            return [.. SplitAlternatives(many.Groups[1].Value).SelectMany(part => Translate(part, request)).Distinct()];
        }

        if (IfTruthy().Match(template) is { Success: true } chosen) return Translate(chosen.Groups[1].Value, request);
        if (IfArn().Match(template) is { Success: true } checkedArn) return Translate(checkedArn.Groups[1].Value, request);

        var known = true;
        var text = RegexPart().Replace(template, match =>
        {
            if (Parts.TryGetValue(match.Groups[2].Value, out var part)) return Member(match.Groups[1].Value, part, request, ref known);
            known = false;
            return "";
        });
        text = Url().Replace(text, match => Member(match.Groups[1].Value, ":url", request, ref known));
        text = Value().Replace(text, match => Member(match.Groups[1].Value, "", request, ref known));
        return known && !text.Contains('%', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal) ? [text] : [];
    }

    private static string Member(string path, string part, RequestShape request, ref bool known)
    {
        if (path is "Partition" or "Region" or "Account") return "${" + path + "}";
        if (request.Translate(path) is { } member) return "{" + member.Path + part + "}";
        known = false;
        return "";
    }

    private static string[] SplitAlternatives(string text)
        => text.Split('%', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Path templates of an HTTP interface, which name no member.</summary>
    [GeneratedRegex(@"(?<!\$)\{")]
    private static partial Regex Braces();

    [GeneratedRegex("^%%many%(.*)%%$")]
    private static partial Regex Many();

    [GeneratedRegex(@"^%%iftruthy%(\$\{[^}]*\})(?:%.*)?%%$")]
    private static partial Regex IfTruthy();

    [GeneratedRegex(@"^%%iftemplatematch%(\$\{[^}]*\})%%$")]
    private static partial Regex IfArn();

    [GeneratedRegex(@"%%regex%\$\{([^}]*)\}%/(.*?)/g?%%")]
    private static partial Regex RegexPart();

    [GeneratedRegex(@"%%urlencode%\$\{([^}]*)\}%%")]
    private static partial Regex Url();

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Value();
}
