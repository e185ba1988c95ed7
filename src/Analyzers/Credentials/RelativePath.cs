namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Paths as a committed file may hold them: relative, with forward slashes. Reads no disk.</summary>
internal static class RelativePath
{
    /// <summary>The path of a file, seen from the folder of another.</summary>
    /// <param name="from">A file in the folder to start from.</param>
    /// <param name="to">The file to reach; given back as it is when nothing is shared.</param>
    public static string From(string from, string to)
    {
        var start = Parts(from);
        var goal = Parts(to);
        var shared = 0;
        while (shared < start.Count - 1 && shared < goal.Count - 1 && start[shared] == goal[shared]) shared++;
        if (shared == 0 && start.Count > 1 && goal.Count > 1) return string.Join("/", goal);
        return string.Join("/", Enumerable.Repeat("..", start.Count - 1 - shared).Concat(goal.Skip(shared)));
    }

    /// <summary>The names in a path. The compiler leaves those in that a linked file is named with: <c>One/../Shared/Keys.cs</c>.</summary>
    private static List<string> Parts(string path)
    {
        var parts = new List<string>();
        foreach (var name in path.Replace('\\', '/').Split('/'))
        {
            if (name == ".." && parts.Count > 0 && parts[parts.Count - 1] is { Length: > 0 } and not "..") parts.RemoveAt(parts.Count - 1);
            else if (name != ".") parts.Add(name);
        }

        return parts;
    }
}
