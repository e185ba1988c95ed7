using IamAnalyzers.Executed.Tests.Derivations;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>What stands around the statements, members and types of a program.</summary>
internal static class ProgramFrame
{
    private static readonly string Usings = string.Join("", new[]
    {
        "System", "System.Collections", "System.Collections.Concurrent", "System.Collections.Generic", "System.Collections.Immutable", "System.ComponentModel",
        "System.Diagnostics", "System.Diagnostics.CodeAnalysis", "System.Dynamic", "System.Globalization", "System.IO", "System.Linq", "System.Linq.Expressions",
        "System.Reflection", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Text", "System.Text.Json",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Channels", "System.Threading.Tasks", "Amazon", "Amazon.Runtime",
    }.Select(static name => $"global using {name};\n"));

    // Some models have types of these names too.
    private static readonly string Aliases = string.Join("", new[] { "Environment", "Action", "Version", "Attribute", "Delegate", "Exception" }
        .Select(static name => $"global using {name} = System.{name};\n"));

    public static IEnumerable<string> Files(ProgramDerivation program, string main, string members, string types)
    {
        var services = program.Sends.Select(static send => send.Operation.Client).Distinct().OrderBy(static client => client.Service, StringComparer.Ordinal);
        yield return Usings + Aliases + string.Join("", services.Select(static client => $"global using {client.Namespace};\nglobal using {client.Namespace}.Model;\n"));

        var store = "App.Args = args;\n";
        var app = $"internal static partial class App\n{{\ninternal static string[] Args = [];\n{members}}}\n";
        var start = program.HasMain
            ? $"internal static partial class App\n{{\ninternal static async Task Main(string[] args)\n{{\n{store}{main}await Task.CompletedTask;\n}}\n}}\n"
            : $"{store}{main}await Task.CompletedTask;\n";
        if (program.IsSplit)
        {
            yield return start;
            yield return app;
            yield return types;
        }
        else
        {
            yield return start + app + types;
        }
    }
}
