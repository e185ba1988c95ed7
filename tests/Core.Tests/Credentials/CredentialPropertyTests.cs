using FsCheck;
using FsCheck.Fluent;
using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

public class CredentialPropertyTests
{
    private const string Separators = "abz _-.:;,\"'<>{}()[]/+=\n\té\uD800";
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    /// <summary>Key ids by the definition, drawn at random.</summary>
    private static Gen<string> Ids { get; } =
        from prefix in Gen.Elements("AKIA", "ASIA", "ABIA", "ACCA", "A3TA", "A3T9")
        from body in Gen.Elements(TestKeys.Base32.ToCharArray()).ArrayOf(16)
        where body.Distinct().Count() >= 6 && !IsPlaceholder(prefix + new string(body))
        select prefix + new string(body);

    private static Gen<string> Texts { get; } = ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? "");

    [Fact]
    public void KeyIdAnywhereInText_IsFound()
    {
        var cases =
            from before in Texts
            from left in Gen.Elements(Separators.ToCharArray())
            from id in Ids
            from right in Gen.Elements(Separators.ToCharArray())
            from after in Texts
            select (Id: id, Text: before + left + id + right + after);
        Check.One(Thorough, Prop.ForAll(cases.ToArbitrary(), static one =>
            CredentialScanner.Find(one.Text)?.Any(match => match.Kind == CredentialKind.AccessKeyId && match.Value == one.Id) == true));
    }

    [Fact]
    public void AnyText_GivesExactlyTheIdsOfTheDefinition()
    {
        // Characters that make near misses likely.
        var pieces = Gen.Frequency(
            (6, Ids),
            (3, Ids.Select(static id => id[..^1])),
            (3, Gen.Elements("A", "AK", "AKIA", "ASIA", "A3T", "EXAMPLE", "7", "Z", "a", " ", "/", "-", "1", "8", "é", "\uDC00", "AKIAAAAAAAAAAAAAAAAA")));
        var texts = pieces.ListOf(5).Select(static list => string.Concat(list));
        Check.One(Thorough, Prop.ForAll(texts.ToArbitrary(), static text => ByDefinition(text).SequenceEqual(Found(text))));
    }

    [Fact]
    public void AnyText_IsReadWithoutException()
        => Check.One(Thorough, Prop.ForAll(Texts.ToArbitrary(), static text => TextEvidence.Credentials(text).All(match => match.End <= text.Length)));

    [Fact]
    public void KeyIdInBase64_IsFoundAtEveryPlace()
    {
        var cases =
            from before in Gen.Elements("", "x", "xy", "xyz", "id: ", "{\"a\":\"")
            from id in Ids
            from after in Gen.Elements("", " ", ":secret", "\"}", "\n\n")
            select (Id: id, Text: TestKeys.Encode(before + id + after));
        Check.One(Thorough, Prop.ForAll(cases.ToArbitrary(), static one => Found(one.Text).SequenceEqual([one.Id])));
    }

    [Fact]
    public void RandomSecret_HasTheShape()
    {
        // The bounds are chosen so that fewer than one secret in two hundred is missed.
        var missed = Enumerable.Range(0, 20_000).Count(static seed => !SecretShape.IsAt(TestKeys.Secret(seed), 0));
        Assert.InRange(missed, 0, 100);
    }

    private static IEnumerable<string> Found(string text)
        => (CredentialScanner.Find(text) ?? []).Where(static match => match.Kind == CredentialKind.AccessKeyId).Select(static match => match.Value);

    /// <summary>The definition, as slow and as plain as it can be said.</summary>
    private static IEnumerable<string> ByDefinition(string text)
    {
        for (var i = 0; i + 20 <= text.Length; i++)
        {
            var id = text.Substring(i, 20);
            var prefix = id.StartsWith("AKIA", StringComparison.Ordinal) || id.StartsWith("ASIA", StringComparison.Ordinal)
                || id.StartsWith("ABIA", StringComparison.Ordinal) || id.StartsWith("ACCA", StringComparison.Ordinal)
                || (id.StartsWith("A3T", StringComparison.Ordinal) && IsKeyChar(id[3]));
            if (!prefix || !id[4..].All(TestKeys.Base32.Contains) || id[4..].Distinct().Count() < 6) continue;
            if (IsPlaceholder(id)) continue;
            if ((i > 0 && IsKeyChar(text[i - 1])) || (i + 20 < text.Length && IsKeyChar(text[i + 20]))) continue;
            yield return id;
        }
    }

    private static bool IsKeyChar(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);

    /// <summary>Six of the same or of the alphabet in order, or a word that says so.</summary>
    private static bool IsPlaceholder(string id)
        => Enumerable.Range(0, id.Length - 5).Any(start => Enumerable.Range(start + 1, 5).Select(i => id[i] - id[i - 1]).Distinct().ToArray() is [0 or 1 or -1])
            || ((string[])["EXAMPLE", "PACIFIC", "YOUR", "DUMMY", "FAKE", "TEST", "SAMPLE", "MOCK", "ACCESS", "SECRET", "KEYID", "KEYHERE", "REPLACE", "INSERT", "CHANGE", "PLACE", "INVALID", "REDACT",
                "NOTREAL", "QWERTY", "ASDFG", "DEADBEEF", "XXXX"]).Any(word => id.Contains(word, StringComparison.Ordinal));
}
