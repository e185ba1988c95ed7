using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What a use of a local does to the text of the builder that it holds.</summary>
internal static class BuilderUse
{
    /// <summary>Reads a use.</summary>
    /// <returns>
    /// What it writes: the calls on the builder, or no value where they are not known or the builder goes out of sight;
    /// <see langword="null"/> when the use only reads.
    /// </returns>
    public static Assignment? WriteOf(ExpressionSyntax use, CodeIndex code, CancellationToken token)
    {
        var calls = use;
        while (calls.Parent is MemberAccessExpressionSyntax access && access.Expression == calls)
        {
            // guard: method-group
            if (access.Parent is not InvocationExpressionSyntax && code.ModelOf(access).GetSymbolInfo(access, token).Symbol is var member && (member is null or IMethodSymbol || ExtensionMembers.Has(member))) return new(access, null);
            if (access.Parent is not InvocationExpressionSyntax call) return IsWritten(access) ? new(Whole(access), null) : WriteOf(calls, use, code, token);
            if (access.Name.Identifier.ValueText is "ToString" or "ToStringAndClear" or "Equals" or "CopyTo" or "GetHashCode") return WriteOf(calls, use, code, token);
            if (!TextBuilding.Changes(access.Name.Identifier.ValueText)) return new(call, null);
            calls = call;
        }

        if (calls == use) return WriteOf(use, code.ModelOf(use), token) ?? Assignment.Of(use, code, token);
        return calls.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax || IsRead(calls, code.ModelOf(use), token)
            ? new(calls, code.OperationOf(calls, token))
            : new(calls, null);
    }

    private static Assignment? WriteOf(ExpressionSyntax calls, ExpressionSyntax use, CodeIndex code, CancellationToken token)
        => calls == use ? null : new(calls, code.OperationOf(calls, token));

    // builder.Length = 0, builder.Length--
    private static bool IsWritten(MemberAccessExpressionSyntax property)
        => property.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax || (property.Parent is AssignmentExpressionSyntax assignment && assignment.Left == property);

    private static ExpressionSyntax Whole(MemberAccessExpressionSyntax property) => (ExpressionSyntax)property.Parent!;

    // The builder itself: handed on, kept under another name, or only read.
    private static Assignment? WriteOf(ExpressionSyntax use, SemanticModel model, CancellationToken token)
        => use.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == use => null,
            // guard: implicit-call
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } when ReadingMethods.IsHandled(text, model, token) => new(use, null),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or InterpolationSyntax => null,
            BinaryExpressionSyntax binary => /* guard: operator */ MayChange(binary, model, token) ? new(use, null) : null,
            ElementAccessExpressionSyntax { Parent: not AssignmentExpressionSyntax } => null,
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when IsRead(use, model, token) => null,
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } => new(call, null),
            _ => new(use, null),
        };

    // builder == other, builder + "x". An operator of the program has the builder in hands, and so has who uses what builder ?? other and builder as object give.
    private static bool MayChange(BinaryExpressionSyntax binary, SemanticModel model, CancellationToken token)
        => binary.IsKind(SyntaxKind.CoalesceExpression) || binary.IsKind(SyntaxKind.AsExpression)
            || model.GetSymbolInfo(binary, token).Symbol is not IMethodSymbol { MethodKind: var kind, ContainingType: var owner } || (kind != MethodKind.BuiltinOperator && !SymbolNames.IsOfSystem(owner));

    // A method of the framework that takes a builder as an argument reads it: what writes to one is called on it, or on what the method makes (XmlWriter.Create).
    private static bool IsRead(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => value.Parent is InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            || (value.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } && model.GetSymbolInfo(call, token).Symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor, ContainingType: { } type, ReturnType: var made } && SymbolNames.IsOfSystem(type)
                && (made.SpecialType != SpecialType.None || made.Name == "StringBuilder"));
}
