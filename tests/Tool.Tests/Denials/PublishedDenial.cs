namespace IamAnalyzers.Tool.Tests.Denials;

/// <summary>A row of <c>PublishedDenials.txt</c>.</summary>
/// <param name="Address">Where the form is published.</param>
/// <param name="Parts">Other parts of the message, by the name of the property; <c>Candidate</c> is an action that a disguised refusal may be about.</param>
public sealed record PublishedDenial(string Address, string Policy, string Effect, string Action, string Resource, bool HasEdit, IReadOnlyDictionary<string, string> Parts, string Message)
{
    public static IReadOnlyList<PublishedDenial> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublishedDenials.txt")).Where(static line => line.Length > 0 && line[0] != '#').Select(Parse)];

    private static PublishedDenial Parse(string line)
    {
        var fields = line.Split('\t');
        var parts = Of(fields[6]).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split('=', 2)).ToDictionary(static part => part[0], static part => part[1]);
        return new(fields[0], fields[1], fields[2], Of(fields[3]), Of(fields[4]), fields[5] == "edit", parts, fields[7].Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal));
    }

    private static string Of(string field) => field == "-" ? "" : field;
}
