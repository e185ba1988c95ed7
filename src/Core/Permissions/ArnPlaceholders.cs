namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Placeholders in the ARNs and conditions of a <see cref="Permission"/>. A library does not know the account that its
/// application runs in, so they are filled when the policy is written.
/// </summary>
public static class ArnPlaceholders
{
    private const string InputStart = "${Input:";

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

    /// <summary>All of them but inputs, whose names the program gives.</summary>
    public static IReadOnlyList<string> All { get; } = [Partition, Region, Account, AnyRegion, AnyAccount, DnsSuffix];

    /// <summary>A value that comes from outside under a name: an environment variable, a configuration key, a property of options.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The placeholder; in the name <c>%</c>, <c>:</c> and <c>}</c> are percent-encoded, so that the ARN's fields stay apart.</returns>
    public static string Input(string name) => InputStart + name.Replace("%", "%25").Replace(":", "%3A").Replace("}", "%7D") + "}";

    /// <summary>The names of all inputs in a text, in its order, each once.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Inputs(string text)
    {
        var names = new List<string>();
        ReplaceInputs(text, name =>
        {
            if (!names.Contains(name, StringComparer.Ordinal)) names.Add(name);
            return "";
        });
        return names;
    }

    /// <summary>Puts a text in place of each input.</summary>
    /// <param name="text">An ARN pattern.</param>
    /// <param name="value">The text for an input's name.</param>
    /// <returns>The pattern; wildcards that come to stand side by side are one.</returns>
    public static string ReplaceInputs(string text, Func<string, string> value)
    {
        for (var start = text.IndexOf(InputStart, StringComparison.Ordinal); start >= 0; start = text.IndexOf(InputStart, start, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end < 0) return text;
            var name = text.Substring(start + InputStart.Length, end - start - InputStart.Length)
                .Replace("%7D", "}").Replace("%3A", ":").Replace("%25", "%");
            var filled = value(name);
            text = text.Substring(0, start) + filled + text.Substring(end + 1);
            start += filled.Length;
        }

        return text.Replace("**", "*").Replace("**", "*");
    }
}
