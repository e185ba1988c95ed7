using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// All calls of a constructor: <c>new</c>, <c>this(...)</c>, <c>base(...)</c>. Reflection makes objects too, so a type that is
/// handed to code which may make one (<c>typeof</c>, a type argument of a method) is given up, and so is one that looks like
/// data (a parameter with a property of its name) and stands inside other types, as a deserialiser may fill it.
/// </summary>
internal sealed class ConstructorCalls(IMethodSymbol constructor, CodeIndex code, CancellationToken token)
{
    private readonly INamedTypeSymbol _type = constructor.ContainingType;
    private readonly List<IOperation> _calls = [];
    private readonly HashSet<ITypeParameterSymbol> _followed = new(SymbolEqualityComparer.Default);
    private bool _mayUseDefaults;
    private bool _isMadeByContainer;
    private bool _isMadeWithArguments;

    public CallSites Find() => code.ScopeOf(constructor) is { } scope && !IsAttribute() && !IsMadeByCompiler() ? FindIn(scope) : CallSites.Hidden;

    /// <summary>Finds the calls within some nodes.</summary>
    public CallSites FindIn(IReadOnlyList<SyntaxNode> scope)
    {
        var isData = IsData();
        foreach (var name in code.NamesIn(scope, _type.Name))
        {
            if (IsType(name) && !AddUse(name, isData)) return CallSites.Hidden with { IsMadeWithArguments = _isMadeWithArguments };
        }

        foreach (var creation in code.ImplicitCreationsIn(scope, CanTake))
        {
            var info = code.ModelOf(creation).GetSymbolInfo(creation, token);
            if (info.Symbol is null && info.CandidateSymbols.Any(IsOurs)) return CallSites.Hidden;
            if (info.Symbol is { } symbol && IsOurs(symbol) && !Add(creation)) return CallSites.Hidden;
        }

        return AddInitializers(_type) ? CallSites.Of(_calls, _mayUseDefaults, _isMadeByContainer) : CallSites.Hidden;
    }

    private bool IsOurs(ISymbol symbol) => CallSites.IsSame(symbol, constructor);

    private bool IsType(SimpleNameSyntax name)
        => name is { Parent: not (NameColonSyntax or NameEqualsSyntax) }
            && code.ModelOf(name).GetSymbolInfo(name, token) is var info
            && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol
            && SymbolEqualityComparer.Default.Equals((symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } method ? method.ContainingType : symbol).OriginalDefinition, _type);

    // Whether a use of the type's name leaves all calls in sight.
    private bool AddUse(SimpleNameSyntax name, bool isData)
    {
        SyntaxNode node = name;
        while (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) node = node.Parent;
        switch (node.Parent)
        {
            case ObjectCreationExpressionSyntax creation:
                var info = code.ModelOf(creation).GetSymbolInfo(creation, token);
                if (info.Symbol is null) return false;
                return !IsOurs(info.Symbol) || Add(creation);
            case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived } parent:
                _mayUseDefaults = true;
                if (parent is PrimaryConstructorBaseTypeSyntax && !AddIfOurs(parent)) return false;
                return code.ModelOf(derived).GetDeclaredSymbol(derived, token) is INamedTypeSymbol type && AddInitializers(type);
            // guard: made-elsewhere
            case TypeOfExpressionSyntax named:
                _isMadeWithArguments |= named.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && code.ModelOf(call).GetSymbolInfo(call, token).Symbol is IMethodSymbol maker && TakesArguments(maker);
                return TypeQuestions.AreAll(named);
            case UsingDirectiveSyntax:
                return false;
            case TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax { Parent: not (ParameterSyntax or VariableDeclarationSyntax) }:
                return !isData && /* guard: made-elsewhere */ !IsMadeByMethod(node);
            case PropertyDeclarationSyntax:
                return !isData;
            case VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field }:
                return !isData || !field.Modifiers.Any(static modifier => modifier.ValueText is "public" or "internal");
            default:
                return true;
        }
    }

    // The type as a type argument of a method, at any depth: the method may make one. A container only fills what it can name.
    private bool IsMadeByMethod(SyntaxNode node)
    {
        foreach (var generic in node.Ancestors().TakeWhile(static ancestor => ancestor is TypeSyntax or TypeArgumentListSyntax or TupleElementSyntax).OfType<GenericNameSyntax>())
        {
            if (code.ModelOf(generic).GetSymbolInfo(generic, token).Symbol is not IMethodSymbol called) continue;
            if (called.DeclaringSyntaxReferences.Length > 0)
            {
                if (IsMadeIn((called.ReducedFrom ?? called).OriginalDefinition, generic.TypeArgumentList.Arguments.IndexOf(argument => argument.Span.Contains(node.Span)))) return true;
                continue;
            }

            _isMadeWithArguments |= TakesArguments(called);
            if (_isMadeWithArguments) return true;
            var method = generic.Identifier.ValueText;
            if (method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("TryAdd", StringComparison.Ordinal)) _mayUseDefaults = _isMadeByContainer = true;
            else if (!method.StartsWith("GetService", StringComparison.Ordinal) && !method.StartsWith("GetRequired", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // Arguments for a constructor, or their types: AddTypeActivatedCheck<T>(name, params object[] args), CreateFactory<T>(types).
    private static bool TakesArguments(IMethodSymbol method)
        => method.Parameters.Any(static parameter => parameter.Type is IArrayTypeSymbol { ElementType: { SpecialType: SpecialType.System_Object } or { Name: "Type", ContainingNamespace.Name: "System" } });

    // A generic method of the program makes an object where it hands its type parameter to a container, or to what may do anything. Another method may run in its place.
    private bool IsMadeIn(IMethodSymbol method, int ordinal)
    {
        if (ordinal < 0 || ordinal >= method.TypeParameters.Length || method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsExtern || method.PartialImplementationPart is not null) return true;
        if (!_followed.Add(method.TypeParameters[ordinal])) return false;
        foreach (var name in code.NamesIn(code.Declarations(method), method.TypeParameters[ordinal].Name))
        {
            if (name.Parent is TypeOfExpressionSyntax asked && !TypeQuestions.AreAll(asked)) return true;
            if (name.Parent is ObjectCreationExpressionSyntax) _mayUseDefaults = true;
            if (IsMadeByMethod(name)) return true;
        }

        return false;
    }

    private bool AddInitializers(INamedTypeSymbol type)
        => code.Constructors(type).All(declaration => declaration.Initializer is null || AddIfOurs(declaration.Initializer));

    private bool AddIfOurs(SyntaxNode initializer)
    {
        var info = code.ModelOf(initializer).GetSymbolInfo(initializer, token);
        if (info.Symbol is null) return false;
        return !IsOurs(info.Symbol) || Add(initializer);
    }

    private bool Add(SyntaxNode node)
    {
        if (code.ModelOf(node).GetOperation(node, token) is not { } operation) return false;
        if (operation is IExpressionStatementOperation statement) operation = statement.Operation;
        if (operation is not (IInvocationOperation or IObjectCreationOperation)) return false;
        _calls.Add(operation);
        return true;
    }

    private bool CanTake(int arguments)
        => arguments <= constructor.Parameters.Length
            ? arguments >= constructor.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams)
            : constructor.Parameters.Any(static parameter => parameter.IsParams);

    private bool IsData()
        => _type.IsRecord
            || _type.GetMembers().OfType<IPropertySymbol>().Any(property => property.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Any(parameter => parameter.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase)));

    // An interpolated text that is handed to its type: the attribute says which other arguments of the call it gets.
    private bool IsMadeByCompiler() => _type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InterpolatedStringHandlerAttribute");

    private bool IsAttribute()
    {
        for (var ancestor = _type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }
}
