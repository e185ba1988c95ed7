using System.CommandLine;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy diff</c></summary>
internal static class DiffCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("diff", "Compares two policies as IAM decides: what one allows and the other does not.");
        var before = new Argument<string>("before") { Description = "The first policy." };
        var after = new Argument<string>("after") { Description = "The second policy. What only it allows is new access." };
        command.Arguments.Add(before);
        command.Arguments.Add(after);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif);
        command.SetAction((parsed, _) => Task.FromResult(answer.WriterOf(parsed, host).Write(
            DiffAnswer.Of(GivenPolicy.Read(host.PathOf(parsed.GetValue(before)!)), GivenPolicy.Read(host.PathOf(parsed.GetValue(after)!))))));
        return command;
    }
}
