using System.CommandLine;
using System.CommandLine.Parsing;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Commands;

/// <summary>All commands of <c>dotnet iam-policy</c>.</summary>
internal static class ToolCommands
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments, without the name of the tool.</param>
    /// <param name="host">What the command runs in.</param>
    /// <returns>The exit code: one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellation = default)
    {
        var parsed = Root(host).Parse(arguments);
        var configuration = new InvocationConfiguration { Output = host.Output.Profile.Out.Writer, Error = host.Error.Profile.Out.Writer, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await configuration.Error.WriteLineAsync(error.Message);
            await configuration.Error.WriteLineAsync($"'dotnet iam-policy {string.Join(' ', NamesOf(parsed.CommandResult))}--help' shows the arguments and options.");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (ToolException error)
        {
            await configuration.Error.WriteLineAsync(string.Join(Environment.NewLine, error.Message.Split('\n').Select(static line => VisibleText.Of(line.TrimEnd('\r')))));
            return error.ExitCode;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await configuration.Error.WriteLineAsync(VisibleText.Of(error.Message));
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException)
        {
            await configuration.Error.WriteLineAsync("Cancelled.");
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>The root command.</summary>
    /// <param name="host">What the commands run in.</param>
    public static RootCommand Root(ToolHost host)
        => new("IAM policies of .NET programs that use the AWS SDK: written, explained, checked. Nothing is sent anywhere, and no project is edited.")
        {
            GenerateCommand.Make(host),
            ExplainCommand.Make(host),
            CheckCommand.Make(host),
            UnusedCommand.Make(host),
            DiffCommand.Make(host),
            LintCommand.Make(host),
            AccessDeniedCommand.Make(host),
            ObservedCommand.Make(host),
            McpCommand.Make(host),
        };

    private static IEnumerable<string> NamesOf(CommandResult command)
        => command.Parent is CommandResult parent ? NamesOf(parent).Append(command.Command.Name + " ") : [];
}
