namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The package of this repository, packed once, in a feed of its own with a version of its own: no cache can serve older bits.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackageFeed()
        => DotNet.Run(
            Repository.Root, "pack", Repository.Project("Package"), "-c", Repository.Configuration, "-o", _folder.ToFile("feed"),
            $"-p:PackageVersion={Version}", "--no-build", "-p:BuildProjectReferences=false").Succeeded();

    /// <summary>The packages that are there already need not be unpacked again.</summary>
    public static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The version.</summary>
    public string Version { get; } = $"0.0.0-test-{Guid.NewGuid():N}";

    /// <summary>The file of the package.</summary>
    public string File => _folder.ToFile(Path.Combine("feed", $"IamAnalyzers.{Version}.nupkg"));

    /// <summary>What makes a folder restore from the feed.</summary>
    public string Configuration => $"""
        <configuration>
          <packageSources>
            <add key="built-here" value="{_folder.ToFile("feed")}" />
          </packageSources>
          <config>
            <add key="globalPackagesFolder" value="{_folder.ToFile("packages")}" />
          </config>
          <fallbackPackageFolders>
            <add key="restored" value="{Cache}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    public void Dispose() => _folder.Dispose();
}
