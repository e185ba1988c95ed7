using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Hidden;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls;

/// <summary>A place where a program uses the SDK.</summary>
/// <param name="Name">The name in the source, or the <c>new(...)</c>.</param>
/// <param name="Member">The SDK's member; <see langword="null"/> when the code does not tell it.</param>
/// <param name="Unresolved">Why its operation is not known; <see langword="null"/> when it is.</param>
internal sealed record MemberUse(SyntaxNode Name, SdkMember? Member, UnresolvedCall? Unresolved)
{
    /// <summary>The <c>new</c> or base list that runs a constructor.</summary>
    public SyntaxNode? Creation { get; init; }

    /// <summary>The invocation of a method; none for a method group.</summary>
    public InvocationExpressionSyntax? Invocation { get; init; }

    /// <summary>Whether it only implements the member, which is no call.</summary>
    public bool IsImplementation { get; init; }

    /// <summary>Whether the program asks AWS for something here.</summary>
    public bool IsCall => Unresolved is null && !IsImplementation && (Member?.Helper is { Operations.Count: > 0 } || Member?.Targets.Count > 0);

    /// <summary>The operation of the whole use.</summary>
    public IOperation? Operation(SemanticModel model, CancellationToken token)
        => model.GetOperation(Creation ?? Invocation ?? (Name is ExpressionSyntax ? NameUse.Of(Name).Expression : Name), token);

    /// <summary>Makes the use of a member.</summary>
    public static MemberUse Of(SyntaxNode name, SdkMember member) => new(name, member, Doubt(member));

    private static UnresolvedCall? Doubt(SdkMember member)
        => member.Doubt is { } doubt ? new(member.Name, doubt)
            : member.Targets.Any(static target => target.Operation.Status == OperationStatus.Unknown) ? new(member.Name, "no published source names the permission of this operation")
            : null;
}

/// <summary>Names in the source → uses of the SDK.</summary>
internal sealed class MemberUses(SdkSymbols symbols, SdkMembers members)
{
    /// <summary>Finds what a candidate uses.</summary>
    /// <param name="candidate">A simple name, a <c>new(...)</c>, or the declaration of an explicit implementation.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The use, or <see langword="null"/> when it has nothing to do with the SDK.</returns>
    public MemberUse? Find(SyntaxNode candidate, SemanticModel model, CancellationToken token)
        => candidate switch
        {
            SimpleNameSyntax name => FindName(name, model, token),
            ImplicitObjectCreationExpressionSyntax creation => FindConstructor(creation, creation, model, token),
            MethodDeclarationSyntax method => FindImplementation(method, model, token),
            _ => null,
        };

    private MemberUse? FindName(SimpleNameSyntax name, SemanticModel model, CancellationToken token)
    {
        if (CreationOf(name) is { } creation) return FindConstructor(name, creation, model, token);

        var info = model.GetSymbolInfo(name, token);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is null) return DynamicReader.Read(name, model, symbols, token) is { } hidden ? new(name, null, hidden) : null;
        if (ReflectionNames.IsReflection(symbol)) return ReflectionReader.Read(name, model, symbols, token) is { } reflected ? new(name, null, reflected) : null;
        if (symbol is not IMethodSymbol method || members.Find(method) is not { } member) return null;

        var use = NameUse.Of(name);
        return use.IsOnlyNamed(model, token) || name.IsPartOfStructuredTrivia() ? null : MemberUse.Of(name, member) with { Invocation = use.Invocation };
    }

    private MemberUse? FindConstructor(SyntaxNode name, SyntaxNode creation, SemanticModel model, CancellationToken token)
    {
        var constructor = creation switch
        {
            BaseObjectCreationExpressionSyntax => model.GetSymbolInfo(creation, token).Symbol as IMethodSymbol,

            // A type that extends a helper runs one of the helper's constructors.
            BaseTypeSyntax baseType => (model.GetTypeInfo(baseType.Type, token).Type as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(),
            _ => null,
        };
        return constructor is not null && members.Find(constructor) is { } member ? MemberUse.Of(name, member) with { Creation = creation } : null;
    }

    private MemberUse? FindImplementation(MethodDeclarationSyntax method, SemanticModel model, CancellationToken token)
        => model.GetDeclaredSymbol(method, token) is IMethodSymbol symbol
            && symbol.ExplicitInterfaceImplementations.Select(members.Find).FirstOrDefault(static found => found is not null) is { } member
                ? new(method, member, null) { IsImplementation = true }
                : null;

    private static SyntaxNode? CreationOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) type = type.Parent;
        return type.Parent is ObjectCreationExpressionSyntax or BaseTypeSyntax ? type.Parent : null;
    }
}
