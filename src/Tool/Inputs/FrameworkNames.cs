namespace IamAnalyzers.Tool.Inputs;

/// <summary>The assemblies that come with .NET, and that no program brings along.</summary>
internal static class FrameworkNames
{
    private static readonly string[] Prefixes = ["System.", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.JSInterop", "Microsoft.Net.Http", "Microsoft.Win32.", "Microsoft.VisualBasic", "Microsoft.CSharp", "Presentation", "UIAutomation"];
    private static readonly string[] Names = ["System", "mscorlib", "netstandard", "WindowsBase", "FSharp.Core"];

    /// <summary>Whether an assembly comes with .NET, by its name.</summary>
    /// <param name="name">The simple name.</param>
    public static bool Has(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
