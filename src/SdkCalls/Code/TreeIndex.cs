using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The names in one file. Made when the uses of a symbol are first looked for, and kept for as long as the file stays the same.</summary>
internal sealed class TreeIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Indexes = new();

    private readonly Dictionary<string, List<SimpleNameSyntax>> _names = new(StringComparer.Ordinal);
    private readonly List<ImplicitObjectCreationExpressionSyntax> _creations = [];

    private TreeIndex(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
            {
                var text = name.Identifier.ValueText;
                if (!_names.TryGetValue(text, out var names)) _names[text] = names = [];
                names.Add(name);
            }
            else if (node is ImplicitObjectCreationExpressionSyntax creation)
            {
                _creations.Add(creation);
            }
        }
    }

    /// <summary>Every <c>new(...)</c> of the file.</summary>
    public IReadOnlyList<ImplicitObjectCreationExpressionSyntax> ImplicitCreations => _creations;

    public static TreeIndex For(SyntaxTree tree) => Indexes.GetValue(tree, static key => new(key));

    /// <summary>Whether a name, or what <see cref="Dependencies"/> writes for one, stands in the file.</summary>
    public bool Has(string name) => name == Dependencies.ImplicitCreation ? _creations.Count > 0 : _names.ContainsKey(name);

    /// <summary>Where a simple name stands, in the order of the text.</summary>
    public IReadOnlyList<SimpleNameSyntax> Names(string name) => _names.TryGetValue(name, out var names) ? names : [];
}
