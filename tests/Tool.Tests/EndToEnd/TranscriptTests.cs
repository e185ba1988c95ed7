using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Tool.Tests.EndToEnd;

/// <summary>What the pages of the command line show is what the packed tool prints. <c>UPDATE_GENERATED=1</c> writes it anew.</summary>
public sealed partial class TranscriptTests(PackedTool tool) : IClassFixture<PackedTool>
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "tool");

    public static TheoryData<string> PagesWithTranscripts() => [.. Directory.EnumerateFiles(Pages, "*.md").Where(static file => Block().IsMatch(File.ReadAllText(file))).Select(static file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PagesWithTranscripts))]
    public void Transcript_IsWhatTheToolPrints(string page)
    {
        var path = Path.Combine(Pages, page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var actual = Block().Replace(text, block => $"```console\n{Run(block.Groups["body"].Value)}```");
        if (Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1") File.WriteAllText(path, actual);
        else Assert.Equal(text, actual);
    }

    private string Run(string body)
    {
        var shown = new StringBuilder();
        foreach (var command in body.Split('\n').Where(static line => line.StartsWith("$ dotnet iam-policy ", StringComparison.Ordinal)))
        {
            var run = tool.Run([.. command["$ dotnet iam-policy ".Length..].Split(' ')]);
            shown.Append(command).Append('\n').Append(Plain(run.Output)).Append(Plain(run.Error));
            if (run.ExitCode != 0) shown.Append(CultureInfo.InvariantCulture, $"exit code {run.ExitCode}\n");
        }

        return shown.ToString();
    }

    private string Plain(string output) => output.Replace(tool.Folder + "/", "", StringComparison.Ordinal).Replace(tool.Folder, ".", StringComparison.Ordinal);

    [GeneratedRegex("```console\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
