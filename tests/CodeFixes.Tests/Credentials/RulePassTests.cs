using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary><c>dotnet format</c> fixes one rule after the other, in any order: what one pass leaves must not hide from the next.</summary>
public class RulePassTests
{
    [Theory]
    [InlineData("class O { public string A { get; set; } = \"\"; public string B { get; set; } = \"\"; }\nclass P\n{\n    void M(O o)\n    {\n        o.A = \"<id>\";\n        o.B = \"<secret>\";\n    }\n}\n")]
    [InlineData("class P\n{\n    string M()\n    {\n        var (a, b) = (\"<id>\", \"<secret>\");\n        return a + b;\n    }\n}\n")]
    [InlineData("class P\n{\n    const string A = \"<id>\";\n    const string B = \"<secret>\";\n    object M() => new Amazon.S3.AmazonS3Client(A, B);\n    void Log() => System.Console.WriteLine(B);\n}\n")]
    [InlineData("class P\n{\n    object M()\n    {\n        var s = \"<secret>\";\n        System.Console.WriteLine(s);\n        return new Amazon.Runtime.BasicAWSCredentials(\"<id>\", s);\n    }\n}\n")]
    [InlineData("class P\n{\n    string[] _keys = [\"<id>\", \"<secret>\"];\n}\n")]
    [InlineData("class P\n{\n    string _id = \"<id>\"; // <secret>\n}\n")]
    [InlineData("class P\n{\n    string _user = \"<id>\";\n    string _password = \"<smtp>\";\n}\n")]
    public async Task PassesOfOneRuleEach_HideNothingAndEndAlike(string code)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in (string[][])[["IAM0001", "IAM0002"], ["IAM0002", "IAM0001"]])
        {
            var solution = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(code));
            Assert.NotEmpty(await FixAllHost.FindingsAsync(solution));
            var changed = await FixAllHost.FormatAsync(solution, order);
            var text = (await FixAllHost.TextsAsync(changed)).Single();
            var left = (await FixAllHost.FindingsAsync(changed)).Select(static one => one.Properties[DiagnosticProperties.Hash]).ToList();
            foreach (var value in ((string[])["<id>", "<secret>", "<smtp>"]).Select(FixTest.Fill))
            {
                if (text.Contains(value, StringComparison.Ordinal)) Assert.Contains(CredentialText.Hash(value), left);
            }

            texts.Add(text);
        }

        Assert.Single(texts);
    }

    [Theory]
    [InlineData("class P { string[] All() => [\"<id>\", \"<id2>\"]; }")]
    [InlineData("class P { void M(string id = \"<id>\") { } }")]
    [InlineData("class P { object M() => new Amazon.S3.AmazonS3Client(\"<id>\", \"<secret>\", new Amazon.S3.AmazonS3Config { ServiceURL = \"http://localhost:4566\" }); }")]
    [InlineData("class P { } // <id>")]
    public async Task NothingLeftToFix_IsAnActionWithoutChangesForDotnetFormatOnly(string code)
    {
        var solution = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(code));
        var action = await FixAllHost.ActionAsync(solution, "IAM0001");
        Assert.NotNull(action);
        Assert.Same(solution, await FixAllHost.FormatAsync(solution, ["IAM0001"]));
        Assert.Null(await FixAllHost.ActionAsync(FixAllHost.Create(WorkspaceKind.Host, FixTest.Fill(code)), "IAM0001"));
    }
}
