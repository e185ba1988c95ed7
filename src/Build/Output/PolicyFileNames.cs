namespace IamAnalyzers.Build.Output;

/// <summary>Where the policies of a program stand: the default principal's in the given file, each other one beside it.</summary>
internal static class PolicyFileNames
{
    private const string Suffix = ".iam-policy.json";
    private const string Extension = ".json";

    // What IAM allows in the names of roles and policies; all of it is allowed in file names too.
    private const string NamePunctuation = "+=,.@_-";

    /// <summary>Names the file of each principal.</summary>
    /// <param name="defaultFile">The default principal's file.</param>
    /// <param name="principals">The principals' names, without repeats.</param>
    /// <returns>The path of each principal's file.</returns>
    public static IReadOnlyDictionary<string, string> Of(string defaultFile, IEnumerable<string> principals)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var principal in principals)
        {
            var file = PathOf(defaultFile, principal, 1);
            for (var number = 2; !taken.Add(file); number++) file = PathOf(defaultFile, principal, number);
            files.Add(principal, file);
        }

        return files;
    }

    private static string PathOf(string defaultFile, string principal, int number)
    {
        if (principal.Length == 0) return defaultFile;
        var suffix = defaultFile.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            ? Suffix
            : defaultFile.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? Extension : "";
        var stem = defaultFile.Substring(0, defaultFile.Length - suffix.Length);
        var name = new string([.. principal.Select(static c => IsNameCharacter(c) ? c : '-')]);
        return stem + "." + name + (number == 1 ? "" : "-" + number) + suffix;
    }

    private static bool IsNameCharacter(char c)
        => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') || NamePunctuation.IndexOf(c) >= 0;
}
