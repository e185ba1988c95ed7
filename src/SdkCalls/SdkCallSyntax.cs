using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls;

/// <summary>The cheapest test: whether a piece of syntax can be a use of the SDK, by its simple name alone.</summary>
/// <remarks>
/// Names are looked at, not invocations, so that a method group counts too. A constructor is asked for by the type's name in
/// <c>new X(...)</c> or in a base list; <c>new(...)</c> has no name and is a candidate unless the line shows another type.
/// An explicit implementation of an interface member is no call, but compiled code names the member, so it is a candidate.
/// </remarks>
internal static class SdkCallSyntax
{
    /// <summary>Whether a node is worth a look at its symbol. Needs no semantic model and parses no service.</summary>
    /// <param name="node">Any node of a program.</param>
    /// <param name="names">The names that count in the program.</param>
    /// <returns><see langword="true"/> for a candidate of <see cref="SdkCallReader.Read"/>.</returns>
    public static bool IsCandidate(SyntaxNode node, CandidateNames names)
        => node switch
        {
            SimpleNameSyntax name => names.Contains(name.Identifier.ValueText) && CanNameMember(name),
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } method => names.Contains(method.Identifier.ValueText),
            ImplicitObjectCreationExpressionSyntax creation => names.HasTypes && CanCreateHelper(creation, names),
            _ => false,
        };

    // Positions that only ever name a type, a parameter or the receiver of something else.
    private static bool CanNameMember(SimpleNameSyntax name)
        => name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name == name,
            QualifiedNameSyntax qualified => qualified.Right == name && qualified.Parent is ObjectCreationExpressionSyntax or BaseTypeSyntax,
            NameColonSyntax or NameEqualsSyntax or AttributeSyntax or TypeArgumentListSyntax or TypeConstraintSyntax
                or VariableDeclarationSyntax or ParameterSyntax or BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax
                or MemberDeclarationSyntax or LocalFunctionStatementSyntax or NullableTypeSyntax or ArrayTypeSyntax
                or UsingDirectiveSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or ForEachStatementSyntax
                or ExplicitInterfaceSpecifierSyntax or DeclarationPatternSyntax or CrefSyntax or CatchDeclarationSyntax
                or TupleElementSyntax or RefTypeSyntax or DeclarationExpressionSyntax or CrefParameterSyntax => false,
            AliasQualifiedNameSyntax alias => alias.Name == name,
            _ => true,
        };

    private static bool CanCreateHelper(ImplicitObjectCreationExpressionSyntax creation, CandidateNames names)
    {
        if (creation.ArgumentList.Arguments.Count == 0) return false;
        var written = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
            _ => null,
        };
        var name = written switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            _ => null,
        };

        return name is null || names.IsType(name.Identifier.ValueText);
    }
}
