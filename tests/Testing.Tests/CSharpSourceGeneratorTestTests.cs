using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Testing.Tests;

/// <summary>The verifier of generated sources must fail when it should.</summary>
public class CSharpSourceGeneratorTestTests
{
    private const string Made = "internal class FromTestProject { }";

    [Fact]
    public async Task ExpectedSource_Passes() => await Test(("Name.g.cs", Made)).RunAsync();

    [Fact]
    public async Task OtherSource_Fails()
        => await FailsAsync(Test(("Name.g.cs", "internal class FromTestProjekt { }")), "did not match");

    [Fact]
    public async Task OtherName_Fails() => await FailsAsync(Test(("Names.g.cs", Made)), "Names.g.cs");

    [Fact]
    public async Task SourceThatDoesNotCompileWithTheProgram_Fails()
    {
        var test = Test(("Name.g.cs", Made));
        test.TestState.Sources.Add("internal class FromTestProject { }");
        await FailsAsync(test, "CS0101");
    }

    [Fact]
    public async Task GeneratorThatThrows_Fails()
        => await Assert.ThrowsAnyAsync<Exception>(() => new CSharpSourceGeneratorTest<ThrowingGenerator> { TestCode = "internal class A { }" }.RunAsync());

    private static CSharpSourceGeneratorTest<NameGenerator> Test(params (string HintName, string Text)[] generated)
    {
        var test = new CSharpSourceGeneratorTest<NameGenerator> { TestCode = "internal class A { }" };
        foreach (var (hintName, text) in generated) test.ExpectGenerated(hintName, text);
        return test;
    }

    private static async Task FailsAsync(CSharpSourceGeneratorTest<NameGenerator> test, string message)
        => Assert.Contains(message, (await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync())).Message, StringComparison.Ordinal);

    private sealed class NameGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(
                context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName!),
                static (output, assembly) => output.AddSource("Name.g.cs", Microsoft.CodeAnalysis.Text.SourceText.From("internal class From" + assembly + " { }", System.Text.Encoding.UTF8)));
    }

    private sealed class ThrowingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new InvalidOperationException("thrown by the generator"));
    }
}
