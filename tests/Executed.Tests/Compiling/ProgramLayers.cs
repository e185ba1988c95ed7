using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>Takes a program apart into a library and an application that uses it.</summary>
internal static class ProgramLayers
{
    private const int Starts = 4;

    /// <summary>Draws the types of the library: some, and all that they use.</summary>
    /// <param name="whole">The program.</param>
    /// <param name="random">Draws the types.</param>
    /// <returns>The files of the library and those of the application; <see langword="null"/> when nothing can be taken out.</returns>
    public static (IReadOnlyList<CompilationUnitSyntax> Library, IReadOnlyList<CompilationUnitSyntax> Application)? Split(CSharpCompilation whole, Random random)
    {
        var types = TypesOf(whole);
        var uses = types.ToDictionary(static type => type.Key, type => Used(whole, type.Value), StringComparer.Ordinal);
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in types.Keys.Order(StringComparer.Ordinal).OrderBy(_ => random.Next()).Take(Starts))
        {
            var closure = Closure(start, uses);
            if (closure.All(types.ContainsKey) && !closure.Any(name => types[name].Any(IsLocalToFile))) chosen.UnionWith(closure);
        }

        if (chosen.Count == 0) return null;
        var files = whole.SyntaxTrees.Select(static tree => (CompilationUnitSyntax)tree.GetRoot()).ToArray();
        return ([.. files.Select(file => Keep(file, chosen.Contains, isLibrary: true))], [.. files.Select(file => Keep(file, name => !chosen.Contains(name), isLibrary: false))]);
    }

    private static Dictionary<string, List<BaseTypeDeclarationSyntax>> TypesOf(CSharpCompilation whole)
        => whole.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>())
            .GroupBy(static type => type.Identifier.Text, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);

    private static HashSet<string> Used(CSharpCompilation whole, IEnumerable<BaseTypeDeclarationSyntax> declarations)
        => [.. declarations.SelectMany(type => type.DescendantNodes().SelectMany(node => Symbols(whole.GetSemanticModel(type.SyntaxTree), node))).Select(OwnerOf).OfType<string>()];

    private static IEnumerable<ISymbol?> Symbols(SemanticModel model, SyntaxNode node) => node switch
    {
        SimpleNameSyntax or BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax => [model.GetSymbolInfo(node).Symbol, model.GetTypeInfo(node).Type, model.GetTypeInfo(node).ConvertedType],
        _ => [],
    };

    // The outermost type of the program that a symbol stands in.
    private static string? OwnerOf(ISymbol? symbol)
    {
        var type = symbol as ITypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type is { DeclaringSyntaxReferences.Length: > 0 } and not ITypeParameterSymbol ? type.Name : null;
    }

    private static HashSet<string> Closure(string start, Dictionary<string, HashSet<string>> uses)
    {
        var (closure, waiting) = (new HashSet<string>(StringComparer.Ordinal) { start }, new Stack<string>([start]));
        while (waiting.TryPop(out var name))
        {
            foreach (var used in uses.GetValueOrDefault(name) ?? []) if (closure.Add(used)) waiting.Push(used);
        }

        return closure;
    }

    private static bool IsLocalToFile(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.FileKeyword);

    private static CompilationUnitSyntax Keep(CompilationUnitSyntax file, Func<string, bool> isKept, bool isLibrary)
        => (isLibrary ? file.WithAttributeLists(default) : file).WithMembers(Keep(file.Members, isKept, isLibrary));

    private static SyntaxList<MemberDeclarationSyntax> Keep(SyntaxList<MemberDeclarationSyntax> members, Func<string, bool> isKept, bool isLibrary)
        => [.. members.SelectMany<MemberDeclarationSyntax, MemberDeclarationSyntax>(member => member switch
        {
            BaseNamespaceDeclarationSyntax space => [space.WithMembers(Keep(space.Members, isKept, isLibrary))],
            BaseTypeDeclarationSyntax type => isKept(type.Identifier.Text) ? [type] : [],
            DelegateDeclarationSyntax or GlobalStatementSyntax => isLibrary ? [] : [member],
            _ => [member],
        })];
}
