using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Tests.Credentials;

/// <summary>Credentials that never existed, made from a seed when a test runs, so that no file of ours holds one.</summary>
internal static class TestKeys
{
    public const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Id(int seed = 1, string prefix = "AKIA")
    {
        for (var next = seed; ; next += 1000)
        {
            var body = Random(next, Base32, 16);
            if (body.Distinct().Count() >= 6) return prefix + body;
        }
    }

    /// <summary>A password of the SMTP interface of Amazon SES: version 4 and 32 bytes.</summary>
    public static string Smtp(int seed = 1, byte version = 4)
    {
        var bytes = new byte[33];
        new Random(seed + 11_000).NextBytes(bytes);
        bytes[0] = version;
        return Convert.ToBase64String(bytes);
    }

    /// <summary>A signed web token: header, claims, signature.</summary>
    public static string Jwt(int seed = 1)
        => string.Join('.', new[] { Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + Hex(seed, 24) + "\"}"), Encode("{\"sub\":\"" + Hex(seed + 1, 90) + "\"}"), Random(seed + 2, Base64, 342) }
            .Select(static part => part.TrimEnd('=').Replace('+', '-').Replace('/', '_')));

    /// <summary>A key id that holds an account: the inverse of what <c>sdk-surface.md</c> says of decoding.</summary>
    public static string IdOf(long account, int seed = 1)
    {
        var bytes = new byte[10];
        new Random(seed).NextBytes(bytes);
        // Forty bits of the account stand in bits 46 to 7 of the first 48; bit 47 is set in keys of this form, the rest is random.
        var head = (1UL << 47) | ((ulong)account << 7) | (bytes[5] & 0x7fUL);
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(head >> (40 - (i * 8)));
        return "AKIA" + EncodeBase32(bytes);
    }

    /// <summary>Forty characters as AWS draws them; a seed whose secret has no digit is passed over, which is one in nine hundred.</summary>
    public static string Secret(int seed = 1) => Random(seed + 7000, Base64, 40);

    public static string Token(int seed = 1, int length = 356) => Random(seed + 9000, Base64, length);

    public static string MarkedToken(int seed = 1) => "IQoJb3JpZ2lu" + "X2Vj" + Token(seed, 400);

    public static string LongLivedBedrock(int seed = 1, string account = "123456789012")
        => "ABSK" + Encode($"BedrockAPIKey-ab{seed.ToString(CultureInfo.InvariantCulture)}-at-{account}:{Random(seed, Base64, 44)}");

    public static string ShortLivedBedrock(int seed = 1)
        => "bedrock-api-key-" + Encode("bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + Id(seed, "ASIA")
            + "%2F20260101%2Fus-east-1%2Fbedrock%2Faws4_request&X-Amz-Signature=" + Hex(seed, 64) + "&Version=1");

    public static string Hex(int seed, int length) => Random(seed, "0123456789abcdef", length);

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Random(int seed, string alphabet, int length)
    {
        var random = new Random(seed);
        return string.Create(length, (random, alphabet), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = state.alphabet[state.random.Next(state.alphabet.Length)];
        });
    }

    private static string EncodeBase32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++) value = (value << 1) | ((bytes[i / 8] >> (7 - (i % 8))) & 1);
            text.Append(Base32[value]);
        }

        return text.ToString();
    }
}
