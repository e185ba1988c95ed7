using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>The policies of a program that is read from its compiled code alone, as a reference without a record or a program in another language is.</summary>
internal static class PolicyOfCode
{
    /// <summary>The file of each assembly of the SDK, by its simple name.</summary>
    public static Dictionary<string, string> Sdk { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path).StartsWith("AWSSDK.", StringComparison.Ordinal))
        .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Derives the policies from an assembly.</summary>
    /// <returns>All of their statements in one document, as JSON.</returns>
    public static string Of(byte[] assembly)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, assembly);
            return Of(CompiledNeeds.Read(path, Sdk, AwsCatalog.Default).Needs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Builds the policies of what a program needs.</summary>
    /// <returns>All of their statements in one document, as JSON.</returns>
    public static string Of(NeedsRecord needs)
    {
        var documents = PolicyBuilder.Build(needs.Permissions, PolicyOptions.Default, AwsCatalog.Default).Select(static policy => policy.Document.Statements);
        return PolicyWriter.Write(new(documents.SelectMany(static statements => statements).ToEquatableArray()));
    }
}
