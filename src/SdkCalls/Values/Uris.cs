using System.Text.RegularExpressions;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// The parts of an address: host and path of a <c>System.Uri</c>, bucket and key of an <c>AmazonS3Uri</c>.
/// https://github.com/aws/aws-sdk-net, <c>Amazon.S3.Util.AmazonS3Uri</c>.
/// </summary>
internal static class Uris
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // s3://bucket/key, https://bucket.s3.region.amazonaws.com/key, https://s3.region.amazonaws.com/bucket/key
    private static readonly Regex[] Buckets =
    [
        new("^s3://(?<bucket>[^/?#*]+)(?:/(?<key>.*))?$", RegexOptions.Singleline | RegexOptions.CultureInvariant, Longest),
        new(@"^https?://(?<bucket>[^/?#*]+)\.s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com(?:\.cn)?(?:/(?<key>[^?#]*))?$", RegexOptions.CultureInvariant, Longest),
        new(@"^https?://s3[.-](?:[a-z0-9-]+\.)*amazonaws\.com(?:\.cn)?/(?<bucket>[^/?#*%]+)(?:/(?<key>[^?#]*))?$", RegexOptions.CultureInvariant, Longest),
    ];

    /// <summary>Whether a type is that of an address, which never changes.</summary>
    public static bool IsUri(ITypeSymbol? type) => IsS3Uri(type) || type is INamedTypeSymbol { Name: "Uri", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsS3Uri(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "AmazonS3Uri" } named && SymbolNames.NamespaceOf(named) == "Amazon.S3.Util";

    /// <summary>Reads a property of an address.</summary>
    /// <returns>Its values; <see langword="null"/> when they are not known.</returns>
    public static ValueSet? Read(IPropertyReferenceOperation property, ValueReader values, FlowState state, int callers)
    {
        Func<string, string?>? part = (IsS3Uri(property.Property.ContainingType), property.Property.Name) switch
        {
            (true, "Bucket") => static text => Match(text, "bucket"),
            (true, "Key") => static text => Match(text, "key") is { } key && IsPlain(key) ? key : null,
            (false, "Host") when IsUri(property.Property.ContainingType) => static text => Whole(text)?.Host,
            (false, "AbsolutePath") when IsUri(property.Property.ContainingType) => static text => Whole(text)?.AbsolutePath,
            (false, "LocalPath") when IsUri(property.Property.ContainingType) => static text => Whole(text)?.LocalPath,
            _ => null,
        };
        return part is null || property.Instance is not { } instance ? null : Map(new UriTexts(values, state, callers).Read(instance), part);
    }

    // What is not known of the address stands for any text, which a star cannot be mistaken for: an address with one is not read.
    private static ValueSet Map(ValueSet addresses, Func<string, string?> part)
    {
        if (addresses.IsUnknown) return ValueSet.Unknown;
        var all = ValueSet.Nothing;
        foreach (var address in addresses.WithoutNull().Items)
        {
            if (!address.IsConstant && address.Parts.Any(static piece => piece.Kind == ValuePartKind.Literal && piece.Text.IndexOf('*') >= 0)) return ValueSet.Unknown;
            if (part(address.Fill(static _ => "*")) is not { } found || (!address.IsConstant && found.IndexOf('*') >= 0)) return ValueSet.Unknown;
            all = ValueSet.Either(all, ValueSet.Constant(found));
        }

        return all;
    }

    private static string? Match(string text, string group)
        => Buckets.Select(pattern => pattern.Match(text)).FirstOrDefault(static match => match.Success) is { } found && found.Groups[group].Success ? found.Groups[group].Value : null;

    // A key that an address escapes, shortens ("a/../b") or ends ("a?b") is another one.
    private static bool IsPlain(string key) => key.IndexOf('%') < 0 && Whole("s3://bucket/" + key)?.AbsolutePath == "/" + key;

    /// <summary>An absolute address that is the same on all systems.</summary>
    /// <returns>The address; <see langword="null"/> for other texts.</returns>
    public static Uri? Whole(string text) => text.IndexOf('*') < 0 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeFile ? uri : null;
}
