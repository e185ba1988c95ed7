namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Paths as a committed file may hold them: relative, with forward slashes. Reads no disk.</summary>
internal static class RelativePath
{
    /// <summary>The path of a file, seen from the folder of another.</summary>
    /// <param name="from">A file in the folder to start from.</param>
    /// <param name="to">The file to reach; given back as it is when nothing is shared.</param>
    public static string From(string from, string to)
    {
        var start = from.Replace('\\', '/').Split('/');
        var goal = to.Replace('\\', '/').Split('/');
        var shared = 0;
        while (shared < start.Length - 1 && shared < goal.Length - 1 && start[shared] == goal[shared]) shared++;
        if (shared == 0 && start.Length > 1 && goal.Length > 1) return string.Join("/", goal);
        return string.Join("/", Enumerable.Repeat("..", start.Length - 1 - shared).Concat(goal.Skip(shared)));
    }
}
