using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>Takes a file apart as if another generator had written some of its types, and some methods of others.</summary>
internal static class ProgramParts
{
    /// <summary>Takes a file apart.</summary>
    /// <param name="file">The file.</param>
    /// <param name="random">Draws what goes to the other part.</param>
    /// <returns>The part that the source has, and the other one.</returns>
    public static (CompilationUnitSyntax Seen, CompilationUnitSyntax Unseen) Split(CompilationUnitSyntax file, Random random)
    {
        var (seen, unseen) = Split(file.Members, random);
        var withoutMembers = file.WithMembers(default).WithAttributeLists(default).WithUsings([.. file.Usings.Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))]);
        return (file.WithMembers(seen), withoutMembers.WithMembers(unseen));
    }

    private static (SyntaxList<MemberDeclarationSyntax> Seen, SyntaxList<MemberDeclarationSyntax> Unseen) Split(SyntaxList<MemberDeclarationSyntax> members, Random random)
    {
        var (seen, unseen) = (new List<MemberDeclarationSyntax>(), new List<MemberDeclarationSyntax>());
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    var inner = Split(space.Members, random);
                    seen.Add(space.WithMembers(inner.Seen));
                    if (inner.Unseen.Count > 0) unseen.Add(space.WithMembers(inner.Unseen));
                    break;
                case TypeDeclarationSyntax type when !IsLocalToFile(type) && random.Next(4) == 0:
                    unseen.Add(type);
                    break;
                case TypeDeclarationSyntax type when !IsLocalToFile(type) && type.Members.Where(static one => CanMove(one)).Where(_ => random.Next(3) == 0).ToArray() is { Length: > 0 } moved:
                    seen.Add(Partial(type).WithMembers([.. type.Members.Where(one => !moved.Contains(one))]));
                    unseen.Add(OtherPart(type).WithMembers([.. moved]));
                    break;
                default:
                    seen.Add(member);
                    break;
            }
        }

        return (List(seen), List(unseen));
    }

    private static SyntaxList<MemberDeclarationSyntax> List(List<MemberDeclarationSyntax> members) => [.. members];

    private static bool IsLocalToFile(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.FileKeyword);

    // A field keeps its place: initial values of several parts have no order.
    private static bool CanMove(MemberDeclarationSyntax member)
        => member is MethodDeclarationSyntax or ConstructorDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null } or TypeDeclarationSyntax
            && !member.Modifiers.Any(SyntaxKind.PartialKeyword)
            && !member.DescendantNodes().Any(static node => node is TypeDeclarationSyntax type && IsLocalToFile(type));

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
        => type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : (TypeDeclarationSyntax)type.WithoutLeadingTrivia().WithModifiers(
            [.. type.Modifiers, SyntaxFactory.Token(SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))]);

    private static TypeDeclarationSyntax OtherPart(TypeDeclarationSyntax type)
        => ((TypeDeclarationSyntax)Partial(type).WithAttributeLists(default).WithBaseList(null).WithConstraintClauses(default)).WithParameterList(null)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken)).WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken)).WithSemicolonToken(default);
}
