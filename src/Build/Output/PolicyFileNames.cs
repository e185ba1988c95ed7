namespace IamAnalyzers.Build.Output;

/// <summary>Where the policies of a program and its entry points stand: the default principal's in the given file, each other one beside it.</summary>
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
        => Of(defaultFile, principals.Select(static principal => ("", principal))).ToDictionary(static file => file.Key.Principal, static file => file.Value, StringComparer.Ordinal);

    /// <summary>Names the file of each entry point and principal.</summary>
    /// <param name="defaultFile">The default principal's file.</param>
    /// <param name="policies">The names, without repeats; the entry point is empty for the whole program.</param>
    /// <returns>The path of each file.</returns>
    public static IReadOnlyDictionary<(string EntryPoint, string Principal), string> Of(string defaultFile, IEnumerable<(string EntryPoint, string Principal)> policies)
    {
        var files = new Dictionary<(string EntryPoint, string Principal), string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in policies)
        {
            var own = PathOf(defaultFile, policy.EntryPoint, 1);
            for (var number = 2; policy.Principal.Length == 0 && taken.Contains(own); number++) own = PathOf(defaultFile, policy.EntryPoint, number);
            var file = PathOf(own, policy.Principal, 1);
            for (var number = 2; !taken.Add(file); number++) file = PathOf(own, policy.Principal, number);
            files.Add(policy, file);
        }

        return files;
    }

    /// <summary>Where the page of an entry point stands that holds it against its reviewed policy.</summary>
    public static string Report(string defaultFile, string entryPoint) => Beside(PathOf(defaultFile, entryPoint, 1), ".md");

    /// <summary>Where the explanation of a policy stands: beside it.</summary>
    /// <param name="policyFile">The policy's path.</param>
    /// <param name="extension">The extension with its dot.</param>
    /// <returns>The path.</returns>
    public static string Explain(string policyFile, string extension)
        => Beside(policyFile, ".explain" + extension);

    /// <summary>Where another form of a policy stands: beside it.</summary>
    /// <param name="policyFile">The policy's path.</param>
    /// <param name="extension">The extension with its dot.</param>
    /// <returns>The path, such as <c>App.iam-policy.tf</c>.</returns>
    public static string Beside(string policyFile, string extension)
        => (policyFile.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? policyFile.Substring(0, policyFile.Length - Extension.Length) : policyFile)
            + extension;

    /// <summary>Where the documents of a policy stand: the first at its place, the others numbered.</summary>
    /// <param name="policyFile">The policy's path.</param>
    /// <param name="documents">How many documents it has.</param>
    /// <returns>The paths, such as <c>App.iam-policy.json</c> and <c>App.iam-policy.2.json</c>.</returns>
    public static IEnumerable<string> Documents(string policyFile, int documents)
    {
        var extension = policyFile.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? Extension : "";
        var stem = policyFile.Substring(0, policyFile.Length - extension.Length);
        return Enumerable.Range(1, documents).Select(number => number == 1 ? policyFile : $"{stem}.{number}{extension}");
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
