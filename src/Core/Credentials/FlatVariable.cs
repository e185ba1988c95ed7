namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// A variable of a flat list such as a <c>.env</c> file: <c>SECRET_KEY=...</c> at the beginning of its line. The list holds those of all products that a
/// program uses, so that only a key ID with the same prefix makes a secret one of AWS.
/// </summary>
internal static class FlatVariable
{
    private const string Secret = "SECRET";

    /// <summary>The name that programs give to the secret of a key, too, whatever stands beside it.</summary>
    private const string Plain = "SECRET_KEY";

    /// <summary>What stands before the word for the secret in the name of such a variable; null when the line is no such variable, or has the name of any secret.</summary>
    public static string? PrefixOf(string line)
    {
        var name = NameOf(line);
        if (name is null or Plain) return null;
        var at = name.IndexOf(Secret, StringComparison.Ordinal);
        return at < 0 ? null : name.Substring(0, at);
    }

    /// <summary>Whether a line is the key ID beside a secret with a prefix.</summary>
    public static bool IsKeyId(string line, string prefix)
        => NameOf(line) is { } name && name.StartsWith(prefix + "ACCESS", StringComparison.Ordinal) && CredentialName.SpeaksOfAws(name);

    private static string? NameOf(string line)
    {
        if (line.StartsWith("export ", StringComparison.Ordinal)) line = line.Substring("export ".Length);
        var end = line.IndexOf('=');
        if (end <= 0) return null;
        for (var i = 0; i < end; i++)
        {
            if (!CharClass.IsUpper(line[i]) && line[i] is not ('_' or (>= '0' and <= '9'))) return null;
        }

        return line.Substring(0, end);
    }
}
