using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Credentials;

/// <summary>What one compile of a project looked through for credentials.</summary>
/// <param name="LogFile">The compiler's log, SARIF 2.1.</param>
/// <param name="Sources">The C# files, full paths.</param>
/// <param name="AdditionalFiles">The settings files that the compiler was handed.</param>
/// <param name="Resources">The embedded resources, which the log does not speak of.</param>
internal sealed record CredentialScan(string LogFile, IReadOnlyList<string> Sources, IReadOnlyList<string> AdditionalFiles, IReadOnlyList<string> Resources)
{
    /// <summary>Reads the item that <c>GetIamCredentialFindings</c> returns.</summary>
    public static CredentialScan Of(ITaskItem item)
        => new(item.GetMetadata("FullPath"), List(item, "Sources"), List(item, "AdditionalFiles"), List(item, "Resources"));

    private static string[] List(ITaskItem item, string metadata) => item.GetMetadata(metadata).Split([';'], StringSplitOptions.RemoveEmptyEntries);
}
