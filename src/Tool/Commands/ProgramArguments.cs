using System.CommandLine;
using IamAnalyzers.Tool.Inputs;

namespace IamAnalyzers.Tool.Commands;

/// <summary>The arguments of commands that look at programs.</summary>
internal sealed class ProgramArguments
{
    private readonly Argument<string> _input = new("program") { Description = "An assembly, an executable, a publish folder, a zip file, a project or a solution. Without it, the project or solution of the working folder.", DefaultValueFactory = static _ => "." };
    private readonly Option<string> _program = new("--program") { Description = "The one program of a solution or folder, by its name." };
    private readonly Option<string> _configuration = new("--configuration", "-c") { Description = "The configuration in which a project is built." };
    private readonly Option<string> _framework = new("--framework", "-f") { Description = "The one framework of a project." };
    private readonly Option<string[]> _properties = new("--property", "-p") { Description = "An MSBuild property for the build of a project, Name=Value. Can be repeated." };
    private readonly Option<string> _partition = new("--partition") { Description = "The partition of an assembly's ARNs, such as aws-cn. A project has its own." };
    private readonly Option<string> _region = new("--region") { Description = "The region of an assembly's ARNs. A project has its own." };
    private readonly Option<string> _account = new("--account") { Description = "The account of an assembly's ARNs. A project has its own." };
    private readonly Option<string[]> _runtimes = new("--runtime") { Description = "What an assembly runs on, such as Lambda or EcsExec; can be repeated. A project has its own." };
    private readonly Option<string[]> _inputs = new("--input") { Description = "The value of an environment variable or configuration key by which an assembly names a resource, Name=value or Name=pattern; can be repeated. Only an assembly that was built with IamAnalyzers records the names. A project has its own." };
    private readonly Option<bool> _all = new("--all-code") { Description = "Counts all code of an assembly's references, not only what the program reaches." };

    /// <summary>Adds the arguments to a command.</summary>
    /// <param name="isArgument">Whether the program is the command's argument; otherwise it is the option <c>--in</c>.</param>
    public ProgramArguments(Command command, bool isArgument = true)
    {
        IsArgument = isArgument;
        if (isArgument) command.Arguments.Add(_input);
        else command.Options.Add(In);
        foreach (var option in new Option[] { _program, _configuration, _framework, _properties, _partition, _region, _account, _runtimes, _inputs, _all }) command.Options.Add(option);
    }

    private bool IsArgument { get; }

    private Option<string> In { get; } = new("--in") { Description = "The program: an assembly, an executable, a publish folder, a zip file, a project or a solution. Without it, the project or solution of the working folder.", DefaultValueFactory = static _ => "." };

    /// <summary>Reads the programs that a command line names.</summary>
    /// <param name="work">A folder for what is kept while they are read.</param>
    public IReadOnlyList<ToolProgram> Read(ParseResult parsed, ToolHost host, WorkFolder work, CancellationToken cancellation)
    {
        var input = (IsArgument ? parsed.GetValue(_input) : parsed.GetValue(In)) ?? ".";
        var path = host.PathOf(input);
        var options = new InputOptions
        {
            PlacesFrom = host.Folder,
            Partition = parsed.GetValue(_partition) ?? "",
            Region = parsed.GetValue(_region) ?? "",
            Account = parsed.GetValue(_account) ?? "",
            Runtimes = parsed.GetValue(_runtimes) ?? [],
            Inputs = parsed.GetValue(_inputs) ?? [],
            CountsAll = parsed.GetValue(_all),
            Configuration = parsed.GetValue(_configuration) ?? "",
            Framework = parsed.GetValue(_framework) ?? "",
            Properties = parsed.GetValue(_properties) ?? [],
        };
        var programs = host.Work(ProjectInput.Is(path) || Directory.Exists(path) ? $"Building and reading {Path.GetFileName(path)}" : $"Reading {Path.GetFileName(path)}", () => ProgramInputs.Read(path, options, work, cancellation));
        if (parsed.GetValue(_program) is not { Length: > 0 } name) return programs;
        ToolProgram[] chosen = [.. programs.Where(program => string.Equals(program.Name, name, StringComparison.OrdinalIgnoreCase))];
        return chosen.Length > 0 ? chosen : throw new ToolException($"'{input}' has no program '{name}'. It has: {string.Join(", ", programs.Select(static program => program.Name))}.", ExitCodes.Usage);
    }
}
