namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>The names of entry points: what IAM allows in the name of a role, which every file system takes, too.</summary>
internal static class EntryPointName
{
    /// <summary>What a name may have beside letters and digits.</summary>
    public const string Punctuation = "+=,.@_-";

    /// <summary>How long a name may be.</summary>
    public const int Longest = 128;

    /// <summary>Whether a text may be a name.</summary>
    public static bool IsValid(string name)
        => name.Length is > 0 and <= Longest && name.All(static c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') || Punctuation.IndexOf(c) >= 0) && name.Trim('.').Length > 0;
}
