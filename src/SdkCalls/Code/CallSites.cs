using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>All calls of a method or constructor.</summary>
/// <param name="Calls">Invocations and object creations; <see langword="null"/> when code that we do not see may call it.</param>
/// <param name="MayUseDefaults">Whether it may also be called with the default values of its parameters (a container, a derived class).</param>
/// <param name="IsMadeByContainer">Whether a container calls it too, with what is registered in it.</param>
internal sealed record CallSites(IReadOnlyList<IOperation>? Calls, bool MayUseDefaults, bool IsMadeByContainer = false) : IOpenAnswer
{
    public bool IsOpen => Calls is null && !IsUncalled && HandedOn.Count == 0;

    private static readonly CallSites Uncalled = new(null, true) { IsUncalled = true };

    /// <summary>Where it is handed on as a delegate, when nothing else hides a call; <see cref="Calls"/> are not known then.</summary>
    public IReadOnlyList<ExpressionSyntax> HandedOn { get; private init; } = [];

    /// <summary>Its calls beside those of the delegates.</summary>
    public IReadOnlyList<IOperation> Direct { get; private init; } = [];

    /// <summary>Whether reflection makes objects with it, with arguments beside those that a container has.</summary>
    public bool IsMadeWithArguments { get; init; }

    /// <summary>Whether no code in sight calls it, and nothing hides a call.</summary>
    public bool IsUncalled { get; private init; }

    private const int MaxCalls = 64;

    public static CallSites Hidden { get; } = new(null, true);

    public static CallSites Find(IMethodSymbol method, CodeIndex code, CancellationToken token)
        => method.MethodKind switch
        {
            // guard: reflection
            _ when ReflectedMembers.Of(code, token).MayCall(method) => Hidden,
            MethodKind.Constructor => new ConstructorCalls(method, code, token).Find(),
            MethodKind.LocalFunction => FindInvocations(method, [.. code.Declarations(method).Select(ScopeOf)], code, token),
            MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation when IsCalledByNameOnly(method) && MethodSlots.Of(method, code, token) is { } slots => FindInvocations(slots, code, token),
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

    private static CallSites FindInvocations(IReadOnlyList<IMethodSymbol> slots, CodeIndex code, CancellationToken token)
    {
        var all = new List<IOperation>();
        var handedOn = new List<ExpressionSyntax>();
        foreach (var slot in slots)
        {
            var found = FindInvocations(slot, code.ScopeOf(slot) ?? code.Everywhere, code, token);
            if (found.Calls is null && !found.IsUncalled && found.HandedOn.Count == 0) return Hidden;
            all.AddRange(found.Calls ?? found.Direct);
            handedOn.AddRange(found.HandedOn);
        }

        return Of(all, handedOn);
    }

    private static CallSites Of(List<IOperation> calls, List<ExpressionSyntax> handedOn)
        => handedOn.Count == 0 ? Of(calls, false) : calls.Count + handedOn.Count > MaxCalls ? Hidden : new(null, true) { HandedOn = handedOn, Direct = calls };

    private static CallSites FindInvocations(IMethodSymbol method, IReadOnlyList<SyntaxNode> scope, CodeIndex code, CancellationToken token)
    {
        var calls = new List<IOperation>();
        var handedOn = new List<ExpressionSyntax>();
        foreach (var name in code.NamesIn(scope, SimpleName(method)))
        {
            var model = code.ModelOf(name);
            var info = model.GetSymbolInfo(name, token);
            var use = NameUse.Of(name);
            if (use.IsOnlyNamed(model, token))
            {
                if (IsLookedUp(use)) return Hidden;
                continue;
            }

            if (info.Symbol is null)
            {
                // A method group as a System.Delegate has candidates only. A call that the compiler cannot bind, or binds at run time, may be one of ours.
                if (use.Invocation is null && info.CandidateSymbols.Only() is { } only && IsSame(only, method)) handedOn.Add(use.Expression);
                else if (info.CandidateSymbols.Any(candidate => IsSame(candidate, method)) || /* guard: dynamic */ model.GetOperation(use.Expression, token) is IDynamicMemberReferenceOperation) return Hidden;
                continue;
            }

            if (!IsSame(info.Symbol, method)) continue;

            if (use.Invocation is null)
            {
                handedOn.Add(use.Expression);
                continue;
            }

            if (model.GetOperation(use.Invocation, token) is not IInvocationOperation call) return Hidden;

            if (method.DeclaredAccessibility == Accessibility.Public && IsInExpressionTree(call)) return Hidden;
            calls.Add(call);
        }

        return Of(calls, handedOn);
    }

    // A job that is kept and run later, with arguments that were kept, too.
    private static bool IsInExpressionTree(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions" } } }) return true;
        }

        return false;
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

    private static bool IsCalledByNameOnly(IMethodSymbol method)
        => !method.IsExtern
            && SimpleName(method) is not ("Main" or "Add" or "Deconstruct" or "Select" or "SelectMany" or "Where" or "AppendLiteral" or "AppendFormatted" or "GetPinnableReference" or "GetAwaiter" or "GetEnumerator" or "GetAsyncEnumerator")
            && !(SimpleName(method) is "Join" or "GroupJoin" or "GroupBy" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" && method.Parameters.Any(static parameter => ValueTypes.IsDelegate(parameter.Type)))
            && /* guard: attribute */ method.GetAttributes().All(static attribute => IsHarmless(attribute.AttributeClass))
            && /* guard: framework */ !IsOfFramework(method);

    // Frameworks call public methods of what derives from their types by name: hubs, controllers, pages.
    private static bool IsOfFramework(IMethodSymbol method)
    {
        if (method.DeclaredAccessibility != Accessibility.Public || method.IsStatic || method.ContainingType is not { } type) return false;
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.DeclaringSyntaxReferences.IsEmpty) return CallsByName(parent) || type.AllInterfaces.Any(CallsByName);
        }

        return type.AllInterfaces.Any(CallsByName);
    }

    private static bool CallsByName(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty && SymbolNames.NamespaceOf(type) is var space
            && !(space == "System" || (space.StartsWith("System.", StringComparison.Ordinal) && !space.StartsWith("System.Web", StringComparison.Ordinal))
                || space.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || space.StartsWith("Amazon.", StringComparison.Ordinal));

    private static string SimpleName(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    // Frameworks find methods by their attributes (tests, functions, controllers) and call them.
    /// <summary>Whether an attribute says nothing to a framework that calls methods.</summary>
    public static bool IsHarmless(INamedTypeSymbol? attribute)
        => attribute?.ContainingNamespace?.ToDisplayString() is { } space
            && (space.StartsWith("System.Diagnostics", StringComparison.Ordinal) || space is "System.Runtime.CompilerServices" or "IamAnalyzers" or "System");
}
