using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers;

/// <summary>The record that our generator wrote into this compilation: what its own code needs.</summary>
internal static class OwnRecord
{
    private const string TypeName = "IamAnalyzers.Generated.IamPolicyRecord";
    private const string PropertyName = "Needs";

    /// <summary>Reads it.</summary>
    /// <param name="compilation">The compilation, with what generators added.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The record; empty for a program that does not refer to the SDK.</returns>
    public static NeedsRecord Read(Compilation compilation, CancellationToken token)
    {
        var property = compilation.Assembly.GetTypeByMetadataName(TypeName)?.GetMembers(PropertyName).FirstOrDefault();
        var syntax = property?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token);
        return syntax is PropertyDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax { Token.Value: string text } }
            && NeedsRecordFormat.TryRead(text, out var record)
                ? record
                : NeedsRecord.Empty;
    }
}
