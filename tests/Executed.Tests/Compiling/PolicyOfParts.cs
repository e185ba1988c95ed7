using IamAnalyzers.Assemblies;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>The policies of a program of which the generator sees a part only, as those of a Razor project are made.</summary>
internal static class PolicyOfParts
{
    /// <summary>Takes a program apart, and derives its policies from what the generator sees and the compiled file.</summary>
    /// <param name="files">Its source files.</param>
    /// <param name="random">Draws what the generator does not see.</param>
    /// <returns>All of their statements in one document, as JSON, and the code that was not seen and matters; <see langword="null"/> when the parts do not compile.</returns>
    public static (string Policy, IReadOnlyList<string> Unseen, string Text)? Of(IEnumerable<string> files, Random random)
    {
        var whole = ProgramCompiler.Source(files);
        var parts = whole.SyntaxTrees.Select(tree => (Tree: tree, Parts: ProgramParts.Split((CompilationUnitSyntax)tree.GetRoot(), random))).ToArray();
        var seen = ProgramCompiler.Source(parts.Select(static part => part.Parts.Seen.ToFullString()));
        var unseen = parts.Select(static part => part.Parts.Unseen.ToFullString()).ToArray();
        if (ProgramCompiler.EmitWith(seen, unseen) is not { } assembly) return null;
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, assembly);
            var content = new AssemblyReader(AwsCatalog.Default, PolicyOfCode.Sdk).Read(path);
            if (!NeedsRecordFormat.TryRead(content.Record ?? "", out var record)) throw new InvalidOperationException("It has no record.");
            if (content.Open.Count > 0 && content.Code is null) throw new InvalidOperationException("Its code cannot be read.");
            return (PolicyOfCode.Of(NeedsRecord.Union([record, content.Code ?? NeedsRecord.Empty])), content.Unseen, string.Join("\n--\n", parts.Select(static part => part.Parts.Seen.ToFullString()).Append("== unseen").Concat(unseen)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
