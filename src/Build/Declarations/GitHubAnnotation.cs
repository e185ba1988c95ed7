using System.Globalization;

namespace IamAnalyzers.Build.Declarations;

/// <summary>
/// A problem as a workflow command of GitHub, which shows it at its line of a pull request. Warnings and errors need none: the problem matcher of
/// <c>setup-dotnet</c> reads them from the build's own lines. It passes over messages, so these are said again.
/// </summary>
internal static class GitHubAnnotation
{
    /// <summary>The value of <c>IamPolicyAnnotations</c> that asks for it.</summary>
    public const string Name = "github";

    /// <summary>Writes the command.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>The line; <see langword="null"/> without a line of a file.</returns>
    public static string? Notice(Problem problem, ItemPlace place)
        => place.Line == 0
            ? null
            : "::notice file=" + Property(place.File)
                + ",line=" + place.Line.ToString(CultureInfo.InvariantCulture)
                + (place.Column > 0 ? ",col=" + place.Column.ToString(CultureInfo.InvariantCulture) : "")
                + ",title=" + Property(problem.Code)
                + "::" + Data(problem.Text);

    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
