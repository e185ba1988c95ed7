namespace IamAnalyzers.Core.Credentials;

/// <summary>Values that a team has looked at and accepts, named by hash so that the list holds no key.</summary>
public sealed class CredentialAllowList
{
    /// <summary>The option of <c>.editorconfig</c> and <c>.globalconfig</c> that holds the list.</summary>
    public const string Option = "iam_analyzers.allowed_credentials";

    private const int HashLength = 64;

    private readonly HashSet<string> _hashes;

    private CredentialAllowList(HashSet<string> hashes) => _hashes = hashes;

    /// <summary>The list that accepts nothing.</summary>
    public static CredentialAllowList Empty { get; } = new(new HashSet<string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads the list from the value of an option.</summary>
    /// <param name="text">SHA-256 hashes in hexadecimal, separated by commas or blanks; what is no hash is passed over.</param>
    /// <returns>The list.</returns>
    public static CredentialAllowList Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Empty;
        var hashes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text!.Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = part.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? part.Substring("sha256:".Length) : part;
            if (hash.Length == HashLength && hash.All(CharClass.IsHex)) hashes.Add(hash);
        }

        return hashes.Count == 0 ? Empty : new CredentialAllowList(hashes);
    }

    /// <summary>Whether a value is on the list.</summary>
    /// <param name="value">The exact value; hashed only when the list has entries.</param>
    /// <returns>Whether it is.</returns>
    public bool Allows(string value) => _hashes.Count > 0 && _hashes.Contains(CredentialText.Hash(value));
}
