using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class CompiledEntryPointsTests : IDisposable
{
    private const string Attributes = """

        namespace IamAnalyzers { [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)] internal sealed class IamEntryPointAttribute(string name) : Attribute { public string Name => name; } }
        namespace Amazon.Lambda.Annotations
        {
            internal enum LambdaPackageType { Zip, Image }
            [AttributeUsage(AttributeTargets.Method)] internal sealed class LambdaFunctionAttribute : Attribute { public string ResourceName { get; set; } = ""; public uint Timeout { get; set; } public LambdaPackageType PackageType { get; set; } }
            [AttributeUsage(AttributeTargets.Class)] internal sealed class LambdaStartupAttribute : Attribute { }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(EntryPointPrograms.Rows), MemberType = typeof(EntryPointPrograms))]
    public void EntryPoint_NeedsWhatItReaches(string name)
    {
        var program = EntryPointPrograms.Find(name);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var files = new List<string>();
            foreach (var (assembly, code) in program.Assemblies)
            {
                var isLast = program.Assemblies[^1].Name == assembly;
                var folder = Directory.CreateDirectory(Path.Combine(_folder, optimization.ToString())).FullName;
                files.Add(Compiled.To(folder, CompiledNeedsTests.Usings + (isLast ? "using IamAnalyzers; using Amazon.Lambda.Annotations;\n" : "") + code + (isLast ? Attributes : ""), optimization, assembly, [.. files], isExecutable: assembly.EndsWith("Exe", StringComparison.Ordinal)));
            }

            var (entries, problems) = CompiledEntryPoints.Read(files[^1], [.. files.Take(files.Count - 1)], Compiled.Sdk, program.Handlers, AwsCatalog.Default);
            var found = entries.SelectMany(static entry => Needs(entry).DefaultIfEmpty("nothing").Select(need => $"{entry.Name} {need}"));
            var (right, shown) = (string.Join("\n", program.Needs.Order(StringComparer.Ordinal)), string.Join("\n", found.Order(StringComparer.Ordinal)));
            Assert.True(right == shown, $"{optimization} needs\n{shown}\nand should need\n{right}");
            Assert.Equal(program.Problems, problems.Select(static problem => problem.Text));
        }
    }

    private static IEnumerable<string> Needs(ReachedEntryPoint entry)
        => entry.WhyAll.Length > 0 ? ["all: " + entry.WhyAll] : PolicyBuilder.Build(entry.Assemblies.SelectMany(static assembly => assembly.Needs.Permissions), PolicyOptions.Default, AwsCatalog.Default)
            .SelectMany(static policy => policy.Document.Statements)
            .SelectMany(static statement => statement.Actions.SelectMany(action => statement.Resources.Select(resource => action + " " + resource)))
            .Distinct(StringComparer.Ordinal);
}
