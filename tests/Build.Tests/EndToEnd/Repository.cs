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

    /// <summary>The packages that this repository takes, and the one that it makes, as a project file refers to them.</summary>
    public static IReadOnlySet<string> PackageVersions { get; } = Packages.Descendants()
        .Where(static one => one.Attribute("Version") is not null)
        .Select(static one => $"""Include="{one.Attribute("Include")!.Value}" Version="{one.Attribute("Version")!.Value}" """.TrimEnd())
        .Append($"""Include="IamAnalyzers" Version="{XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value}" """.TrimEnd())
        .ToHashSet();

    /// <summary>The folders of the AWS CDK below the folder of restored packages.</summary>
    public static IReadOnlyList<string> CdkFolders { get; } =
        [.. Packages.Descendants("AwsCdkPackage").Select(static one => Path.Combine(one.Attribute("Include")!.Value.ToLowerInvariant(), one.Attribute("Version")!.Value))];

    private static XDocument Packages => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"));

    private static string VersionOf(string package)
        => Packages.Descendants("AwsSdkPackage").Single(one => one.Attribute("Include")!.Value == package).Attribute("Version")!.Value;

    private static string Metadata(string key)
        => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
