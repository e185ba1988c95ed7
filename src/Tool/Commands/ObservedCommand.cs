using System.CommandLine;
using System.Globalization;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Observed;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy observed</c></summary>
internal static class ObservedCommand
{
    private const string StandardInput = "-";

    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("observed", "Compares the events of AWS CloudTrail with the permissions that programs are predicted to need.");
        var files = new Argument<string[]>("files") { Description = "Event files (.json, .json.gz), or folders that contain them; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        command.Arguments.Add(files);
        var program = new ProgramArguments(command, isArgument: false);
        var roles = new Option<string[]>("--role") { Description = "A role or user to compare, by its ARN or name; can be repeated. Without it, all roles except service-linked ones." };
        var from = new Option<string>("--from") { Description = "The start of the period, such as 2026-11-01 or 2026-11-01T08:00Z." };
        var to = new Option<string>("--to") { Description = "The end of the period." };
        foreach (var option in new Option[] { roles, from, to }) command.Options.Add(option);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new ObservedRequest(parsed.GetValue(roles) ?? [], TimeOf(parsed.GetValue(from), "--from"), TimeOf(parsed.GetValue(to), "--to"));
            using var work = new WorkFolder();
            var programs = program.Read(parsed, host, work, cancellation);
            try
            {
                var report = host.Work("Reading events", () => Report(parsed.GetValue(files)!, programs, request, host, cancellation));
                return Task.FromResult(answer.WriterOf(parsed, host).Write(ObservedAnswer.Of(report, [.. programs.SelectMany(static program => program.WhyMore)])));
            }
            catch (Exception error) when (error is TrailFileException or IOException or UnauthorizedAccessException)
            {
                throw new ToolException(error.Message);
            }
        });
        return command;
    }

    private static ObservedReport Report(IReadOnlyList<string> paths, IReadOnlyList<ToolProgram> programs, ObservedRequest request, ToolHost host, CancellationToken cancellation)
    {
        var reader = new TrailReader();
        var builder = new ObservedBuilder(EventFacts.Of(AwsCatalog.Default));
        using var input = new ReaderStream(host.Input);
        var events = paths is [StandardInput]
            ? reader.Read(input, "standard input", cancellation)
            : reader.Read(TrailFiles.Find(paths.Select(host.PathOf)), cancellation);
        foreach (var one in events.Where(request.IsInSpan)) builder.Add(one);
        return builder.Report([.. programs.SelectMany(static program => program.All.Needs)], request.IsWanted) with
        {
            Duplicates = reader.Duplicates,
            Others = reader.Others,
            Files = paths is [StandardInput] ? 1 : reader.Files,
        };
    }

    private static DateTimeOffset? TimeOf(string? text, string option)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ToolException($"'{text}' is not a valid time for {option}. Write it as 2026-11-01 or 2026-11-01T08:00Z.", ExitCodes.Usage);
    }
}
