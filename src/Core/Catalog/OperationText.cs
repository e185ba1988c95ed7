namespace IamAnalyzers.Core.Catalog;

/// <summary>The text of one operation: its name and its permissions, the first on the same line.</summary>
internal static class OperationText
{
    /// <summary>The word after the name of an operation that needs no permission.</summary>
    public const string Free = "free";

    /// <summary>The word after the name of an operation whose permission no source names.</summary>
    public const string Unknown = "unknown";

    /// <summary>Reads an operation.</summary>
    /// <param name="service">The service's id.</param>
    /// <param name="prefix">The service's action prefix.</param>
    /// <param name="lines">The entry's lines.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="FormatException">The text is no operation.</exception>
    public static OperationEntry Parse(string service, string prefix, string[] lines)
    {
        var space = lines[0].IndexOf(' ');
        var name = space < 0 ? lines[0] : lines[0].Substring(0, space);
        var rest = space < 0 ? "" : lines[0].Substring(space + 1);
        if (rest == Free) return new OperationEntry(service, name, OperationStatus.PermissionFree, []);
        if (rest == Unknown) return new OperationEntry(service, name, OperationStatus.Unknown, []);

        var permissions = new PermissionEntry[lines.Length];
        permissions[0] = PermissionText.Parse(rest, prefix + ":" + name);
        for (var i = 1; i < lines.Length; i++) permissions[i] = PermissionText.Parse(lines[i], null);
        return new OperationEntry(service, name, OperationStatus.Mapped, permissions);
    }
}
