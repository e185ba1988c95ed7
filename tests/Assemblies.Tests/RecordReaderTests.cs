using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class RecordReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void GetterOfALiteral_GivesIt(OptimizationLevel optimization)
    {
        const string Needs = "iam-needs 1\npermission\t\"x\" ü\n";

        Assert.Equal(Needs, Read(Compiled.Record(Needs), optimization));
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void GetterWithABlock_GivesTheLiteral(OptimizationLevel optimization)
        => Assert.Equal("a", Read(Type("private static string Needs { get { return \"a\"; } }"), optimization));

    [Theory]
    [InlineData("private static string Needs => System.Environment.MachineName;")]
    [InlineData("private static string Needs => \"a\" + System.Environment.MachineName;")]
    [InlineData("private static string Needs => null;")]
    [InlineData("private static string Needs { get; } = \"a\";")]
    [InlineData("private const string Needs = \"a\";")]
    [InlineData("private static string Other => \"a\";")]
    public void AnythingElse_CarriesNoRecord(string member) => Assert.Null(Read(Type(member)));

    [Fact]
    public void TypeOfAnotherNamespace_CarriesNoRecord()
        => Assert.Null(Read("namespace Other { static class IamPolicyRecord { static string Needs => \"a\"; } }"));

    [Fact]
    public void NestedTypeOfTheName_CarriesNoRecord()
        => Assert.Null(Read("namespace IamAnalyzers.Generated { class Outer { static class IamPolicyRecord { static string Needs => \"a\"; } } }"));

    [Fact]
    public void LongRecord_IsReadWhole()
    {
        var needs = new string('x', 3_000_000);

        Assert.Equal(needs, Read(Compiled.Record(needs)));
    }

    private static string Type(string member) => $"namespace IamAnalyzers.Generated {{ internal static class IamPolicyRecord {{ {member} }} }}";

    private string? Read(string code, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        var content = new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(Compiled.To(_folder, code, optimization));
        Assert.Equal(AssemblyKind.Program, content.Kind);
        return content.Record;
    }
}
