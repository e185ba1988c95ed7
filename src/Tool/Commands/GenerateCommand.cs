using System.CommandLine;
using System.Globalization;
using IamAnalyzers.Core.Policies.Formats;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy generate</c></summary>
internal static class GenerateCommand
{
    private const string Json = "json";
    private const string Text = "text";

    private static readonly string[] Formats = [Text, Json, GenerateAnswer.Explanation, .. PolicyFormat.Names];

    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("generate", "Writes the minimal policy of a program.");
        var program = new ProgramArguments(command);
        var entryPoint = new Option<string>("--entry-point") { Description = "The entry point to write the policy of. Without it, the policy of the whole program." };
        var principal = new Option<string>("--principal") { Description = "The role or profile to write the policy of, if the program acts for several. Without it, the program's own." };
        var format = new Option<string[]>("--format") { Description = $"The format: {string.Join(", ", Formats)} (json without it). With --output and a folder it can be repeated, and json is always written." };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<string>("--output", "-o") { Description = "A file for the policy, or a folder (a path that exists as one, or ends in a slash) for the policies and explanations of all programs, principals and entry points." };
        var explain = new Option<string>("--explain") { Description = "Prints the reasons for the policy instead of the policy: for an action, with wildcards or without, or for everything.", Arity = ArgumentArity.ZeroOrOne };
        foreach (var option in new Option[] { entryPoint, principal, format, output, explain }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            using var work = new WorkFolder();
            var programs = program.Read(parsed, host, work, cancellation);
            var (formats, file) = (parsed.GetValue(format) ?? [], parsed.GetValue(output) ?? "");
            if (IsFolder(file, host)) return Task.FromResult(WriteAll(host, programs, formats, file));
            if (formats.Length > 1) throw new ToolException("Several formats need --output with a folder.", ExitCodes.Usage);
            var wanted = formats.Length == 0 ? Json : formats[0];
            if (parsed.GetResult(explain) is not null)
            {
                return Task.FromResult(new AnswerWriter(host, Enum.TryParse<AnswerFormat>(formats.Length == 0 ? Text : wanted, ignoreCase: true, out var form) ? form : AnswerFormat.Text, file).Write(ExplainAnswer.Of(programs, parsed.GetValue(explain) ?? "")));
            }

            var choice = new PolicyChoice(parsed.GetValue(entryPoint) ?? "", parsed.GetValue(principal) ?? "", wanted is Json or Text ? "" : wanted);
            return Task.FromResult(new AnswerWriter(host, AnswerFormat.Text, file).Write(GenerateAnswer.One(programs, choice)));
        });
        return command;
    }

    private static bool IsFolder(string output, ToolHost host) => output.Length > 0 && (output[^1] is '/' or '\\' || Directory.Exists(host.PathOf(output)));

    private static int WriteAll(ToolHost host, IReadOnlyList<ToolProgram> programs, IReadOnlyList<string> formats, string folder)
    {
        var (files, notes) = GenerateAnswer.All(programs, [.. formats.Where(static name => name is not (Json or Text or GenerateAnswer.Explanation))]);
        foreach (var (name, text) in files) new AnswerWriter(host, AnswerFormat.Text, Path.Combine(folder, name)).Write(new Answer(ExitCodes.Success, [], text) { RawText = text });
        var summary = new Answer(ExitCodes.Success, [new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files written to {folder}:")), .. files.Select(static file => new ListItem(file.Key, []))], new { folder, files = files.Select(static file => file.Key) }) { Notes = notes };
        return new AnswerWriter(host, AnswerFormat.Text, "").Write(summary);
    }
}
