using System.CommandLine;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Commands;

/// <summary><c>dotnet iam-policy lint</c></summary>
internal static class LintCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="host">What it runs in.</param>
    public static Command Make(ToolHost host)
    {
        var command = new Command("lint", "Checks policies, and CloudFormation and SAM templates, with all rules of the build.");
        var files = new Argument<string[]>("files") { Description = "Policies, templates, or folders that contain them.", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string>("--kind") { Description = $"What the policies are: {string.Join(", ", PolicyKindName.All.Select(static one => one.Name))}. Without it, the content of each file decides." };
        var service = new Option<string>("--service") { Description = "The service of the resource that the policies are attached to, by its action prefix, such as s3." };
        command.Arguments.Add(files);
        command.Options.Add(kind);
        command.Options.Add(service);
        var answer = new AnswerArguments(command, AnswerFormat.Text, AnswerFormat.Json, AnswerFormat.Md, AnswerFormat.Sarif);
        command.SetAction((parsed, cancellation) =>
        {
            var name = parsed.GetValue(kind);
            var known = name is null ? null : PolicyKindName.Find(name) ?? throw new ToolException($"'{name}' is not a kind of policy. The kinds are: {string.Join(", ", PolicyKindName.All.Select(static one => one.Name))}.", ExitCodes.Usage);
            return Task.FromResult(answer.WriterOf(parsed, host).Write(LintAnswer.Of([.. parsed.GetValue(files)!.Select(host.PathOf)], known, (parsed.GetValue(service) ?? "").ToLowerInvariant(), cancellation)));
        });
        return command;
    }
}
