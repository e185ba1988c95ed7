using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class ReachedNeedsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ReachedPrograms.Rows), MemberType = typeof(ReachedPrograms))]
    public void Application_NeedsWhatItReaches(string name)
    {
        var program = ReachedPrograms.Find(name);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var files = new List<string>();
            foreach (var (assembly, code) in program.Assemblies) files.Add(Compiled.To(Directory.CreateDirectory(Path.Combine(_folder, optimization.ToString())).FullName, CompiledNeedsTests.Usings + code, optimization, assembly, [.. files]));
            var reached = CompiledNeeds.ReadReached(files[^1], [.. files.Take(files.Count - 1).Where(static file => !Path.GetFileName(file).StartsWith("Outside", StringComparison.Ordinal))], Compiled.Sdk, AwsCatalog.Default);
            Assert.NotNull(reached);
            var needs = reached.References.Select(static reference => reference.Needs).ToList();
            var found = PolicyBuilder.Build(needs.SelectMany(static need => need.Permissions), PolicyOptions.Default, AwsCatalog.Default)
                .SelectMany(static policy => policy.Document.Statements.Select(statement => (Of: policy.Principal.Length == 0 ? "" : policy.Principal + ": ", Statement: statement)))
                .SelectMany(static one => one.Statement.Actions.SelectMany(action => one.Statement.Resources.Select(resource => one.Of + action + " " + resource)))
                .Concat(needs.SelectMany(static need => need.Unresolved).Select(static call => "unresolved " + call.Member))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            var notReached = reached.References.SelectMany(static reference => reference.NotReached).Select(static call => call.Owner + " " + call.Member).Order(StringComparer.Ordinal);
            Assert.Equal((optimization, string.Join("\n", program.Needs.Order(StringComparer.Ordinal))), (optimization, string.Join("\n", found)));
            Assert.Equal((optimization, string.Join("\n", program.NotReached.Order(StringComparer.Ordinal))), (optimization, string.Join("\n", notReached)));
        }
    }
}
