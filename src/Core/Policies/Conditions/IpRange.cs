using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>A range of IP addresses in CIDR form, such as <c>203.0.113.0/24</c>; an address alone is a range of one.</summary>
internal sealed class IpRange
{
    private const int BitsOfByte = 8;

    // Ranges that no request from outside comes from: RFC 1918, 3927, 1122 and 4193.
    private static readonly IpRange[] Private =
    [
        TryParse("10.0.0.0/8")!, TryParse("172.16.0.0/12")!, TryParse("192.168.0.0/16")!, TryParse("169.254.0.0/16")!, TryParse("127.0.0.0/8")!, TryParse("fc00::/7")!,
    ];

    private readonly byte[] _address;
    private readonly int _bits;

    private IpRange(byte[] address, int bits)
    {
        _address = address;
        _bits = bits;
    }

    /// <summary>Reads a range.</summary>
    /// <param name="text">The range.</param>
    /// <returns>The range; <see langword="null"/> for another text.</returns>
    public static IpRange? TryParse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address)) return null;

        // The framework reads "10.1" as an address too; a policy has all four numbers.
        if (address.AddressFamily == AddressFamily.InterNetwork && parts[0].Split('.').Length != 4) return null;
        var bytes = address.GetAddressBytes();
        var bits = bytes.Length * BitsOfByte;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > bytes.Length * BitsOfByte)) return null;
        return new IpRange(bytes, bits);
    }

    /// <summary>What is wrong with a range.</summary>
    /// <param name="text">The range.</param>
    /// <param name="mustBePublic">Whether the key only ever has public addresses.</param>
    /// <returns>A sentence part; <see langword="null"/> for nothing.</returns>
    public static string? FindProblem(string text, bool mustBePublic)
    {
        if (TryParse(text) is not { } range) return $"'{text}' is not an IP range such as 203.0.113.0/24";
        if (range.Start() is var start && !start.SequenceEqual(range._address))
        {
            return $"'{text}' is not the first address of its range; write {new IPAddress(start)}/{range._bits} for the range or {new IPAddress(range._address)} for the address";
        }

        return mustBePublic && Array.Exists(Private, one => one.Covers(range)) ? $"'{text}' is private, and aws:SourceIp is always public; use aws:VpcSourceIp" : null;
    }

    /// <summary>Whether another range lies in this one.</summary>
    /// <param name="other">The other range.</param>
    /// <returns><see langword="true"/> when all its addresses do.</returns>
    public bool Covers(IpRange other)
    {
        if (_address.Length != other._address.Length || _bits > other._bits) return false;
        return Start().SequenceEqual(new IpRange(other._address, _bits).Start());
    }

    private byte[] Start()
    {
        var start = new byte[_address.Length];
        for (var i = 0; i < start.Length; i++)
        {
            var kept = Math.Max(0, Math.Min(BitsOfByte, _bits - (i * BitsOfByte)));
            start[i] = (byte)(_address[i] & (0xFF << (BitsOfByte - kept)));
        }

        return start;
    }
}
