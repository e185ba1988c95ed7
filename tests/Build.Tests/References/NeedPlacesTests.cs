using System.Reflection;
using System.Text.RegularExpressions;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Positions;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Build.Tests.References;

/// <summary>Of several calls of one member the explanation names those that need a resource, and no others.</summary>
public sealed partial class NeedPlacesTests : IDisposable
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\n";
    private const string Member = "Amazon.S3.IAmazonS3.GetObjectAsync";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Rows => [.. Programs.Keys];

    private static Dictionary<string, string> Programs { get; } = ReadPrograms();

    [Theory]
    [MemberData(nameof(Rows))]
    public void CallsWithARecord_AreNamedForWhatTheyNeed(string name)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release }) Check(Programs[name], optimization, hasRecord: true);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void CallsInCompiledCode_AreNamedForWhatTheyNeed(string name)
    {
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release }) Check(Programs[name], optimization, hasRecord: false);
    }

    private void Check(string code, OptimizationLevel optimization, bool hasRecord)
    {
        var path = InMemory.Compile(_folder, Usings + code, optimization, hasRecord);
        var content = new AssemblyReader(AwsCatalog.Default, InMemory.Sdk).Read(path);
        var needs = ReferenceSource.Of("Program", content)!.Needs;
        var places = NeedPlaces.Read(path, "/src/App", AwsCatalog.Default, content.CodeCalls);
        var found = needs.Permissions.Where(static need => need is { Member: Member, Action: "s3:GetObject" })
            .SelectMany(need => need.Resources.Where(static resource => resource.Contains(":s3:::", StringComparison.Ordinal)).Select(resource => (Bucket: Bucket().Match(resource).Groups[1].Value, Places: places.Of(need))))
            .GroupBy(static one => one.Bucket)
            .ToDictionary(static one => one.Key, static one => string.Join(" ", one.SelectMany(static places => places.Places).Distinct()));
        var lines = (Usings + code).Split('\n');
        var expected = lines.Select(static (line, index) => (Buckets: line.Contains("//", StringComparison.Ordinal) ? line[(line.IndexOf("//", StringComparison.Ordinal) + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [], Line: index + 1))
            .SelectMany(static line => line.Buckets.Select(bucket => (Bucket: bucket, line.Line)))
            .GroupBy(static one => one.Bucket)
            .ToDictionary(static one => one.Key, static one => string.Join(" ", one.Select(static place => $"Code.cs:{place.Line}")));

        Assert.Equal(
            $"{optimization}\n" + string.Join("\n", expected.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => one.Key + ": " + one.Value)),
            $"{optimization}\n" + string.Join("\n", found.OrderBy(static one => one.Key, StringComparer.Ordinal).Where(one => expected.ContainsKey(one.Key)).Select(static one => one.Key + ": " + one.Value)));
    }

    private static Dictionary<string, string> ReadPrograms()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("PlacedPrograms.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("\n== ").Skip(1).ToDictionary(static part => part[..part.IndexOf('\n', StringComparison.Ordinal)], static part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    [GeneratedRegex(":s3:::([a-z]+)/")]
    private static partial Regex Bucket();
}
