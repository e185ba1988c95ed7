using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>A range of addresses, as <c>IpAddress</c> takes it.</summary>
/// <param name="Bytes">The first address's bytes, with those outside the prefix as they are written.</param>
/// <param name="Prefix">How many leading bits count.</param>
public sealed record IpRange(IReadOnlyList<byte> Bytes, int Prefix)
{
    private const int BitsOfByte = 8;

    private static readonly IpRange[] PrivateRanges =
    [
        Known(10, 0, 8), Known(172, 16, 12), Known(192, 168, 16), new([0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 8),
    ];

    /// <summary>Reads a range in CIDR notation, or one address.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The range, or <see langword="null"/> when it is none.</returns>
    public static IpRange? Parse(string text)
    {
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text.Substring(0, slash);
        if (!IPAddress.TryParse(address, out var parsed)) return null;

        // The parser takes "1" and "1.2" for addresses, AWS does not.
        if (parsed.AddressFamily == AddressFamily.InterNetwork && address.Count(static c => c == '.') != 3) return null;
        var bytes = parsed.GetAddressBytes();
        var most = bytes.Length * BitsOfByte;
        if (slash < 0) return new(bytes, most);
        return int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= most
            ? new(bytes, prefix)
            : null;
    }

    /// <summary>Whether all its addresses are private (RFC 1918, RFC 4193): AWS sees public addresses only.</summary>
    public bool IsPrivate => PrivateRanges.Any(range => range.Covers(this));

    /// <summary>Whether bits beyond the prefix are set, which count for nothing.</summary>
    public bool HasIdleBits => Enumerable.Range(Prefix, (Bytes.Count * BitsOfByte) - Prefix).Any(Bit);

    /// <summary>Whether this range holds all addresses of another.</summary>
    /// <param name="other">The other range.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Covers(IpRange other)
        => Bytes.Count == other.Bytes.Count && Prefix <= other.Prefix && Enumerable.Range(0, Prefix).All(bit => Bit(bit) == other.Bit(bit));

    private bool Bit(int index) => (Bytes[index / BitsOfByte] >> (BitsOfByte - 1 - (index % BitsOfByte)) & 1) == 1;

    private static IpRange Known(byte first, byte second, int prefix) => new([first, second, 0, 0], prefix);
}
