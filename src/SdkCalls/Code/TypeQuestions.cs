using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Questions about types and assemblies whose answers find no code: who asks them tells nobody of a type.</summary>
internal static class TypeQuestions
{
    private static readonly HashSet<string> OfTypes = new(StringComparer.Ordinal) { "Name", "FullName", "Namespace", "GUID", "IsValueType", "IsEnum", "IsGenericType" };

    private static readonly HashSet<string> OfAssemblies = new(StringComparer.Ordinal)
    {
        "GetName", "FullName", "Location", "GetCustomAttribute", "GetCustomAttributes", "GetManifestResourceStream", "GetManifestResourceNames", "ImageRuntimeVersion", "CodeBase",
    };

    /// <summary>Whether a program only asks a type for its name, its assembly's name and the like, or compares it.</summary>
    /// <param name="type">The expression that gives the type: <c>typeof(X)</c>, <c>x.GetType()</c>.</param>
    public static bool AreAll(ExpressionSyntax type)
        => type.Parent is BinaryExpressionSyntax comparison && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            || (NextName(type) is { } next && (OfTypes.Contains(next) || (next == "Assembly" && type.Parent is MemberAccessExpressionSyntax assembly && IsOfAssembly(assembly))));

    /// <summary>Whether what is asked of an assembly next finds nothing in it.</summary>
    /// <param name="assembly">The expression that gives the assembly.</param>
    public static bool IsOfAssembly(ExpressionSyntax assembly) => NextName(assembly) is { } next && OfAssemblies.Contains(next);

    // The member that is asked of a value next.
    private static string? NextName(ExpressionSyntax value)
        => value.Parent switch
        {
            ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax => NextName((ExpressionSyntax)value.Parent),
            MemberAccessExpressionSyntax access when access.Expression == value => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax access when access.Expression == value => access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText,
            _ => null,
        };
}
