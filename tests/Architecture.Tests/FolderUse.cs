using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Architecture.Tests;

/// <summary>One place where the code of a folder names something that another folder declares.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="File">The name of the file that uses.</param>
/// <param name="Type">The type that is named, or whose member is.</param>
internal sealed record FolderUse(string From, string To, string File, string Type)
{
    /// <summary>Every use between two folders below <c>src</c>, once for each file and type.</summary>
    public static IReadOnlyList<FolderUse> OfAll { get; } = [.. Read(SourceCode.Compilation).Distinct().OrderBy(use => use.ToString(), StringComparer.Ordinal)];

    private static IEnumerable<FolderUse> Read(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.AsParallel().SelectMany(tree => Read(tree, compilation.GetSemanticModel(tree)));

    private static IEnumerable<FolderUse> Read(SyntaxTree tree, SemanticModel model)
    {
        var folder = SourceCode.FolderOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType) is not { IsTupleType: false } type)
                continue;
            foreach (var declaration in type.DeclaringSyntaxReferences)
            {
                var used = SourceCode.FolderOf(declaration.SyntaxTree.FilePath);
                if (used != folder)
                    yield return new(folder, used, Path.GetFileName(tree.FilePath), type.Name);
            }
        }
    }
}
