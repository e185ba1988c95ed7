using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;

using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Executed.Tests.Compiling;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>
/// The two readers side by side: both must find the same members of the SDK in a program, and ask for the same actions. Each may see more of a call's
/// request than the other, but what they name must meet: all that is asked for is in both.
/// </summary>
internal static class ReaderComparison
{
    private const string SecretSuffix = "-??????";

    /// <summary>Compares what the generator wrote into an assembly with what its code alone tells.</summary>
    /// <returns>A line for each difference, sorted.</returns>
    public static IReadOnlyList<string> Of(byte[] assembly)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, assembly);
            return Of(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Compares what the generator wrote into a file with what its code alone tells.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A line for each difference, sorted.</returns>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!NeedsRecordFormat.TryRead(new AssemblyReader(AwsCatalog.Default, PolicyOfCode.Sdk).Read(path).Record ?? "", out var source)) throw new InvalidOperationException("It has no record.");
        var code = CompiledNeeds.Read(path, PolicyOfCode.Sdk, AwsCatalog.Default).Needs;
        return
        [
            .. source.Members.Except(code.Members, StringComparer.Ordinal).Select(static member => "only the source: " + member).Order(StringComparer.Ordinal),
            .. code.Members.Except(source.Members, StringComparer.Ordinal).Select(static member => "only the code: " + member).Order(StringComparer.Ordinal),
            .. Keys(source).Union(Keys(code)).SelectMany(key => Compare(source, code, key)),
        ];
    }

    private static IEnumerable<(string Member, string Action)> Keys(NeedsRecord needs)
        => needs.Permissions.Select(static permission => (permission.Member, permission.Action)).Order();

    // Each may see more of a call than the other, and so know that it does not need an action or which resource it names. Where they name nothing in common, one of them is wrong.
    private static IEnumerable<string> Compare(NeedsRecord source, NeedsRecord code, (string Member, string Action) key)
    {
        var (inSource, inCode) = (Of(source, key), Of(code, key));
        if (inSource.Length == 0 || inCode.Length == 0)
        {
            if (inSource.Concat(inCode).Any(static permission => permission.Tier == Tier.Required && permission.Case is null)) yield return $"only the {(inCode.Length == 0 ? "source" : "code")}: {key.Action} of {key.Member}";
            yield break;
        }

        var (bySource, byCode) = (Resources(inSource), Resources(inCode));
        if (!bySource.Any(resource => byCode.Any(other => ArnPattern.Parse(resource).Meets(ArnPattern.Parse(other))))) yield return $"apart: {key.Action} of {key.Member}: source {string.Join(" ", bySource)}; code {string.Join(" ", byCode)}";
    }

    // A secret's ARN ends with six characters behind its name, which a whole ARN has already.
    private static string WithoutSuffix(string resource) => resource.EndsWith(SecretSuffix, StringComparison.Ordinal) ? resource[..^SecretSuffix.Length] + "*" : resource;

    private static Permission[] Of(NeedsRecord needs, (string Member, string Action) key)
        => [.. needs.Permissions.Where(permission => permission.Member == key.Member && permission.Action == key.Action)];

    private static string[] Resources(IEnumerable<Permission> permissions)
        => [.. permissions.SelectMany(static permission => PolicyOptions.Default.Needed(permission.Resources)).Select(PolicyOptions.Default.Fill).Select(WithoutSuffix).Distinct().Order(StringComparer.Ordinal)];
}
