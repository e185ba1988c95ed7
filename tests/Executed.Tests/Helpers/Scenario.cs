namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>One member of the SDK's helpers in one of its branches.</summary>
/// <param name="Type">The full name of the type that declares it.</param>
/// <param name="Method">Its name without <c>Async</c>.</param>
/// <param name="Branch">What happens.</param>
/// <param name="Version"><c>v3</c> or <c>v4</c>; empty for both.</param>
/// <param name="Fails">The operation that AWS refuses, and the status when it is not 403; empty for none.</param>
/// <param name="Body">Its statements.</param>
internal sealed record Scenario(string Type, string Method, string Branch, string Version, string Fails, string Body)
{
    public static IReadOnlyList<Scenario> All { get; } = [.. Read(string.Join('\n', EmbeddedText.Rows("Helpers/Scenarios.txt")))];

    public override string ToString() => $"{Type} {Method} | {Branch}";

    private static IEnumerable<Scenario> Read(string text)
        => ('\n' + text).Split("\n# ", StringSplitOptions.RemoveEmptyEntries).Select(static block =>
        {
            var (head, body) = (block.Split('\n', 2)[0].Split('|', StringSplitOptions.TrimEntries), block.Split('\n', 2)[1]);
            var member = head[0].Split(' ');
            return new Scenario(member[0], member[1], head[1], head.ElementAtOrDefault(2) ?? "", head.ElementAtOrDefault(3)?.Replace("fails ", "", StringComparison.Ordinal) ?? "", body);
        });
}
