using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class CompiledNeedsTests : IDisposable
{
    internal const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Amazon.S3; using Amazon.S3.Model; using Amazon.EC2; using Amazon.EC2.Model; using Amazon.DynamoDBv2; using Amazon.DynamoDBv2.Model; using Amazon.SQS; using Amazon.SQS.Model;
        using Amazon.DynamoDBv2.DataModel; using Amazon.Extensions.NETCore.Setup; using Amazon.SimpleSystemsManagement; using Amazon.SimpleSystemsManagement.Model; using Amazon.KeyManagementService; using Amazon.KeyManagementService.Model;

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(CompiledPrograms.Rows), MemberType = typeof(CompiledPrograms))]
    public void CompiledCode_NeedsWhatItCalls(string name)
    {
        var program = CompiledPrograms.Find(name);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            var path = Compiled.To(_folder, Usings + program.Code, optimization, "Compiled" + optimization);
            var needs = CompiledNeeds.Read(path, Compiled.Sdk, AwsCatalog.Default).Needs;
            var found = PolicyBuilder.Build(needs.Permissions, PolicyOptions.Default, AwsCatalog.Default)
                .SelectMany(static policy => policy.Document.Statements.Select(statement => (Of: policy.Principal.Length == 0 ? "" : policy.Principal + ": ", Statement: statement)))
                .SelectMany(static one => one.Statement.Actions.SelectMany(action => one.Statement.Resources.Select(resource => one.Of + action + " " + resource)))
                .Concat(needs.Unresolved.Select(static call => "unresolved " + call.Member))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            var (right, shown) = (string.Join("\n", program.Needs.Order(StringComparer.Ordinal)), string.Join("\n", found));
            Assert.True(right == shown, $"{optimization} needs\n{shown}\nand should need\n{right}");
        }
    }
}
