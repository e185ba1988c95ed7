namespace IamAnalyzers.Core.Arns;

/// <summary>
/// Placeholders in the ARNs and conditions of a permission. A library does not know the account that its
/// application runs in, so they are filled when the policy is written.
/// </summary>
public static class ArnPlaceholders
{
    private const string InputStart = "${Input:";
    private const string InputArnStart = "${Arn:";
    private static readonly (string Mark, PlaceholderKind Kind)[] Marks = [(InputStart, PlaceholderKind.Input), (InputArnStart, PlaceholderKind.InputArn)];

    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public const string Partition = "${Partition}";

    /// <summary>The region of a resource that the request creates.</summary>
    public const string Region = "${Region}";

    /// <summary>The account of a resource that the request creates.</summary>
    public const string Account = "${Account}";

    /// <summary>The region of a resource that exists already and may be anywhere.</summary>
    public const string AnyRegion = "${AnyRegion}";

    /// <summary>The account of a resource that exists already and may be anybody's.</summary>
    public const string AnyAccount = "${AnyAccount}";

    /// <summary>The suffix of service principals: <c>amazonaws.com</c>, in China <c>amazonaws.com.cn</c>.</summary>
    public const string DnsSuffix = "${DnsSuffix}";

    /// <summary>
    /// Stands before a pattern that is needed when an input holds another form of name than the one in which it stands in the other
    /// patterns, such as the ARN of an access point in place of a bucket's name. Whoever gives the name in a template needs no other.
    /// </summary>
    public const string OtherForm = "${OtherForm}";

    /// <summary>All that a reference ARN can become; inputs have the program's own names.</summary>
    public static IReadOnlyList<string> All { get; } = [Partition, Region, Account, AnyRegion, AnyAccount, DnsSuffix];

    /// <summary>A value that comes from outside under a name: an environment variable, a configuration key, a property of options.</summary>
    /// <returns>The placeholder; in the name <c>%</c>, <c>:</c> and <c>}</c> are percent-encoded.</returns>
    public static string Input(string name) => InputStart + Escape(name) + "}";

    /// <summary>
    /// The ARN of what an input names, where the input's own text cannot stand in a pattern: it may hold an ARN, a URL or an alias.
    /// </summary>
    /// <param name="name">The input's name.</param>
    /// <param name="pattern">The pattern of all that the ARN can be.</param>
    /// <returns>The pattern with the placeholder before it; whoever does not know the ARN leaves the placeholder out.</returns>
    public static string InputArn(string name, string pattern) => InputArnStart + Escape(name) + "}" + pattern;

    /// <summary>The pattern behind a mark.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <returns>The pattern without a mark.</returns>
    public static string WithoutMark(string text) => IsMarked(text) ? text.Substring(text.IndexOf('}') + 1) : text;

    /// <summary>Whether a pattern has a mark: it then stands for less than it matches, and not in each policy.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <returns><see langword="true"/> for the ARN of an input and for another form.</returns>
    public static bool IsMarked(string text) => IsInputArn(text) || IsOtherForm(text);

    /// <summary>Whether a pattern is for inputs that hold another form.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <returns><see langword="true"/> when it begins with the mark.</returns>
    public static bool IsOtherForm(string text) => text.StartsWith(OtherForm, StringComparison.Ordinal);

    /// <summary>Whether a text is one ARN, given by an input.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <returns><see langword="true"/> when it begins with the mark.</returns>
    public static bool IsInputArn(string text) => text.StartsWith(InputArnStart, StringComparison.Ordinal) && text.IndexOf('}') > 0;

    /// <summary>The names of all inputs in a text, in its order, each once.</summary>
    /// <param name="text">An ARN pattern or a condition's value.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Inputs(string text)
        => [.. PlaceholderText.Parse(text)
            .Where(static part => part.Kind is PlaceholderKind.Input or PlaceholderKind.InputArn)
            .Select(static part => part.Text)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Leaves the values of inputs open.</summary>
    /// <param name="text">An ARN pattern or a condition's value.</param>
    /// <returns>The text with <c>*</c> for each input and without a mark; other placeholders stay.</returns>
    public static string WithoutInputs(string text) => PlaceholderText.Fill(text, static part => part.Kind switch
    {
        PlaceholderKind.Input => "*",
        PlaceholderKind.InputArn or PlaceholderKind.OtherForm => "",
        _ => TextOf(part),
    });

    /// <summary>Writes a part as it stands in the text.</summary>
    /// <returns>The text or placeholder.</returns>
    internal static string TextOf(PlaceholderPart part) => part.Kind switch
    {
        PlaceholderKind.Partition => Partition,
        PlaceholderKind.Region => Region,
        PlaceholderKind.Account => Account,
        PlaceholderKind.AnyRegion => AnyRegion,
        PlaceholderKind.AnyAccount => AnyAccount,
        PlaceholderKind.DnsSuffix => DnsSuffix,
        PlaceholderKind.Input => Input(part.Text),
        PlaceholderKind.InputArn => InputArn(part.Text, ""),
        PlaceholderKind.OtherForm => OtherForm,
        _ => part.Text,
    };

    /// <summary>Reads the input that stands at a place.</summary>
    /// <param name="start">The place of its <c>$</c>.</param>
    /// <returns>The input and its length in the text; <see langword="null"/> when there is none.</returns>
    internal static (PlaceholderPart Part, int Length)? InputAt(string text, int start)
    {
        foreach (var (mark, kind) in Marks)
        {
            if (string.CompareOrdinal(text, start, mark, 0, mark.Length) != 0) continue;
            var end = text.IndexOf('}', start);
            if (end < 0) return null;
            var name = text.Substring(start + mark.Length, end - start - mark.Length);
            return (new PlaceholderPart(kind, Unescape(name)), end + 1 - start);
        }

        return null;
    }

    private static string Escape(string name) => name.Replace("%", "%25").Replace(":", "%3A").Replace("}", "%7D");

    private static string Unescape(string name) => name.Replace("%7D", "}").Replace("%3A", ":").Replace("%25", "%");
}
