using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>
/// The texts that a program builds of a piece, also of a piece that it keeps under a name: a local that grows is read where it is used
/// after the last piece, a constant or a method's return where something is made of it.
/// </summary>
internal sealed class BuiltTexts(CodeIndex code, CancellationToken token)
{
    private const int Deepest = 4;
    private const int MostUses = 50;

    /// <summary>Finds the texts.</summary>
    /// <param name="piece">A literal, or a piece of an interpolated string.</param>
    /// <returns>The expressions that are the whole texts; what is built of the piece alone when nothing goes on.</returns>
    public IReadOnlyList<ExpressionSyntax> Of(SyntaxNode piece) => Of(piece, 0);

    private List<ExpressionSyntax> Of(SyntaxNode piece, int depth)
    {
        token.ThrowIfCancellationRequested();
        var whole = TextWhole.Of(piece, code.ModelOf(piece), token);
        if (depth < Deepest && HolderOf(whole) is { } holder)
        {
            var (uses, isGrown) = holder is ILocalSymbol local ? UsesOf(local) : (UsesOf(holder), false);
            var built = uses.SelectMany(use => Of(use, depth + 1).Where(text => isGrown || text != use)).Distinct().ToList();
            if (built.Count > 0) return built;
        }

        return [whole];
    }

    // What keeps a value under a name.
    private ISymbol? HolderOf(ExpressionSyntax value)
    {
        var model = code.ModelOf(value);
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }) node = node.Parent;
        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } equals => model.GetDeclaredSymbol(equals.Parent!, token),
            ArrowExpressionClauseSyntax or ReturnStatementSyntax => MemberOf(node.Parent) is { } member ? model.GetDeclaredSymbol(member, token) : null,
            AssignmentExpressionSyntax assignment when assignment.Right == node => Kept(model.GetSymbolInfo(assignment.Left, token).Symbol),
            ExpressionStatementSyntax when BuilderIn(value) is { } builder => Kept(model.GetSymbolInfo(builder, token).Symbol),
            _ => null,
        };
    }

    // What returns a value; not a lambda.
    private static SyntaxNode? MemberOf(SyntaxNode node)
        => node.FirstAncestorOrSelf<SyntaxNode>(static one => one is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) is var member
            && member is MethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax
                ? member
                : null;

    private static ISymbol? Kept(ISymbol? symbol) => symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol && !symbol.DeclaringSyntaxReferences.IsEmpty ? symbol : null;

    // builder.Append(...).Append(...): the local at its beginning.
    private static IdentifierNameSyntax? BuilderIn(ExpressionSyntax calls)
    {
        var node = calls;
        while (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var inner } }) node = inner;
        return node as IdentifierNameSyntax;
    }

    // A local is read after the last statement that writes to it; with loops, where it is read last.
    private (IReadOnlyList<ExpressionSyntax> Uses, bool IsGrown) UsesOf(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences is not [var reference]) return ([], false);
        var declaration = code.SyntaxOf(reference);
        if (LocalUses.Count(declaration, local.Name) > MostUses) return ([], false);
        var isBuilder = TextBuilding.IsBuilder(local.Type);
        var reads = new List<ExpressionSyntax>();
        Assignment? lastWrite = null;
        foreach (var use in LocalUses.Of(declaration, local, code.ModelOf(declaration)))
        {
            var write = isBuilder ? BuilderUse.WriteOf(use, code, token) : Assignment.Of(use, code, token);
            if (write is not null && write.Node.SpanStart >= (lastWrite?.Node.SpanStart ?? 0)) lastWrite = write;
            if (write is null || (isBuilder && write.Node.Parent is not ExpressionStatementSyntax)) reads.Add(use);
        }

        // What is never read is whole after the last write.
        if (reads.Count == 0 && lastWrite?.Node is ExpressionSyntax written) return ([written], true);
        var last = reads.Where(read => read.SpanStart >= (lastWrite?.Node.SpanStart ?? 0)).ToList();
        return (last.Count > 0 ? last : [.. reads.Skip(reads.Count - 1)], isBuilder || lastWrite is not null);
    }

    private List<ExpressionSyntax> UsesOf(ISymbol member)
    {
        var uses = new List<ExpressionSyntax>();
        var scope = member is IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? [code.SyntaxOf(member.DeclaringSyntaxReferences[0]).Parent!] : code.ScopeOf(member) ?? code.Everywhere;
        foreach (var name in code.NamesIn(scope, member.Name))
        {
            if (uses.Count == MostUses) break;
            if (!SymbolEqualityComparer.Default.Equals(code.ModelOf(name).GetSymbolInfo(name, token).Symbol?.OriginalDefinition, member.OriginalDefinition)) continue;
            ExpressionSyntax use = name;
            if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use) use = access;
            if (use.Parent is InvocationExpressionSyntax call && call.Expression == use) use = call;
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use) continue;
            uses.Add(use);
        }

        return uses;
    }
}
