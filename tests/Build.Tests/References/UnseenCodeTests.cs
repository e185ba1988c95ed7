using System.Reflection;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Build.Tests.References;

/// <summary>Programs of which the generator sees a part only, as that of a Razor project does.</summary>
public sealed class UnseenCodeTests : IDisposable
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Rows => [.. Programs.Select(static program => program.Name)];

    private static IReadOnlyList<UnseenProgram> Programs { get; } = ReadPrograms();

    [Theory]
    [MemberData(nameof(Rows))]
    public void CodeThatTheGeneratorDoesNotSee_IsReadFromTheCompiledFile(string name)
    {
        var program = Programs.Single(program => program.Name == name);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            Assert.Equal(program.Expected, Read(Compile(program.Seen, program.Seen, program.Unseen, optimization)));
        }
    }

    [Fact]
    public void CallThatATool_AddsAfterCompile_IsReadFromTheCompiledFile()
    {
        const string Seen = "public class Start(IAmazonS3 s3) { public Task Run() { return s3.GetObjectAsync(\"one\", \"k\"); } }";
        const string Woven = "public class Start(IAmazonS3 s3) { public Task Run() { s3.GetObjectAsync(\"two\", \"k\"); return s3.GetObjectAsync(\"one\", \"k\"); } }";

        Assert.Equal("> s3:GetObject arn:aws:s3:::one/k\n> s3:GetObject arn:aws:s3:::two/k", Read(Compile(Seen, Woven, "", OptimizationLevel.Release)));
    }

    [Fact]
    public void RecordOfAnOlderVersion_IsTakenAsItIs()
    {
        var path = Compile(Programs[0].Seen, Programs[0].Seen, Programs[0].Unseen, OptimizationLevel.Release, static generated => generated.Replace(" Seen =>", " Later =>", StringComparison.Ordinal));

        Assert.Equal("> s3:PutObject arn:aws:s3:::one/k", Read(path));
    }

    [Fact]
    public void PublicMemberOfAnApplication_IsOpenToThoseWhoReferToIt()
    {
        const string Code = "await Store.Up(new AmazonS3Client(), \"one\");\npublic static class Store { public static Task Up(IAmazonS3 s3, string bucket) => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = \"k\" }); }";
        var path = Compile(Code, Code, "", OptimizationLevel.Release);

        Assert.Equal("> s3:PutObject arn:aws:s3:::one/k", Read(path));
        Assert.Equal("> s3:PutObject arn:aws:s3:::*/k", Read(path, static (reader, file) => reader.ReadReference(file)));
    }

    [Theory]
    [InlineData("two", 1)]
    [InlineData("one", 0)]
    public void CodeThatNeedsWhatTheSourceDoesNot_IsTold(string bucket, int messages)
    {
        const string Seen = "public class Start(IAmazonS3 s3) { public Task Run() => s3.GetObjectAsync(\"one\", \"k\"); }";
        var path = Compile(Seen, Seen, $$"""public class Page(IAmazonS3 s3) { public Task Render() => s3.GetObjectAsync("{{bucket}}", "k"); }""", OptimizationLevel.Release);

        Assert.Equal(messages, UnseenCodeMessage.Of(new AssemblyReader(AwsCatalog.Default, Sdk).Read(path)).Count());
    }

    private static string Read(string path) => Read(path, static (reader, file) => reader.Read(file));

    private static string Read(string path, Func<AssemblyReader, string, AssemblyContent> read)
    {
        var content = read(new AssemblyReader(AwsCatalog.Default, Sdk), path);
        var source = ReferenceSource.Of("Program", content)!;
        return string.Join("\n", PolicyBuilder.Build(source.Needs.Permissions, PolicyOptions.Default, AwsCatalog.Default)
            .SelectMany(static policy => policy.Document.Statements)
            .SelectMany(static statement => statement.Actions.SelectMany(action => statement.Resources.Select(resource => $"> {action} {resource}")))
            .Concat(source.Needs.Unresolved.Select(static call => "> unresolved " + call.Member))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Concat(content.Unseen.Select(static owner => "? " + owner)));
    }

    private string Compile(string seen, string compiled, string unseen, OptimizationLevel optimization, Func<string, string>? change = null)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var source = CSharpCompilation.Create(
            "Program",
            [Parse(Usings + seen, "Seen.cs")],
            References,
            new CSharpCompilationOptions(seen.Contains("await Up", StringComparison.Ordinal) || seen.Contains("await Store", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization));
        CSharpGeneratorDriver.Create([new IamPolicyGenerator().AsSourceGenerator()], parseOptions: parse).RunGeneratorsAndUpdateCompilation(source, out var withRecord, out _);
        var generated = withRecord.SyntaxTrees.Skip(1).Select(tree => Parse((change ?? (static text => text))(tree.ToString()), tree.FilePath));
        var path = Path.Combine(_folder, $"Program{Guid.NewGuid():N}.dll");
        var result = source.RemoveAllSyntaxTrees().AddSyntaxTrees([Parse(Usings + compiled, "Seen.cs"), Parse(Usings + unseen, "Unseen.cs"), .. generated]).Emit(path);
        return result.Success ? path : throw new ArgumentException(string.Join("\n", result.Diagnostics), nameof(seen));

        SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(text, parse, file, System.Text.Encoding.UTF8);
    }

    private static IReadOnlyDictionary<string, string> Sdk { get; } = new[] { typeof(Amazon.S3.IAmazonS3), typeof(Amazon.Runtime.AmazonServiceClient) }
        .ToDictionary(static type => type.Assembly.GetName().Name!, static type => type.Assembly.Location, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<MetadataReference> References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll")
        .Concat(Sdk.Values)
        .Select(static file => MetadataReference.CreateFromFile(file))
        .ToArray();

    private static List<UnseenProgram> ReadPrograms()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("UnseenPrograms.txt")!);
        return reader.ReadToEnd().Split("\n== ").Skip(1).Select(static text =>
        {
            var lines = text.TrimEnd().Split('\n');
            var code = lines.Skip(1).Where(static line => line[..Math.Min(2, line.Length)] is not ("> " or "? ")).ToArray();
            var split = Array.IndexOf(code, "-- unseen");
            return new UnseenProgram(
                lines[0].Trim(),
                string.Join("\n", code.Take(split)),
                string.Join("\n", code.Skip(split + 1)),
                string.Join("\n", lines.Skip(1).Where(static line => line[..Math.Min(2, line.Length)] is "> " or "? ")));
        }).ToList();
    }

    private sealed record UnseenProgram(string Name, string Seen, string Unseen, string Expected);
}
