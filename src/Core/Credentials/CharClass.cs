namespace IamAnalyzers.Core.Credentials;

/// <summary>The character sets that credentials are made of, by one look into a table.</summary>
internal static class CharClass
{
    private const byte Upper = 1;
    private const byte Lower = 2;
    private const byte Digit = 4;
    private const byte Symbol = 8;
    private const byte Base32 = 16;
    private const byte Hex = 32;

    private static readonly byte[] Table = Build();

    /// <summary>[A-Za-z0-9+/], of which keys, secrets and base64 are made.</summary>
    public static bool IsToken(char c) => Is(c, Upper | Lower | Digit | Symbol);

    /// <summary>[A-Z0-9]: what may not stand beside a key id.</summary>
    public static bool IsKeyIdChar(char c) => Is(c, Upper | Digit);

    /// <summary>[A-Z2-7].</summary>
    public static bool IsBase32(char c) => Is(c, Base32);

    /// <summary>[0-9A-Fa-f].</summary>
    public static bool IsHex(char c) => Is(c, Hex);

    public static bool IsUpper(char c) => Is(c, Upper);

    public static bool IsLower(char c) => Is(c, Lower);

    public static bool IsDigitOrSymbol(char c) => Is(c, Digit | Symbol);

    public static bool IsLetterOrDigit(char c) => Is(c, Upper | Lower | Digit);

    /// <summary>Whether the characters are of different sorts: upper case, lower case, digit, symbol.</summary>
    public static bool Differ(char left, char right) => Sort(left) != Sort(right);

    private static int Sort(char c) => c < 128 ? Table[c] & (Upper | Lower | Digit | Symbol) : 0;

    private static bool Is(char c, int set) => c < 128 && (Table[c] & set) != 0;

    private static byte[] Build()
    {
        var table = new byte[128];
        for (var c = 'A'; c <= 'Z'; c++) table[c] = Upper | Base32;
        for (var c = 'a'; c <= 'z'; c++) table[c] = Lower;
        for (var c = '0'; c <= '9'; c++) table[c] = Digit | Hex;
        for (var c = '2'; c <= '7'; c++) table[c] |= Base32;
        for (var c = 'A'; c <= 'F'; c++) table[c] |= Hex;
        for (var c = 'a'; c <= 'f'; c++) table[c] |= Hex;
        table['+'] = Symbol;
        table['/'] = Symbol;
        return table;
    }
}
