using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// The identities of Amazon SES that can send from an address: the address, its domain and each domain above that.
/// https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
/// </summary>
internal static class MailIdentities
{
    /// <summary>Reads the identities.</summary>
    /// <param name="from">The address, perhaps with a name before it, or a domain.</param>
    /// <returns>The identities; any when the value does not show the domain whole.</returns>
    public static IReadOnlyList<MemberValue> Of(MemberValue from)
    {
        var end = ShownValues.End(from).TrimEnd('>', ' ');
        var at = end.LastIndexOf('@');
        if (at < 0) return from.IsConstant ? [.. Domains(end)] : [ShownValues.Any];
        return [Address(from, end, at), .. Domains(end.Substring(at + 1))];
    }

    // What stands before the address in angle brackets is the name that readers see.
    private static MemberValue Address(MemberValue from, string end, int at)
    {
        var start = end.LastIndexOf('<', at);
        if (from.Parts.Count == 1 || start >= 0) return MemberValue.Constant(end.Substring(start + 1).Trim());
        return new MemberValue(ShownValues.Any.Parts.Append(new ValuePart(ValuePartKind.Literal, end)).ToEquatableArray());
    }

    private static IEnumerable<MemberValue> Domains(string domain)
    {
        for (var text = domain; text.IndexOf('.') > 0; text = text.Substring(text.IndexOf('.') + 1)) yield return MemberValue.Constant(text);
    }
}
