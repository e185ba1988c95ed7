using System.Xml.Linq;

namespace IamAnalyzers.Ide.Tests.Projects;

/// <summary>A folder with projects of a user, who takes the packed package from a feed and has never built them.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _package;

    public ProjectFolder(PackageFeed package)
    {
        _package = package;
        Write("nuget.config", package.Configuration);

        // Stops the search for settings of the folders above.
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
    }

    public void Dispose() => _folder.Dispose();

    public string ToFile(string path) => Path.Combine([_folder.Path, .. path.Split('/')]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ToFile(path))!);
        File.WriteAllText(ToFile(path), text);
    }

    public string Read(string path) => File.ReadAllText(ToFile(path));

    /// <summary>Writes a project that refers to the S3 package of the SDK and to ours.</summary>
    /// <param name="items">More items.</param>
    /// <param name="framework">Its target framework, or several.</param>
    public void WriteProject(string name, string properties = "", string items = "", string framework = "net10.0", bool hasPackage = true)
        => Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework{(framework.Contains(';', StringComparison.Ordinal) ? "s" : "")}>{framework}</TargetFramework{(framework.Contains(';', StringComparison.Ordinal) ? "s" : "")}>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" />
                {(hasPackage ? $"""<PackageReference Include="IamAnalyzers" Version="{_package.Version}" PrivateAssets="all" />""" : "")}
                {items}
              </ItemGroup>
            </Project>
            """);

    /// <summary>Writes an application with one file.</summary>
    public void WriteApplication(string name, string code, string properties = "", string items = "", string framework = "net10.0")
    {
        WriteProject(name, "<OutputType>Exe</OutputType>" + properties, items, framework);
        Write($"{name}/Program.cs", code);
    }

    /// <summary>Adds an item to a project file, as somebody who edits it does.</summary>
    public void AddItem(string project, string item)
    {
        var file = XDocument.Load(ToFile($"{project}/{project}.csproj"));
        file.Root!.Add(XElement.Parse($"<ItemGroup>{item}</ItemGroup>"));
        file.Save(ToFile($"{project}/{project}.csproj"));
    }

    public BuildResult Restore(string project) => Run("restore", project);

    public BuildResult Build(string project, params string[] arguments) => Run(["build", project, "-tl:off", .. arguments]);

    private BuildResult Run(params string[] arguments) => DotNet.Run(_folder, arguments);
}
