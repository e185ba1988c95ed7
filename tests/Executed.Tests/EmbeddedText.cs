using System.Reflection;

namespace IamAnalyzers.Executed.Tests;

/// <summary>The text files of this project, which its assembly carries.</summary>
/// <param name="Name">The file's path from the project's folder, with slashes.</param>
/// <param name="Text">What it holds, with line feeds.</param>
internal sealed record EmbeddedText(string Name, string Text)
{
    /// <summary>The files whose path begins with a text, by name.</summary>
    public static IEnumerable<EmbeddedText> In(string start)
        => Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read);

    /// <summary>The lines of a table, without those that are empty or begin with <c>--</c>.</summary>
    public static IEnumerable<string> Rows(string name)
        => Read(name).Text.Split('\n').Where(static line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal));

    private static EmbeddedText Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return new EmbeddedText(name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
