using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>
/// Whether a program can have other principals than its own at all: without a word of credentials, profiles or roles in its
/// text every client is the default one, and following clients would be work for nothing.
/// </summary>
internal static class PrincipalEvidence
{
    private static readonly ConditionalWeakTable<Compilation, object> Programs = new();
    private static readonly ConditionalWeakTable<SyntaxTree, object> Files = new();

    private static readonly string[] Words = ["Credentials", "Profile", "AssumeRole"];

    public static bool IsIn(Compilation compilation)
        => (bool)Programs.GetValue(compilation, static program => program.SyntaxTrees.Any(static tree => (bool)Files.GetValue(tree, IsIn)));

    private static object IsIn(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return Array.Exists(Words, word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
    }
}
