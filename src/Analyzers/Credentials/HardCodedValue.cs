using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Tells what is written in the code from what somebody chooses.</summary>
internal static class HardCodedValue
{
    /// <summary>Whether an expression has exactly one value, which the code writes down, or none.</summary>
    public static bool Is(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
        => value.IsKind(SyntaxKind.NullLiteralExpression)
            || value.IsKind(SyntaxKind.DefaultLiteralExpression)
            || PlacedTextReader.Read(value, model, cancellationToken) is { Pieces.Count: > 0, IsWhole: true };

    /// <summary>Whether the strings among arguments are all hard-coded.</summary>
    public static bool AreAll(IEnumerable<ArgumentSyntax> arguments, SemanticModel model, CancellationToken cancellationToken)
        => arguments.Where(argument => model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType?.SpecialType == SpecialType.System_String)
            .All(argument => Is(argument.Expression, model, cancellationToken));
}
