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
        var reviewed = new ReviewedArguments(command);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new CheckRequest { Against = reviewed.Read(parsed, host), Role = reviewed.RoleOf(parsed), HoldsNeeds = false };
            using var work = new WorkFolder();
            return Task.FromResult(answer.WriterOf(parsed, host).Write(CheckAnswer.Of(program.Read(parsed, host, work, cancellation), request)));
        });
        return command;
    }
}
