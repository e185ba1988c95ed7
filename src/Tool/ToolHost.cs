using Spectre.Console;

namespace IamAnalyzers.Tool;

/// <summary>What a command runs in: its input, its outputs and its folder.</summary>
/// <param name="input">Standard input.</param>
/// <param name="output">Standard output: the answer and nothing else.</param>
/// <param name="error">Standard error: what is told beside the answer, and errors.</param>
/// <param name="folder">The working folder.</param>
internal sealed class ToolHost(TextReader input, IAnsiConsole output, IAnsiConsole error, string folder)
{
    /// <summary>Standard input.</summary>
    public TextReader Input => input;

    /// <summary>Standard output.</summary>
    public IAnsiConsole Output => output;

    /// <summary>Standard error.</summary>
    public IAnsiConsole Error => error;

    /// <summary>The working folder.</summary>
    public string Folder => folder;

    /// <summary>A path as the user writes it, from the working folder.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, folder);

    /// <summary>Does long work, and says so where somebody watches.</summary>
    /// <param name="what">What is done, such as "Building App.csproj".</param>
    public T Work<T>(string what, Func<T> work)
        => error.Profile.Capabilities.Interactive ? error.Status().Start(Markup.Escape(what) + "...", _ => work()) : work();

    /// <summary>A host on the console of this process.</summary>
    public static ToolHost OfProcess()
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        return new(Console.In, ConsoleOf(Console.Out, Console.IsOutputRedirected), ConsoleOf(Console.Error, Console.IsErrorRedirected), Environment.CurrentDirectory);
    }

    /// <summary>A console on a writer.</summary>
    /// <param name="isPiped">Whether no terminal is behind it: then there are no colours, and lines are not wrapped.</param>
    public static IAnsiConsole ConsoleOf(TextWriter writer, bool isPiped)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPiped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPiped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPiped ? InteractionSupport.No : InteractionSupport.Detect,
        });
        const int NoWrapping = 1_000_000;
        if (isPiped) console.Profile.Width = NoWrapping;
        return console;
    }
}
