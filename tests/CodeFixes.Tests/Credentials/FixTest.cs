using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>
/// A test of the fix. In the programs, <c>&lt;id&gt;</c>, <c>&lt;secret&gt;</c> and <c>&lt;token&gt;</c> stand for credentials made when
/// the test runs. A literal of nothing else is marked as the finding that it is, before the fix and after it.
/// </summary>
internal sealed class FixTest : CSharpCodeFixTest<HardCodedCredentialAnalyzer, HardCodedCredentialCodeFix>
{
    /// <summary>The value of <see cref="Microsoft.CodeAnalysis.Testing.CodeActionTest{TVerifier}.CodeActionEquivalenceKey"/> that reads the value at run time.</summary>
    public const string ReadAtRunTime = nameof(ReadAtRunTime);

    /// <summary>Checks that the fix of a method's body, in a class of a file with usings, leads to another body.</summary>
    public static Task StatementsAsync(string before, string after, ReferenceAssemblies? references = null)
        => CodeAsync(Wrapped(before), Wrapped(after), references);

    /// <summary>Checks that there is no fix.</summary>
    public static Task NoneAsync(string statements, ReferenceAssemblies? references = null)
        => CodeAsync(Wrapped(statements), Wrapped(statements), references);

    /// <summary>Checks that the fix of one file leads to another.</summary>
    public static Task CodeAsync(string before, string after, ReferenceAssemblies? references = null, string? key = null)
        => Create(before, after, references, key).RunAsync();

    /// <summary>A test of one file.</summary>
    public static FixTest Create(string before, string after, ReferenceAssemblies? references = null, string? key = null)
        => new()
        {
            TestCode = Fill(Mark(before)),
            FixedCode = Fill(Mark(after)),
            ReferenceAssemblies = references ?? ReferenceAssemblies.AwsV4,
            CodeActionEquivalenceKey = key,
        };

    /// <summary>Sets the test's options to those of a program with statements and no class.</summary>
    public FixTest AsProgram()
    {
        CompilationOptions = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        return this;
    }

    /// <summary>Puts credentials in the places of their names.</summary>
    public static string Fill(string code) => code
        .Replace("<id>", TestKeys.Id(), StringComparison.Ordinal)
        .Replace("<id-head>", TestKeys.Id()[..12], StringComparison.Ordinal)
        .Replace("<id-tail>", TestKeys.Id()[12..], StringComparison.Ordinal)
        .Replace("<id2>", TestKeys.Id(2), StringComparison.Ordinal)
        .Replace("<secret>", TestKeys.Secret(), StringComparison.Ordinal)
        .Replace("<smtp>", TestKeys.Smtp(), StringComparison.Ordinal)
        .Replace("<token>", TestKeys.MarkedToken(), StringComparison.Ordinal)
        .Replace("<bedrock>", TestKeys.LongLivedBedrock(), StringComparison.Ordinal);

    /// <summary>Marks the literals that are credentials.</summary>
    public static string Mark(string code) => code
        .Replace("\"<id>\"", "{|IAM0001:\"<id>\"|}", StringComparison.Ordinal)
        .Replace("\"<id2>\"", "{|IAM0001:\"<id2>\"|}", StringComparison.Ordinal)
        .Replace("\"<secret>\"", "{|IAM0002:\"<secret>\"|}", StringComparison.Ordinal)
        .Replace("\"<smtp>\"", "{|IAM0002:\"<smtp>\"|}", StringComparison.Ordinal)
        .Replace("\"<token>\"", "{|IAM0003:\"<token>\"|}", StringComparison.Ordinal)
        .Replace("\"<bedrock>\"", "{|IAM0003:\"<bedrock>\"|}", StringComparison.Ordinal);

    private static string Wrapped(string statements)
        => "using System;\nusing Amazon;\nusing Amazon.Runtime;\nusing Amazon.S3;\n\nclass Program\n{\n    object[] Run()\n    {\n"
            + string.Concat(statements.Split('\n').Select(static line => line.Length == 0 ? "\n" : "        " + line + "\n"))
            + "    }\n}\n";
}
