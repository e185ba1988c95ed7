using System.CommandLine;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy explain</c></summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("explain", "Explains why the policy allows an action, or what a line of code needs.");
        var what = new Argument<string>("what") { Description = "An action, with wildcards or without (s3:Put*), or a place (Store.cs:12). Without it, everything is explained.", DefaultValueFactory = static _ => "" };
        command.Arguments.Add(what);
        var program = new ProgramArguments(command, isArgument: false);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md);
        command.SetAction((parsed, cancellation) =>
        {
            using var work = new WorkFolder();
            return Task.FromResult(answer.WriterOf(parsed, host).Write(ExplainAnswer.Of(program.Read(parsed, host, work, cancellation), parsed.GetValue(what) ?? "")));
        });
        return command;
    }
}
