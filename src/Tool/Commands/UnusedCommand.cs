using System.CommandLine;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy unused</c></summary>
internal static class UnusedCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("unused", "Finds what reviewed policies allow and nothing needs.");
        var program = new ProgramArguments(command);
        var against = new Option<string[]>("--against") { Description = "A file of the reviewed policy; can be repeated. Without it the files that the projects name." };
        var role = new Option<string>("--role") { Description = "The role whose policy --against is. Without it the program's own." };
        command.Options.Add(against);
        command.Options.Add(role);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif);
        command.SetAction((parsed, cancellation) =>
        {
            var roleName = parsed.GetValue(role) ?? "";
            var request = new CheckRequest { Against = [.. (parsed.GetValue(against) ?? []).Select(path => GivenPolicy.Read(host.PathOf(path), roleName))], Role = roleName, HoldsNeeds = false };
            using var work = new WorkFolder();
            return Task.FromResult(answer.WriterOf(parsed, host).Write(CheckAnswer.Of(program.Read(parsed, host, work, cancellation), request)));
        });
        return command;
    }
}
