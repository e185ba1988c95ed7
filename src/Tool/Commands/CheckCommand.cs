using System.CommandLine;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy check</c></summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("check", "Compares programs with their reviewed policies: what they need and the policies do not allow, and what the policies allow and nothing needs.");
        var program = new ProgramArguments(command);
        var reviewed = new ReviewedArguments(command);
        var environments = new Option<string>("--environments") { Description = "The environments whose reviewed policies count, separated by commas. Without it, all of them." };
        var boundary = PolicyFiles("--boundary", "A permissions boundary; can be repeated.");
        var scp = PolicyFiles("--scp", "A service control policy of the account; can be repeated. If none of them allows anything, FullAWSAccess is added.");
        var session = PolicyFiles("--session-policy", "A session policy; can be repeated.");
        var skipUnused = new Option<bool>("--skip-unused") { Description = "Does not look for what the policies allow and nothing needs." };
        foreach (var option in new Option[] { environments, boundary, scp, session, skipUnused }) command.Options.Add(option);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif, AnswerFormat.Html);
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<GivenPolicy> Given(Option<string[]> option) => ReviewedArguments.Read(parsed, host, option);
            var request = new CheckRequest
            {
                Against = reviewed.Read(parsed, host),
                Role = reviewed.RoleOf(parsed),
                Environments = parsed.GetValue(environments) ?? "",
                Layers = PolicyLayer.Of(Given(boundary), Given(scp), Given(session)),
                FindsUnused = !parsed.GetValue(skipUnused),
            };
            using var work = new WorkFolder();
            return Task.FromResult(answer.WriterOf(parsed, host).Write(CheckAnswer.Of(program.Read(parsed, host, work, cancellation), request)));
        });
        return command;
    }

    private static Option<string[]> PolicyFiles(string name, string description) => new(name) { Description = description };
}
