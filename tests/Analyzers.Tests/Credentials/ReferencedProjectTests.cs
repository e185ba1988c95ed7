using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>A project that an IDE refers to by its source: its symbols have declarations, in files that are not this project's.</summary>
public class ReferencedProjectTests
{
    private const string Settings = """
        public static class Settings
        {
            public const string Secret = "$SECRET$";
            public static readonly string Field = "$SECRET$";
            public static string Property { get; set; } = "$SECRET$";
            public static string Getter => "$SECRET$";
            public static string Method() => "$SECRET$";
            public const string Head = "$HEAD$";
        }
        """;

    [Theory]
    [InlineData("Settings.Secret")]
    [InlineData("Settings.Field")]
    [InlineData("Settings.Property")]
    [InlineData("Settings.Getter")]
    [InlineData("Settings.Method()")]
    [InlineData("Settings.Head + \"x\"")]
    [InlineData("string.Concat(Settings.Field, Settings.Head)")]
    public async Task ValueOfAnotherProject_IsLeftToThatProject(string value)
    {
        var settings = TestLibrary.Create(TestPrograms.Fill(Settings), ReferenceAssemblies.AwsV4);
        var program = "class C { object M() => new Amazon.Runtime.BasicAWSCredentials(\"x\", " + value + "); }";
        var app = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(program, path: "/0/App.cs")], [.. ReferenceAssemblies.AwsV4.References, settings.ToMetadataReference()], settings.Options);
        Assert.Empty(app.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error));
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        Assert.Empty(await app.WithAnalyzers([new HardCodedCredentialAnalyzer(), new CredentialByValueAnalyzer()], options).GetAnalyzerDiagnosticsAsync());
        Assert.Empty(failures);
    }
}
