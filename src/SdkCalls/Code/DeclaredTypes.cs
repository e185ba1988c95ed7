using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The types that one file declares, as their metadata names them, so that the compiled program can be compared with the source.</summary>
internal sealed class DeclaredTypes
{
    // The class that the compiler makes for top-level statements, and its methods.
    private const string Program = "Program";
    private static readonly string[] TopLevel = ["<Main>$", "<Main>", "Main"];

    private readonly List<DeclaredType> _types = [];

    private DeclaredTypes()
    {
    }

    /// <summary>The types, in the order of the text; one with several parts stands once for each.</summary>
    public IReadOnlyList<DeclaredType> Types => _types;

    /// <summary>Reads a file.</summary>
    /// <param name="root">The file's root.</param>
    public static DeclaredTypes Of(SyntaxNode root)
    {
        var found = new DeclaredTypes();
        if (root is not CompilationUnitSyntax unit) return found;
        if (unit.Members.Any(SyntaxKind.GlobalStatement)) found._types.Add(new(Program, TopLevel));
        found.AddAll(unit.Members, "", isOfFile: false);
        return found;
    }

    /// <summary>Unites the types of all files.</summary>
    /// <param name="files">The files in any order.</param>
    /// <param name="program">The program, asked for the bases of types with parts.</param>
    /// <returns>Each type once, sorted by name; the parts of a type together.</returns>
    public static EquatableArray<SeenType> Unite(IEnumerable<DeclaredTypes> files, IAssemblySymbol program)
        => files.SelectMany(static file => file.Types)
            .GroupBy(static type => type.Name, StringComparer.Ordinal)
            .OrderBy(static type => type.Key, StringComparer.Ordinal)
            .Select(type => new SeenType(type.Key, type.All(static part => part.Members is not null) ? PartOf(type.Key, type.SelectMany(static part => part.Members!), program) : null))
            .ToEquatableArray();

    private static SeenPart PartOf(string name, IEnumerable<string> members, IAssemblySymbol program)
    {
        var type = program.GetTypeByMetadataName(name);
        var bases = type is null ? [] : type.AllInterfaces.Select(static parent => parent.Name).Concat(type.BaseType is { } parent ? [parent.Name] : []);
        return new(members.OrderBy(static member => member, StringComparer.Ordinal).ToEquatableArray(), bases.Distinct().OrderBy(static parent => parent, StringComparer.Ordinal).ToEquatableArray(), IsVisible(type));
    }

    private static bool IsVisible(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return type is not null;
    }

    private void AddAll(SyntaxList<MemberDeclarationSyntax> members, string prefix, bool isOfFile)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    AddAll(space.Members, prefix + string.Join(".", space.Name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)) + ".", isOfFile);
                    break;
                case TypeDeclarationSyntax type when !IsExtension(type):
                    AddType(type, prefix, isOfFile);
                    break;
                case TypeDeclarationSyntax extension:
                    AddAll(extension.Members, prefix, isOfFile);
                    break;
                case BaseTypeDeclarationSyntax { Identifier.ValueText: var name }:
                    _types.Add(new(prefix + name, null));
                    break;
                case DelegateDeclarationSyntax declaration:
                    _types.Add(new(prefix + WithArity(declaration.Identifier.ValueText, declaration.TypeParameterList), null));
                    break;
            }
        }
    }

    // All parts of a type that only its file sees stand in that file.
    private void AddType(TypeDeclarationSyntax type, string prefix, bool isOfFile)
    {
        var name = prefix + WithArity(type.Identifier.ValueText, type.TypeParameterList);
        isOfFile |= type.Modifiers.Any(SyntaxKind.FileKeyword);
        _types.Add(new(name, !isOfFile && type.Modifiers.Any(SyntaxKind.PartialKeyword) ? [.. MembersOf(type)] : null));
        AddAll(type.Members, name + "+", isOfFile);
    }

    private static string WithArity(string name, TypeParameterListSyntax? parameters)
        => parameters is null ? name : FormattableString.Invariant($"{name}`{parameters.Parameters.Count}");

    // "extension(...)" is a type declaration in the syntax of newer compilers; its members are the enclosing class's.
    private static bool IsExtension(TypeDeclarationSyntax type) => type.Keyword.ValueText == "extension";

    private static IEnumerable<string> MembersOf(TypeDeclarationSyntax type)
    {
        if (type.ParameterList is { } parameters)
        {
            yield return SeenType.Constructor;
            if (type is RecordDeclarationSyntax)
            {
                foreach (var parameter in parameters.Parameters) yield return parameter.Identifier.ValueText;
            }
        }

        foreach (var name in type.Members.SelectMany(NamesOf)) yield return name;
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            // Of a partial member the part without code says nothing of the other one.
            case MethodDeclarationSyntax method when HasCode(method) || !IsPartial(method):
                yield return method.Identifier.ValueText;
                break;
            case PropertyDeclarationSyntax property when !IsPartial(property) || HasCode(property):
                yield return property.Identifier.ValueText;
                break;
            case IndexerDeclarationSyntax:
                yield return "Item";
                break;
            case EventDeclarationSyntax declared:
                yield return declared.Identifier.ValueText;
                break;
            case BaseFieldDeclarationSyntax field:
                foreach (var variable in field.Declaration.Variables) yield return variable.Identifier.ValueText;
                break;
            case ConstructorDeclarationSyntax constructor when HasCode(constructor) || !IsPartial(constructor):
                yield return IsStatic(constructor) ? SeenType.StaticConstructor : SeenType.Constructor;
                break;
            case DestructorDeclarationSyntax:
                yield return "Finalize";
                break;
            case OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax:
                yield return SeenType.Operator;
                break;
            case TypeDeclarationSyntax extension when IsExtension(extension):
                foreach (var name in extension.Members.SelectMany(NamesOf)) yield return name;
                break;
        }
    }

    private static bool HasCode(BaseMethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    private static bool HasCode(PropertyDeclarationSyntax property)
        => property.ExpressionBody is not null || property.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) == true;

    private static bool IsPartial(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsStatic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.StaticKeyword);
}

/// <summary>One part of a type.</summary>
/// <param name="Name">The type's metadata name.</param>
/// <param name="Members">The members of a type that may have other parts; <see langword="null"/> for one that has no other.</param>
internal sealed record DeclaredType(string Name, IReadOnlyList<string>? Members);
