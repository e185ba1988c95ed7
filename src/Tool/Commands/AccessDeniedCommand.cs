using System.CommandLine;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Denials;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy access-denied</c></summary>
internal static class AccessDeniedCommand
{
    private const string StandardInput = "-";

    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("access-denied", "Reads an access denied error of AWS, and finds the call, the statement and the smallest edit of the reviewed policy.");
        var message = new Argument<string[]>("message") { Description = "The message, or the text of the exception with its stack; - reads it from standard input.", Arity = ArgumentArity.OneOrMore };
        command.Arguments.Add(message);
        var program = new ProgramArguments(command, isArgument: false);
        var reviewed = new ReviewedArguments(command);
        var messageOnly = new Option<bool>("--message-only") { Description = "Reads the message alone, without a program." };
        command.Options.Add(messageOnly);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md);
        command.SetAction((parsed, cancellation) =>
        {
            var text = TextOf(parsed.GetValue(message)!, host);
            var given = reviewed.Read(parsed, host);
            using var work = new WorkFolder();
            IReadOnlyList<ToolProgram> programs = parsed.GetValue(messageOnly) || DenialReader.Read(text).Denials.Count == 0 ? [] : program.Read(parsed, host, work, cancellation);
            return Task.FromResult(answer.WriterOf(parsed, host).Write(AccessDeniedAnswer.Of(text, programs, given)));
        });
        return command;
    }

    // A message without quotation marks comes in words. One character more than is read tells that the text is too long.
    private static string TextOf(string[] message, ToolHost host)
    {
        if (message is not [StandardInput]) return string.Join(' ', message);
        var buffer = new char[DenialReader.LongestText + 1];
        var length = host.Input.ReadBlock(buffer);
        return new string(buffer, 0, length);
    }
}
