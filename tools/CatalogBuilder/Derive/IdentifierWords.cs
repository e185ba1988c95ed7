using System.Text.RegularExpressions;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Finds the members of a request's first level that take an identifier in more than one form: by the words of their description, and by patterns in which an ARN is one of several forms.</summary>
internal static partial class IdentifierWords
{
    private const string Arn = "arn";
    private const string OptionalArn = "pattern-optional-arn";

    /// <summary>Finds the members, each with its forms and its pattern.</summary>
    public static IEnumerable<(string Path, string Forms, string Pattern)> Find(ApiOperation operation)
        => operation.Members
            .Where(static member => member.Level == 1 && member.IsText)
            .Select(static member => (member, FormsOf(member)))
            .Where(static pair => pair.Item2.Contains(OptionalArn) || (pair.Item2.Contains(Arn) && pair.Item2.Count > 1))
            .Select(static pair => (pair.member.Path, string.Join(',', pair.Item2.Order(StringComparer.Ordinal)), pair.member.Pattern));

    /// <summary>The forms that a member's description and pattern name.</summary>
    public static IReadOnlyList<string> FormsOf(RequestMember member)
    {
        var text = member.AllText;
        var forms = new List<string>();
        if (ArnWord().IsMatch(text)) forms.Add(Arn);
        if (NameWord().IsMatch(text)) forms.Add("name");
        if (IdWord().IsMatch(text)) forms.Add("id");
        if (text.Contains("alias", StringComparison.OrdinalIgnoreCase)) forms.Add("alias");
        if (text.Contains("partial ARN", StringComparison.OrdinalIgnoreCase)) forms.Add("partial-arn");
        if (QualifierWord().IsMatch(text)) forms.Add("qualifier");
        if (text.Contains("s3://", StringComparison.Ordinal)) forms.Add("s3-uri");
        if (Choice().IsMatch(member.Pattern)) forms.Add(OptionalArn);
        return forms;
    }

    [GeneratedRegex("\\bARNs?\\b|Amazon Resource Name")]
    private static partial Regex ArnWord();

    [GeneratedRegex("(?<!Amazon Resource |Amazon resource )\\b[Nn]ames?\\b")]
    private static partial Regex NameWord();

    [GeneratedRegex("\\bIDs?\\b|\\b[Ii]dentifiers?\\b|\\bUUID\\b")]
    private static partial Regex IdWord();

    [GeneratedRegex("[Qq]ualifie[rd]|version number")]
    private static partial Regex QualifierWord();

    [GeneratedRegex(@"\|[\^(]*(\(\?![^)]*\))?arn:|\(arn:[^()]*\|")]
    private static partial Regex Choice();
}
