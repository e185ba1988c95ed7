using System.Reflection;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Where this repository and what was built of it stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Project(string name) => Path.Combine(Root, "src", name);

    public static string Built(string component)
        => Path.Combine(Project(component), "bin", Configuration, "netstandard2.0", $"IamAnalyzers.{component}.dll");

    private static string Metadata(string key)
        => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
