using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Whether code changes what a service has answered: a property, or the list in one.</summary>
/// <param name="Any">Whether some code may.</param>
internal sealed record AnswerWrites(bool Any) : IOpenAnswer
{
    public bool IsOpen => Any;

    private const int MostNames = 3;

    /// <summary>Looks at all uses of a property.</summary>
    public static AnswerWrites Of(IPropertySymbol property, CodeIndex code, CancellationToken token)
        => code.Once(property.OriginalDefinition, inner => new AnswerWrites(inner.NamesIn(inner.Everywhere, property.Name).Any(name =>
            Changes(NameUse.Of(name).Expression, inner, token) && inner.ModelOf(name).GetSymbolInfo(name, token).Symbol is { } symbol && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, property.OriginalDefinition))));

    /// <summary>Whether all uses of a local leave what it holds as it is.</summary>
    public static bool OnlyReads(ILocalReferenceOperation local, CodeIndex code, CancellationToken token)
        => Operations.Declarator(local.Local) is { } declarator
            && LocalUses.Of(declarator, local.Local, code.ModelOf(declarator)).All(use => Assignment.Of(use, code, token) is not null || !Changes(use, code, token));

    private static bool Changes(ExpressionSyntax use, CodeIndex code, CancellationToken token, int names = MostNames)
    {
        // A new object in braces is no answer.
        if (use.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Right: not InitializerExpressionSyntax } made && made.Left == use) return false;
        if (Assignment.Of(use, code, token) is not null) return true;
        while (use.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax) use = (ExpressionSyntax)use.Parent;
        return use.Parent switch
        {
            AssignmentExpressionSyntax { Right: InitializerExpressionSyntax } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == use => MayChange(call, code, token),
            ConditionalAccessExpressionSyntax { WhenNotNull: var then } => then.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => MayChange(call, code, token)),
            ArgumentSyntax { Parent.Parent: { } given } => IsList(use, code, token) && MayChange(given, code, token),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax named } => IsList(use, code, token) && (names == 0 || code.ModelOf(named).GetDeclaredSymbol(named, token) is not ILocalSymbol local
                || LocalUses.Of(named, local, code.ModelOf(named)).Any(next => Changes(next, code, token, names - 1))),
            AssignmentExpressionSyntax assigned => assigned.Right == use && IsList(use, code, token),
            _ => false,
        };
    }

    private static bool IsList(ExpressionSyntax use, CodeIndex code, CancellationToken token) => ValueTypes.IsListLike(code.ModelOf(use).GetTypeInfo(use, token).Type);

    private static bool MayChange(SyntaxNode call, CodeIndex code, CancellationToken token)
        => code.ModelOf(call).GetSymbolInfo(call, token).Symbol is not IMethodSymbol method
            || ListCalls.Of(method) is ListUse.Adds or ListUse.AddsMany or ListUse.Removes && !ListCalls.IsLinq(method)
            || (ListCalls.Of(method) == ListUse.None && !SymbolNames.IsOfSystem(method.ContainingType) && !SdkSymbols.IsFromSdk(method.ContainingType));
}
