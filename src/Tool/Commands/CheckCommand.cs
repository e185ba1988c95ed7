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
        var command = new Command("check", "Holds programs to their reviewed policies: what they need and the policies refuse, and what the policies allow and nothing needs.");
        var program = new ProgramArguments(command);
        var against = PolicyFiles("--against", "A file of the reviewed policy; can be repeated. Without it the files that the projects name.");
        var role = new Option<string>("--role") { Description = "The role whose policy --against is. Without it the program's own." };
        var environments = new Option<string>("--environments") { Description = "The environments whose reviewed policies count, separated by commas. Without it all." };
        var boundary = PolicyFiles("--boundary", "A permissions boundary; can be repeated.");
        var scp = PolicyFiles("--scp", "A service control policy of the account; can be repeated. Those that only deny stand beside FullAWSAccess.");
        var session = PolicyFiles("--session-policy", "A session policy; can be repeated.");
        var skipUnused = new Option<bool>("--skip-unused") { Description = "Does not look for what the policies allow and nothing needs." };
        foreach (var option in new Option[] { against, role, environments, boundary, scp, session, skipUnused }) command.Options.Add(option);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif, AnswerFormat.Html);
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<GivenPolicy> Given(Option<string[]> option, string roleOf = "") => [.. (parsed.GetValue(option) ?? []).Select(path => GivenPolicy.Read(host.PathOf(path), roleOf))];
            var roleName = parsed.GetValue(role) ?? "";
            var request = new CheckRequest
            {
                Against = Given(against, roleName),
                Role = roleName,
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
