using System.CommandLine;
using IamAnalyzers.Tool.Answers;

namespace IamAnalyzers.Tool.Commands;

/// <summary>The options that name a reviewed policy.</summary>
internal sealed class ReviewedArguments
{
    private readonly Option<string[]> _against = new("--against") { Description = "A file of the reviewed policy; can be repeated. Without it, the files that the projects name." };
    private readonly Option<string> _role = new("--role") { Description = "The role that the policy of --against is attached to. Without it, the program's own." };

    /// <summary>Adds the options to a command.</summary>
    public ReviewedArguments(Command command)
    {
        command.Options.Add(_against);
        command.Options.Add(_role);
    }

    /// <summary>The role whose policy is given; empty for the program's own.</summary>
    public string RoleOf(ParseResult parsed) => parsed.GetValue(_role) ?? "";

    /// <summary>Reads the files of the reviewed policy.</summary>
    public IReadOnlyList<GivenPolicy> Read(ParseResult parsed, ToolHost host) => Read(parsed, host, _against, RoleOf(parsed));

    /// <summary>Reads the policies of an option.</summary>
    /// <param name="role">The role whose policies they are; empty for the program's own.</param>
    public static IReadOnlyList<GivenPolicy> Read(ParseResult parsed, ToolHost host, Option<string[]> option, string role = "")
        => [.. (parsed.GetValue(option) ?? []).Select(path => GivenPolicy.Read(host.PathOf(path), role))];
}
