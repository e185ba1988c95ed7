using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>How a team takes the rules on: test projects, allow lists, baseline, mode.</summary>
public class CredentialAdoptionTests
{
    private const string Program = "class C { string a = {|IAM0001:\"$ID$\"|}; }";
    private const string SilentProgram = "class C { string a = \"$ID$\"; }";

    [Fact]
    public async Task TestProject_GetsASuggestion()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(SilentProgram);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n"));
        test.Expect(new DiagnosticResult("IAM0001").WithSeverity(DiagnosticSeverity.Info), "\"" + TestPrograms.Id + "\"");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("/.globalconfig", "is_global = true\niam_analyzers.allowed_credentials = {0}\n")]
    [InlineData("/0/.editorconfig", "root = true\n[*.cs]\niam_analyzers.allowed_credentials = sha256:{0}\n")]
    public async Task AllowedValue_IsSilent(string path, string config)
    {
        var allowed = TestPrograms.Test<HardCodedCredentialAnalyzer>(SilentProgram);
        allowed.TestState.AnalyzerConfigFiles.Add((path, config.Replace("{0}", CredentialText.Hash(TestPrograms.Id), StringComparison.Ordinal)));
        await allowed.RunAsync();

        var other = TestPrograms.Test<HardCodedCredentialAnalyzer>(Program);
        other.TestState.AnalyzerConfigFiles.Add((path, config.Replace("{0}", CredentialText.Hash("another value"), StringComparison.Ordinal)));
        await other.RunAsync();
    }

    [Fact]
    public async Task FindingOfTheBaseline_IsSilentAndNewOnesAreNot()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>("class C { string a = \"$ID$\"; string b = {|IAM0001:\"$ID2$\"|}; }");
        test.TestState.Sources.Add(("/other/Test.cs", TestPrograms.Fill("class D { string a = {|IAM0001:\"$ID$\"|}; }")));
        test.TestState.AdditionalFiles.Add(("/0/" + CredentialSettings.BaselineFileName, CredentialBaseline.Write([CredentialBaseline.Line("IAM0001", CredentialText.Hash(TestPrograms.Id), "Test0.cs")])));
        await test.RunAsync();
    }

    [Fact]
    public Task ModeNone_IsSilent()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(SilentProgram);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IamAnalyzersMode = none\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task CommentsSwitchedOff_AreSilentAndCodeIsNot()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(Program + " // $ID2$");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\niam_analyzers.credentials_in_comments = false\n"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("/src/iam-credentials.baseline", "/src/A/B.cs", "A/B.cs")]
    [InlineData("/src/App/iam-credentials.baseline", "/src/Lib/B.cs", "../Lib/B.cs")]
    [InlineData("C:\\src\\iam-credentials.baseline", "C:\\src\\A\\B.cs", "A/B.cs")]
    [InlineData("/src/iam-credentials.baseline", "B.cs", "../../B.cs")]
    [InlineData("/src/iam-credentials.baseline", "/src/One/../Shared/B.cs", "Shared/B.cs")]
    [InlineData("/src/iam-credentials.baseline", "/src/One/Two/../../Shared/./B.cs", "Shared/B.cs")]
    [InlineData("/src/App/iam-credentials.baseline", "/src/App/../Shared/B.cs", "../Shared/B.cs")]
    [InlineData("/src/App/../iam-credentials.baseline", "/src/Shared/B.cs", "Shared/B.cs")]
    [InlineData("C:\\src\\iam-credentials.baseline", "C:\\src\\App\\..\\Shared\\B.cs", "Shared/B.cs")]
    [InlineData("C:\\src\\iam-credentials.baseline", "D:\\other\\B.cs", "D:/other/B.cs")]
    public void Path_IsSeenFromTheBaseline(string baseline, string file, string expected) => Assert.Equal(expected, RelativePath.From(baseline, file));
}
