using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>All calls of a method or constructor.</summary>
/// <param name="Calls">Invocations and object creations; <see langword="null"/> when code that we do not see may call it.</param>
/// <param name="MayUseDefaults">Whether it may also be called with the default values of its parameters (a container, a derived class).</param>
/// <param name="IsMadeByContainer">Whether a container calls it too, with what is registered in it.</param>
internal sealed record CallSites(IReadOnlyList<IOperation>? Calls, bool MayUseDefaults, bool IsMadeByContainer = false)
{
    private static readonly CallSites Uncalled = new(null, true) { IsUncalled = true };

    /// <summary>Whether no code in sight calls it, and nothing hides a call.</summary>
    public bool IsUncalled { get; private init; }

    private const int MaxCalls = 64;

    public static CallSites Hidden { get; } = new(null, true);

    public static CallSites Find(IMethodSymbol method, CodeIndex code, CancellationToken token)
        => method.MethodKind switch
        {
            MethodKind.Constructor => new ConstructorCalls(method, code, token).Find(),
            MethodKind.LocalFunction => FindInvocations(method, [.. code.Declarations(method).Select(ScopeOf)], code, token),
            MethodKind.Ordinary when IsCalledByNameOnly(method, code) && code.ScopeOf(method) is { } scope => FindInvocations(method, scope, code, token),
            _ => Hidden,
        };

    /// <summary>The calls in sight of a method that other code may call too.</summary>
    public static IReadOnlyList<IOperation> FindSeen(IMethodSymbol method, CodeIndex code, CancellationToken token)
        => method.MethodKind switch
        {
            MethodKind.Constructor => new ConstructorCalls(method, code, token).FindIn(code.Everywhere).Calls ?? [],
            MethodKind.Ordinary => FindInvocations(method, code.Everywhere, code, token).Calls ?? [],
            _ => [],
        };

    // A local function of a top-level program may be called from all of its file.
    private static SyntaxNode ScopeOf(SyntaxNode declaration)
        => declaration.Parent switch
        {
            GlobalStatementSyntax statement => statement.Parent ?? statement,
            { } parent => parent,
            null => declaration,
        };

    /// <summary>Makes the result of what was found: too many calls, or none at all, are not seen to the end.</summary>
    public static CallSites Of(List<IOperation> calls, bool mayUseDefaults, bool isMadeByContainer = false)
        => calls.Count == 0 ? mayUseDefaults || isMadeByContainer ? Hidden : Uncalled : calls.Count > MaxCalls ? Hidden : new(calls, mayUseDefaults, isMadeByContainer);

    private static CallSites FindInvocations(IMethodSymbol method, IReadOnlyList<SyntaxNode> scope, CodeIndex code, CancellationToken token)
    {
        var calls = new List<IOperation>();
        foreach (var name in code.NamesIn(scope, method.Name))
        {
            var model = code.ModelOf(name.SyntaxTree);
            var info = model.GetSymbolInfo(name, token);
            var use = NameUse.Of(name);
            if (use.IsOnlyNamed(model, token))
            {
                if (IsLookedUp(use)) return Hidden;
                continue;
            }

            if (info.Symbol is null)
            {
                // A call that the compiler cannot bind, or binds at run time, may be one of ours.
                if (info.CandidateSymbols.Any(candidate => IsSame(candidate, method)) || model.GetOperation(use.Expression, token) is IDynamicMemberReferenceOperation) return Hidden;
                continue;
            }

            if (!IsSame(info.Symbol, method)) continue;

            // A method that is handed on is called with values that we do not see.
            if (use.Invocation is null || model.GetOperation(use.Invocation, token) is not IInvocationOperation call) return Hidden;
            calls.Add(call);
        }

        return Of(calls, false);
    }

    /// <summary>Whether two references are to one method.</summary>
    public static bool IsSame(ISymbol symbol, IMethodSymbol method)
        => symbol is IMethodSymbol other && SymbolEqualityComparer.Default.Equals(Definition(other), Definition(method));

    private static IMethodSymbol Definition(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    // typeof(X).GetMethod(nameof(M))
    private static bool IsLookedUp(NameUse use)
        => use.Expression.FirstAncestorOrSelf<ArgumentSyntax>()?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } }
            && outer.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            && ReflectionNames.IsLookup(name);

    private static bool IsCalledByNameOnly(IMethodSymbol method, CodeIndex code)
        => !method.IsVirtual && !method.IsAbstract && !method.IsOverride && !method.IsExtern
            && method.ExplicitInterfaceImplementations.IsEmpty
            && method.Name is not ("Main" or "Add" or "Deconstruct" or "Select" or "SelectMany" or "Where" or "AppendLiteral" or "AppendFormatted" or "GetPinnableReference")
            && method.GetAttributes().All(static attribute => IsHarmless(attribute.AttributeClass))
            && (method.IsStatic || method.DeclaredAccessibility != Accessibility.Public || !MayImplement(method, code));

    // Frameworks find methods by their attributes (tests, functions, controllers) and call them.
    private static bool IsHarmless(INamedTypeSymbol? attribute)
        => attribute?.ContainingNamespace?.ToDisplayString() is { } space
            && (space.StartsWith("System.Diagnostics", StringComparison.Ordinal) || space is "System.Runtime.CompilerServices" or "IamAnalyzers" or "System");

    // A public method implements an interface of its type, or of a type that derives from it.
    private static bool MayImplement(IMethodSymbol method, CodeIndex code)
    {
        var type = method.ContainingType;
        return type.AllInterfaces.Any(parent => parent.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)))
            || (!type.IsSealed && !type.IsStatic && type.TypeKind == TypeKind.Class && HasDescendants(type, code));
    }

    private static bool HasDescendants(INamedTypeSymbol type, CodeIndex code)
        => code.ScopeOf(type) is not { } scope
            || code.NamesIn(scope, type.Name).Any(static name => name.FirstAncestorOrSelf<SyntaxNode>(static node => node is not NameSyntax) is BaseTypeSyntax or UsingDirectiveSyntax);
}
