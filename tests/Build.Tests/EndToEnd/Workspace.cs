namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// A folder with projects of a user. They get the build step from the targets that the package holds and the components from
/// where they were built, which spares a package for each test; the tests of the package hold the two together.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private static readonly string[] NoRestore = ["--no-restore"];
    private static readonly string[] Components = ["Core", "SdkCalls", "Generators", "Analyzers"];

    private readonly TemporaryFolder _folder = new();
    private readonly HashSet<string> _restored = [];

    public Workspace()
    {
        Write("Directory.Build.props", $"""
            <Project>
              <Import Project="{Repository.Project("Package")}/build/IamAnalyzers.props" />
              <PropertyGroup>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", $"""
            <Project>
              <PropertyGroup>
                <IamAnalyzersTaskAssembly>{Repository.Built("Build")}</IamAnalyzersTaskAssembly>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(Components.Select(Repository.Built).Where(File.Exists).Select(static file => $"""<Analyzer Include="{file}" />"""))}
              </ItemGroup>
              <Import Project="{Repository.Project("Package")}/build/IamAnalyzers.targets" />
              <Import Project="{Repository.Project("Package")}/buildMultiTargeting/IamAnalyzers.targets" Condition="'$(TargetFrameworks)' != '' and '$(TargetFramework)' == ''" />
            </Project>
            """);
    }

    public string Path => _folder.Path;

    public void Dispose() => _folder.Dispose();

    public string ToFile(params string[] path) => System.IO.Path.Combine([_folder.Path, .. path]);

    public void Write(string path, string text)
    {
        var file = ToFile(path);
        if (path.EndsWith("proj", StringComparison.Ordinal)) _restored.Clear();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(params string[] path) => File.ReadAllText(ToFile(path));

    public bool Has(params string[] path) => File.Exists(ToFile(path));

    /// <summary>Writes a project that refers to the real S3 package.</summary>
    public void WriteProject(string name, string properties = "", string items = "", string sdk = "Microsoft.NET.Sdk", string framework = "<TargetFramework>net10.0</TargetFramework>")
        => Write($"{name}/{System.IO.Path.GetFileName(name)}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                {framework}
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Writes an application that refers to the real S3 package.</summary>
    public void WriteApplication(string name, string code, string properties = "", string items = "")
    {
        WriteProject(name, "<OutputType>Exe</OutputType>" + properties, items);
        Write($"{name}/Program.cs", code);
    }

    /// <summary>Builds a project; restores it when a project file was written since it was last built.</summary>
    public BuildResult Build(string project, params string[] arguments)
        => DotNet.Run(_folder, ["build", project, "-v:n", "-tl:off", .. _restored.Add(project) ? [] : NoRestore, .. arguments]);

    public BuildResult Run(params string[] arguments) => DotNet.Run(_folder, arguments);

    /// <summary>The time of each file, so that two of these tell what was written between.</summary>
    public IReadOnlyDictionary<string, DateTime> Times(string folder = "")
        => Directory.EnumerateFiles(ToFile(folder), "*", SearchOption.AllDirectories)
            .ToDictionary(file => System.IO.Path.GetRelativePath(_folder, file), File.GetLastWriteTimeUtc);
}
