namespace IamAnalyzers.Build.Page;

/// <summary>The addresses within the page: each is the <c>id</c> of an element and stands after <c>#</c>.</summary>
internal static class PageIds
{
    /// <summary>The address of a part.</summary>
    /// <returns><c>program</c>, or the entry point and the principal.</returns>
    public static string Of(PagePart part) => Prefix(part) is { Length: > 0 } prefix ? prefix : "program";

    /// <summary>The address of an action in a part.</summary>
    /// <returns>Such as <c>action=s3:GetObject</c> or <c>entry=Add&amp;action=s3:GetObject</c>.</returns>
    public static string Of(PagePart part, PageAction action)
        => (Prefix(part) is { Length: > 0 } prefix ? prefix + "&" : "") + "action=" + HtmlText.Fragment(action.Name);

    private static string Prefix(PagePart part)
        => string.Join("&", new[] { ("entry=", part.EntryPoint), ("role=", part.Principal) }.Where(static one => one.Item2.Length > 0).Select(static one => one.Item1 + HtmlText.Fragment(one.Item2)));
}
