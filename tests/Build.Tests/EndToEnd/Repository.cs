using System.Reflection;
using System.Xml.Linq;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Where this repository and what was built of it stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Project(string name) => Path.Combine(Root, "src", name);

    public static string Built(string component)
        => Path.Combine(Project(component), "bin", Configuration, "netstandard2.0", $"IamAnalyzers.{component}.dll");

    /// <summary>The version of the SDK's S3 package that samples and tests take: the projects of the tests take it too, so that they need no other download.</summary>
    public static string S3Version { get; } = VersionOf("AWSSDK.S3");

    /// <summary>The version of the SDK's package for dependency injection.</summary>
    public static string SetupVersion { get; } = VersionOf("AWSSDK.Extensions.NETCore.Setup");

    private static string VersionOf(string package)
        => XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("AwsSdkPackage").Single(one => one.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static string Metadata(string key)
        => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
