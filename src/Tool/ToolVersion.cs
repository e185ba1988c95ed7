using System.Reflection;

namespace IamAnalyzers.Tool;

/// <summary>What the tool says of itself.</summary>
internal static class ToolVersion
{
    /// <summary>Its home page.</summary>
    public const string Home = "https://github.com/iam-analyzers/iam-analyzers";

    /// <summary>Its version, without the commit.</summary>
    public static string Text { get; } = (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    /// <summary>The page of a command.</summary>
    /// <param name="command">The command, such as <c>diff</c>.</param>
    public static string CommandPage(string command) => $"{Home}/blob/main/docs/tool/{command}.md";

    /// <summary>The page of a rule.</summary>
    /// <param name="rule">The rule, such as <c>IAM2001</c>.</param>
    public static string RulePage(string rule) => $"{Home}/blob/main/docs/rules/{rule}.md";
}
