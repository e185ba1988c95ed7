using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>
/// A row: <c>= name</c>, optionally <c>kind Trust</c>, the policy, and a line <c>! RULE CHECK text</c> for each finding in order. Where
/// the policy begins with no brace or bracket, it is put into one statement of a whole policy: <c>"Action": ...</c> alone shows the point.
/// </summary>
internal sealed record CheckRow(string Name, PolicyKind Kind, string Policy, IReadOnlyList<string> Expected)
{
    public static IReadOnlyList<CheckRow> All { get; } =
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PolicyChecks.txt")).ReplaceLineEndings("\n").Split("\n= ").Skip(1).Select(Parse)];

    private static CheckRow Parse(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var kind = lines.Skip(1).FirstOrDefault(line => line.StartsWith("kind ", StringComparison.Ordinal));
        var body = string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith("kind ", StringComparison.Ordinal) && !line.StartsWith("! ", StringComparison.Ordinal)));
        return new(
            lines[0],
            kind is null ? PolicyKind.Identity : Enum.Parse<PolicyKind>(kind["kind ".Length..]),
            body.TrimStart()[0] is '{' or '[' ? body : $$"""{"Version":"2012-10-17","Statement":[{{{body}}}]}""",
            [.. lines.Where(line => line.StartsWith("! ", StringComparison.Ordinal)).Select(line => line[2..])]);
    }
}
