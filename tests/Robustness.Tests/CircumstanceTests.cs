using IamAnalyzers.Robustness.Tests.Checks;
using IamAnalyzers.Robustness.Tests.Programs;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Robustness.Tests;

/// <summary>Where a program lies, the order of its files and the number of threads do not show in what is generated and reported.</summary>
public sealed class CircumstanceTests
{
    // The command `orders` has the others.
    public static TheoryData<string> Written => [.. TestPrograms.Own.Select(static program => program.Name)];

    [Theory]
    [MemberData(nameof(Written))]
    public async Task WrittenProgram_IsTheSameElsewhere(string name)
        => await CheckAsync(TestPrograms.Written.Single(program => program.Name == name));

    [Fact]
    public async Task RandomProgram_IsTheSameElsewhere()
        => await CheckAsync(TestPrograms.ByGrammar(new Random(3)));

    // A program that does not compile would be read only where it does.
    [Theory]
    [MemberData(nameof(Written))]
    public async Task WrittenProgram_Compiles(string name)
    {
        var settings = new HostSettings();
        var project = Host.Open(TestPrograms.Written.Single(program => program.Name == name), settings);
        var compilation = (await project.GetCompilationAsync())!;
        var options = await Host.OptionsAsync(project, settings);
        Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver
            .Create([new Generators.IamPolicyGenerator().AsSourceGenerator()], options.AdditionalFiles, (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)project.ParseOptions!, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);

        var errors = output.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, string.Join<Diagnostic>("\n", errors));
    }

    private static async Task CheckAsync(TestProgram program)
    {
        var differences = await Circumstances.DifferencesAsync(program);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }
}
