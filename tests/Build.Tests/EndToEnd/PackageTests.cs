using System.IO.Compression;
using IamAnalyzers.Core.Tests.Credentials;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The package as others get it: from a feed, in a folder that knows nothing of this repository.</summary>
public sealed class PackageTests(PackageFeed package) : IClassFixture<PackageFeed>, IDisposable
{
    // The reader of YAML has 0.11 MB of it, and the symbols, in a release build, 0.5 MB.
    private const int MostBytes = 3_600_000;

    private readonly Workspace _repository = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _repository.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ProjectThatTakesThePackage_GetsThePolicyOfTheRepository()
    {
        PackageHoldsWhatItMust();

        WriteProject(Code.GetsAnObject);
        var build = Build();

        var policy = _folder.ToFile(Path.Combine("app", "bin", "Debug", "net10.0", "App.iam-policy.json"));
        Assert.EndsWith(" -> " + policy, Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.Contains("template.yaml(7,11): warning IAM3002", build.Output, StringComparison.Ordinal);

        _repository.WriteApplication("App", Code.GetsAnObject);
        _repository.Build("App").Succeeded();
        Assert.Contains("s3:GetObject", File.ReadAllText(policy), StringComparison.Ordinal);
        Assert.Equal(_repository.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), File.ReadAllText(policy));
    }

    [Fact]
    public void FormatOfAProjectThatTakesThePackage_TakesCredentialsOutAndNeedsNoSecondRun()
    {
        WriteProject($$"""
            using Amazon;
            using Amazon.S3;

            const string Id = "{{TestKeys.Id(951)}}";
            const string Secret = "{{TestKeys.Secret(952)}}";
            var photos = new AmazonS3Client(Id, Secret, RegionEndpoint.EUWest1);
            var mail = new System.Net.NetworkCredential("{{TestKeys.Id(951)}}", "{{TestKeys.Smtp(953)}}");
            System.Console.WriteLine(photos.Config.RegionEndpoint + mail.UserName);

            """);
        Assert.Contains("warning IAM0001", Build().Output, StringComparison.Ordinal);

        var once = Format();
        Assert.Contains("new AmazonS3Client(RegionEndpoint.EUWest1)", once, StringComparison.Ordinal);
        Assert.Contains("GetEnvironmentVariable(\"SES_SMTP_USERNAME\")", once, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Id(951), once, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Secret(952), once, StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Smtp(953), once, StringComparison.Ordinal);
        Assert.Equal(once, Format());
        Assert.DoesNotContain("IAM000", Build("--no-incremental").Output, StringComparison.Ordinal);
    }

    private BuildResult Build(params string[] arguments)
        => DotNet.Run(_folder.ToFile("app"), ["build", "-tl:off", .. arguments]).Succeeded();

    /// <summary>The program after a run of <c>dotnet format</c>, which must find nothing that it cannot do.</summary>
    private string Format()
    {
        var run = DotNet.Run(
            _folder.ToFile("app"), "format", "analyzers", "--no-restore", "--diagnostics", "IAM0001", "IAM0002", "IAM0003", "--severity", "warn", "--verbosity", "normal").Succeeded();
        Assert.DoesNotContain("Unable to fix", run.Output, StringComparison.Ordinal);
        return File.ReadAllText(_folder.ToFile(Path.Combine("app", "Program.cs")));
    }

    private void PackageHoldsWhatItMust()
    {
        Assert.InRange(new FileInfo(package.File).Length, 500_000, MostBytes);
        using var archive = ZipFile.OpenRead(package.File);
        var files = archive.Entries.Select(static entry => entry.FullName).ToArray();
        string[] expected =
        [
            "analyzers/dotnet/cs/IamAnalyzers.Analyzers.dll",
            "analyzers/dotnet/cs/IamAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/IamAnalyzers.Core.dll",
            "analyzers/dotnet/cs/IamAnalyzers.Generators.dll",
            "analyzers/dotnet/cs/IamAnalyzers.SdkCalls.dll",
            "build/IamAnalyzers.Addresses.props",
            "build/IamAnalyzers.props",
            "build/IamAnalyzers.targets",
            "buildMultiTargeting/IamAnalyzers.props",
            "buildMultiTargeting/IamAnalyzers.targets",
            "tasks/netstandard2.0/IamAnalyzers.Assemblies.dll",
            "tasks/netstandard2.0/IamAnalyzers.Build.dll",
            "tasks/netstandard2.0/IamAnalyzers.Core.dll",
            "tasks/netstandard2.0/YamlDotNet.dll",
            "build/IamAnalyzers.Options.targets",
            "build/IamAnalyzers.Templates.targets",
            "LICENSE",
            "README.md",
            "icon.png",
        ];
        Assert.Empty(expected.Except(files));
        Assert.DoesNotContain(files, static file => file.StartsWith("lib/", StringComparison.Ordinal));

        using var nuspec = new StreamReader(archive.GetEntry("IamAnalyzers.nuspec")!.Open());
        var text = nuspec.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
        Assert.Contains("<icon>icon.png</icon>", text, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", text, StringComparison.Ordinal);
        Assert.Contains("<repository type=\"git\" url=\"https://github.com/", text, StringComparison.Ordinal);
        Assert.InRange(archive.GetEntry("icon.png")!.Length, 500, 10_240);
    }

    private void WriteProject(string code)
    {
        Directory.CreateDirectory(_folder.ToFile("app"));
        File.WriteAllText(_folder.ToFile(Path.Combine("app", "Program.cs")), code);
        File.WriteAllText(_folder.ToFile(Path.Combine("app", "template.yaml")), """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    - S3ReadsPolicy: { BucketName: x }
            """);
        File.WriteAllText(_folder.ToFile(Path.Combine("app", "nuget.config")), package.Configuration);
        File.WriteAllText(_folder.ToFile(Path.Combine("app", "App.csproj")), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" />
                <PackageReference Include="IamAnalyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
    }
}
