using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What other files can see of a file: all of it but the bodies of methods, constructors and accessors. Two files with the same
/// hash mean the same to code that stands elsewhere.
/// </summary>
internal static class DeclarationText
{
    private const char End = '\n';

    private static readonly ConditionalWeakTable<SyntaxTree, string> Hashes = new();

    public static string HashOf(SyntaxTree file) => Hashes.GetValue(file, Hash);

    private static string Hash(SyntaxTree file)
    {
        var text = new StringBuilder();
        Write(file.GetRoot(), text);
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.Unicode.GetBytes(text.ToString())));
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is not { } inner)
            {
                // A directive such as #nullable changes what the declarations behind it mean.
                text.Append(child.ContainsDirectives ? child.ToFullString() : child.ToString()).Append(End);
            }
            else if (IsBody(inner) && !inner.ContainsDirectives)
            {
                text.Append("{}").Append(End);
            }
            else
            {
                Write(inner, text);
            }
        }
    }

    private static bool IsBody(SyntaxNode node)
        => node switch
        {
            BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
            ArrowExpressionClauseSyntax => node.Parent is MemberDeclarationSyntax or AccessorDeclarationSyntax,
            GlobalStatementSyntax => true,
            _ => false,
        };
}
