using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>No false alarm in what we have at hand: our own sources, the samples, the packages that we restore.</summary>
public class OwnFilesTests
{
    private static readonly string Root = Metadata("RepositoryRoot");

    [Theory]
    [InlineData("src", 100)]
    [InlineData("samples", 5)]
    [InlineData("tools", 5)]
    [InlineData("benchmarks", 3)]
    public async Task OwnSources_HaveNoFinding(string folder, int least)
    {
        var files = Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToArray();
        Assert.InRange(files.Length, least, 10_000);
        var compilation = CSharpCompilation.Create(
            "Own", files.Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file)), ReferenceAssemblies.AwsV4.References);
        var found = await compilation.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(found.Select(static one => one.ToString()));
    }

    [Fact]
    public void OwnSettingsAndPages_HaveNoFinding()
    {
        var files = Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            .Where(static file => IsOwn(Path.GetRelativePath(Root, file)) && (SettingsFiles.HoldsSettings(file) || file.EndsWith(".md", StringComparison.Ordinal)))
            .ToArray();
        Assert.InRange(files.Length, 50, 10_000);
        Assert.Empty(files.SelectMany(static file => TextEvidence.Credentials(File.ReadAllText(file)).Select(match => $"{file}: {CredentialText.Describe(match)}")));
    }

    /// <summary>A regular expression can backtrack, and a text made for it then takes for ever: these rules read characters.</summary>
    [Fact]
    public void CredentialRules_UseNoRegularExpression()
    {
        var files = Directory.GetDirectories(Path.Combine(Root, "src"), "Credentials", SearchOption.AllDirectories)
            .SelectMany(static folder => Directory.GetFiles(folder, "*.cs"))
            .ToArray();
        Assert.InRange(files.Length, 60, 1000);
        Assert.DoesNotContain(files, static file => File.ReadAllText(file).Contains("Regex", StringComparison.Ordinal));
    }

    private static bool IsOwn(string path)
        => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" or "node_modules" or ".git" or "TestResults");

    /// <summary>What the packages bring beside their assemblies: documentation, build files, licences, sources.</summary>
    [Fact]
    public void TextsOfRestoredPackages_HaveNoFinding()
    {
        string[] kinds = [".xml", ".props", ".targets", ".json", ".md", ".txt", ".cs", ".config", ".nuspec", ".editorconfig", ".globalconfig", ".ruleset"];
        var files = PackageFolders().SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => kinds.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .GroupBy(static file => (Path.GetFileName(file), new FileInfo(file).Length))
            .Select(static same => same.First())
            .ToArray();
        Assert.InRange(files.Length, 100, 100_000);
        Assert.Empty(files.SelectMany(static file => TextEvidence.Credentials(File.ReadAllText(file)).Select(match => $"{file}: {CredentialText.Describe(match)}")));
    }

    [Fact]
    public void UserStringsOfRestoredPackages_HaveNoFinding()
    {
        var strings = 0;
        var found = new List<string>();
        foreach (var file in Assemblies())
        {
            foreach (var text in UserStrings(file))
            {
                strings++;
                found.AddRange(TextEvidence.Credentials(text).Select(match => $"{Path.GetFileName(file)}: {CredentialText.Describe(match)} in {text.Length} characters"));
            }
        }

        Assert.Empty(found);
        Assert.InRange(strings, 20_000, int.MaxValue);
    }

    private static IEnumerable<string> PackageFolders()
    {
        var packages = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(static package => ((string)package.Attribute("Include")!).ToLowerInvariant());
        return packages.Select(static name => Path.Combine(Metadata("NuGetPackageRoot"), name)).Where(Directory.Exists);
    }

    private static IEnumerable<string> Assemblies()
        => PackageFolders().SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll", SearchOption.AllDirectories))
            .Where(static file => !file.EndsWith(".resources.dll", StringComparison.Ordinal))
            .GroupBy(static file => (Path.GetFileName(file), new FileInfo(file).Length))
            .Select(static same => same.First());

    /// <summary>The literals that code loads, and the constants, which stand in another place.</summary>
    private static List<string> UserStrings(string file)
    {
        var strings = new List<string>();
        using var stream = File.OpenRead(file);
        using var assembly = new PEReader(stream);
        if (!assembly.HasMetadata) return strings;
        var metadata = assembly.GetMetadataReader();
        for (var handle = metadata.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = metadata.GetNextHandle(handle)) strings.Add(metadata.GetUserString(handle));
        foreach (var handle in metadata.FieldDefinitions)
        {
            var constant = metadata.GetFieldDefinition(handle).GetDefaultValue();
            if (constant.IsNil || metadata.GetConstant(constant) is not { TypeCode: ConstantTypeCode.String } value) continue;
            if (metadata.GetBlobReader(value.Value).ReadConstant(ConstantTypeCode.String) is string text) strings.Add(text);
        }

        return strings;
    }

    private static string Metadata(string key)
        => typeof(OwnFilesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
