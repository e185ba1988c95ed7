using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>The policies of a program that is read from its compiled code alone, as a reference without a record or a program in another language is.</summary>
internal static class PolicyOfCode
{
    private static readonly Dictionary<string, string> Sdk = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
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
            var needs = CompiledNeeds.Read(path, Sdk, AwsCatalog.Default);
            var documents = PolicyBuilder.Build(needs.Permissions, PolicyOptions.Default, AwsCatalog.Default).Select(static policy => policy.Document.Statements);
            return PolicyWriter.Write(new(documents.SelectMany(static statements => statements).ToEquatableArray()));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
