using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>
/// A row of a table <c>PolicyChecks*.txt</c>: <c>= name</c>, optionally <c>kind Trust</c> and <c>service s3</c>, the policy, a line <c>! RULE CHECK text</c> for
/// each finding in order, and a line <c>~ CHECK</c> for each check that a careless reader would find here and that is not broken. Where
/// the policy begins with no brace or bracket, it is put into one statement of a whole policy: <c>"Action": ...</c> alone shows the point.
/// </summary>
internal sealed record CheckRow(string Name, PolicyCheckContext Context, string Policy, IReadOnlyList<string> Expected, IReadOnlyList<string> NearMisses)
{
    private const string KindMark = "kind ";
    private const string ServiceMark = "service ";
    private const string FoundMark = "! ";
    private const string NearMark = "~ ";

    public static IReadOnlyList<CheckRow> All { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "PolicyChecks*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The ids of the checks that are expected, without their rules.</summary>
    public IEnumerable<string> Checks => Expected.Select(static line => line.Split(' ')[1]);

    private static IEnumerable<CheckRow> Read(string path)
        => File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n= ").Skip(1).Select(Parse);

    private static CheckRow Parse(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var kind = After(lines, KindMark).FirstOrDefault();
        var body = string.Join('\n', lines.Skip(1).Where(static line => !new[] { KindMark, ServiceMark, FoundMark, NearMark }.Any(mark => line.StartsWith(mark, StringComparison.Ordinal))));
        return new(
            lines[0],
            new(kind is null ? PolicyKind.Identity : Enum.Parse<PolicyKind>(kind), AwsCatalog.Default) { Service = After(lines, ServiceMark).FirstOrDefault() },
            body.TrimStart()[0] is '{' or '[' ? body : $$"""{"Version":"2012-10-17","Statement":[{{{body}}}]}""",
            After(lines, FoundMark),
            After(lines, NearMark));
    }

    private static string[] After(string[] lines, string mark)
        => [.. lines.Skip(1).Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..])];
}
