using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What a field or property is given: a readonly one by its initializer and the constructors of its type, another one that only
/// code in sight can write by all that writes it, in whatever order.
/// </summary>
/// <param name="Values">The values; <see langword="null"/> when it may be given others.</param>
/// <param name="CanBeDefault">Whether a constructor may leave it as it was.</param>
internal sealed record StoredWrites(IReadOnlyList<Assignment>? Values, bool CanBeDefault) : IOpenAnswer
{
    public bool IsOpen => Values is null;

    private const int MaxWrites = 32;

    /// <summary>Whether it has a value before any constructor runs.</summary>
    public bool HasInitialValue { get; private init; }

    private static readonly StoredWrites Hidden = new(null, true);

    public static StoredWrites Find(ISymbol member, CodeIndex code, CancellationToken token)
    {
        var type = member.ContainingType;
        if (type is null || /* guard: reflection */ ReflectedMembers.Of(code, token).MayWrite(member)) return Hidden;
        if (!member.IsStatic && IsFilledInside(type, code, token)) return Hidden;
        if (member is IPropertySymbol { DeclaringSyntaxReferences.Length: 1 } property && HasBody(property)) return FindBehind(property, code, token);
        if (!IsFixed(member)) return IsWrittenInSight(member, code, token) && ScopeOf(member, code) is { } scope ? FindAll(member, scope, code, token) : Hidden;

        var writes = new List<Assignment>();
        var initializer = InitializerOf(member, code);
        if (initializer is not null) writes.Add(new(initializer, code.OperationOf(initializer, token)));

        var constructors = code.Constructors(type).Where(constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == member.IsStatic).ToList();
        var isAlwaysGiven = constructors.Count > 0 && type.TypeKind != TypeKind.Struct
            && (member.IsStatic || CodeIndex.PartsOf(type).All(static part => part.ParameterList is null));
        foreach (var constructor in constructors)
        {
            var isGiven = constructor.Initializer is { ThisOrBaseKeyword: var keyword } && keyword.IsKind(SyntaxKind.ThisKeyword);
            foreach (var write in WritesIn(constructor, member, code, token))
            {
                if (writes.Count == MaxWrites) return Hidden;
                writes.Add(write);
                isGiven |= IsStatementOf(write.Node, constructor);
            }

            isAlwaysGiven &= isGiven;
        }

        foreach (var accessor in code.MembersOf<BasePropertyDeclarationSyntax>(type).SelectMany(InitAccessors))
        {
            // guard: init-accessor
            if (WritesIn(accessor, member, code, token).Any()) return Hidden;
        }

        return new(writes, (initializer is null && !isAlwaysGiven) || IsLeftUnset(member, code) || (type.TypeKind == TypeKind.Struct && !member.IsStatic) || /* guard: read-early */ (member.IsStatic && EarlyStatics.MayBeRead(member, initializer, code, token))) { HasInitialValue = initializer is not null };
    }

    /// <summary>What one constructor gives a field or property, beside its initial value.</summary>
    /// <returns>The writes; <see langword="null"/> when another constructor may give it a value, too.</returns>
    public static IReadOnlyList<Assignment>? FindIn(IMethodSymbol constructor, ISymbol member, CodeIndex code, CancellationToken token)
        => constructor.OriginalDefinition.DeclaringSyntaxReferences.Only() is not { } reference ? []
            : code.SyntaxOf(reference) is not ConstructorDeclarationSyntax declaration ? []
            : declaration.Initializer is { ThisOrBaseKeyword: var keyword } && keyword.IsKind(SyntaxKind.ThisKeyword) ? null
            : [.. WritesIn(declaration, member, code, token)];

    /// <summary>Whether a write is a statement of its constructor, which always runs.</summary>
    public static bool IsStatement(ExpressionSyntax write)
        => write.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor && IsStatementOf(write, constructor) && !constructor.DescendantNodes().Any(static node => node is ReturnStatementSyntax or GotoStatementSyntax);

    /// <summary>The statements of a constructor that always give a member a value.</summary>
    public static IEnumerable<ExpressionSyntax> StatementsOf(ConstructorDeclarationSyntax constructor, ISymbol member, CodeIndex code, CancellationToken token)
        => WritesIn(constructor, member, code, token).Select(static write => write.Node).Where(write => IsStatementOf(write, constructor));

    /// <summary>What the setter of a property is called with.</summary>
    public static StoredWrites FindGiven(IPropertySymbol property, CodeIndex code, CancellationToken token)
        => property.SetMethod is { } setter && /* guard: other-name */ property.ExplicitInterfaceImplementations.IsEmpty && !ReflectedMembers.Of(code, token).MayCall(setter) && !ReflectedMembers.Of(code, token).MayWrite(property)
            && property.GetAttributes().IsEmpty && IsSetInSight(property, code, token) && ScopeOf(property, code) is { } scope
            ? FindAll(property, scope, code, token)
            : Hidden;

    // The field that the keyword "field" stands for: what accessors write, and what an accessor without a body does.
    private static StoredWrites FindBehind(IPropertySymbol property, CodeIndex code, CancellationToken token)
    {
        if (code.SyntaxOf(property.DeclaringSyntaxReferences[0]) is not PropertyDeclarationSyntax { AccessorList.Accessors: var accessors, Initializer: var initializer } || !property.GetAttributes().IsEmpty) return Hidden;
        var writes = new List<Assignment>();
        if (initializer is not null) writes.Add(new(initializer.Value, code.OperationOf(initializer.Value, token)));
        foreach (var name in accessors.SelectMany(static accessor => accessor.DescendantNodes()).OfType<ExpressionSyntax>())
        {
            if (name.GetFirstToken() == name.GetLastToken() && name.GetFirstToken().ValueText == "field" && Assignment.Of(name, code, token) is { } write
                && code.ModelOf(name).GetSymbolInfo(name, token).Symbol is IFieldSymbol { AssociatedSymbol: IPropertySymbol }) writes.Add(write);
        }

        if (accessors.Any(static accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && accessor is { Body: null, ExpressionBody: null }))
        {
            if (FindGiven(property, code, token).Values is not { } given) return Hidden;
            writes.AddRange(given.Where(write => !writes.Contains(write)));
        }
        else if (property.SetMethod is null)
        {
            // A constructor may write a property that only has a getter.
            writes.AddRange(code.Constructors(property.ContainingType).SelectMany(constructor => WritesIn(constructor, property, code, token)));
        }

        return writes.Count > MaxWrites ? Hidden : new(writes, initializer is null && !property.IsRequired);
    }

    private static bool HasBody(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Only()?.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declaration
            && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && accessors.Any(static accessor => accessor is not { Body: null, ExpressionBody: null });

    /// <summary>What code in sight gives a field or property that may be given other values too.</summary>
    public static IReadOnlyList<Assignment> FindSeen(ISymbol member, CodeIndex code, CancellationToken token)
        => FindAll(member, ScopeOf(member, code) ?? code.Everywhere, code, token).Values ?? [];

    private static IEnumerable<AccessorDeclarationSyntax> InitAccessors(BasePropertyDeclarationSyntax property)
        => (property.AccessorList?.Accessors ?? default).Where(static accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration));

    private static StoredWrites FindAll(ISymbol member, IReadOnlyList<SyntaxNode> scope, CodeIndex code, CancellationToken token)
    {
        var writes = new List<Assignment>();
        var initializer = InitializerOf(member, code);
        if (initializer is not null) writes.Add(new(initializer, code.OperationOf(initializer, token)));
        foreach (var name in code.NamesIn(scope, member.Name))
        {
            if (WriteOf(name, member, code, token) is not { } write) continue;
            if (writes.Count == MaxWrites) return Hidden;
            writes.Add(write);
        }

        var isDefaultFirst = initializer is null && member is not (IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        return new(writes, isDefaultFirst || /* guard: read-early */ (member.IsStatic && initializer is not null && EarlyStatics.MayBeRead(member, initializer, code, token)) || IsLeftUnset(member, code) || (member.ContainingType.TypeKind == TypeKind.Struct && !member.IsStatic)) { HasInitialValue = initializer is not null };
    }

    /// <summary>Whether an object may be there without the values of its initializers: what makes it runs no constructor.</summary>
    // guard: reflection => false
    public static bool IsLeftUnset(ISymbol member, CodeIndex code) => !member.IsStatic && Serializers.MakeUninitialized(member.ContainingType, code);

    // guard: filled => false
    private static bool IsFilledInside(INamedTypeSymbol type, CodeIndex code, CancellationToken token) => Serializers.FillPrivateMembers(type, code) && FilledTypes.Has(type, code, token);

    // What carries an attribute is set by frameworks, and so is a property of what a deserialiser, a binder or a mapper may fill.
    private static bool IsWrittenInSight(ISymbol member, CodeIndex code, CancellationToken token)
        => member.DeclaringSyntaxReferences.Length == 1
            && /* guard: attribute */ member.GetAttributes().IsEmpty
            && member switch
            {
                IFieldSymbol { AssociatedSymbol: null, RefKind: RefKind.None, IsConst: false } field
                    => field.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal || IsFilledBySight(field, code, token),
                IPropertySymbol property => /* guard: other-name */ property.ExplicitInterfaceImplementations.IsEmpty && HasPlainSetter(property) && IsSetInSight(property, code, token),
                _ => false,
            };

    private static bool IsSetInSight(IPropertySymbol property, CodeIndex code, CancellationToken token)
        => property is { SetMethod: not null, RefKind: RefKind.None, IsIndexer: false, IsAbstract: false, DeclaringSyntaxReferences.Length: 1 }
            && property.DeclaringSyntaxReferences[0].GetSyntax(token) is PropertyDeclarationSyntax declaration && /* guard: partial */ !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && !property.ContainingType.AllInterfaces.Any(parent => parent.DeclaringSyntaxReferences.IsEmpty && parent.GetMembers(property.Name).Any())
            && (property.DeclaredAccessibility == Accessibility.Private || IsFilledBySight(property, code, token));

    /// <summary>Whether a binder or deserialiser may change the object or list in a property: it needs no setter for that.</summary>
    public static bool MayBeFilledInside(ISymbol member, CodeIndex code, CancellationToken token)
        => member is IPropertySymbol { DeclaredAccessibility: not Accessibility.Private } or IFieldSymbol { DeclaredAccessibility: not (Accessibility.Private or Accessibility.Internal) } && !IsFilledBySight(member, code, token);

    private static bool IsFilledBySight(ISymbol member, CodeIndex code, CancellationToken token)
        => member.IsStatic || !/* guard: filled */ FilledTypes.Has(member.ContainingType, code, token);

    // set; init; but not the parameter of a record, which its constructor sets too.
    private static bool HasPlainSetter(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Only()?.GetSyntax() switch
        {
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && accessors.All(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) || accessor is { Body: null, ExpressionBody: null }),
            _ => false,
        };

    // Under the name that a base or an interface gives it, a member is written wherever that one can be.
    private static IReadOnlyList<SyntaxNode>? ScopeOf(ISymbol member, CodeIndex code)
    {
        var scope = code.ScopeOf(SetterOf(member));
        if (scope is null || member is not IPropertySymbol property) return scope;
        var others = property.ContainingType.AllInterfaces.SelectMany(parent => parent.GetMembers(property.Name)).ToList();
        for (var next = property.OverriddenProperty; next is not null; next = next.OverriddenProperty) others.Add(next);
        return /* guard: other-name */ others.Count > 0 ? others.TrueForAll(other => code.ScopeOf(other) is not null) ? code.Everywhere : null : scope;
    }

    private static ISymbol SetterOf(ISymbol member) => (member as IPropertySymbol)?.SetMethod ?? member;

    private static bool IsFixed(ISymbol member)
        => member switch
        {
            IFieldSymbol field => field is { IsReadOnly: true, DeclaringSyntaxReferences.Length: 1 },
            IPropertySymbol { SetMethod: null, DeclaringSyntaxReferences.Length: 1 } property => !property.IsAbstract && IsAutomatic(property),
            _ => false,
        };

    /// <summary>Whether a property is written <c>{ get; }</c>. The body of a partial one stands in its other part.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Only()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors } declaration
            && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    /// <summary>Whether a property is written <c>{ get; set { field = value; } }</c>.</summary>
    public static bool IsGetterAutomatic(IPropertySymbol property)
        => HasBody(property) && property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
            && accessors.Any(static accessor => accessor is { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null });

    private static ExpressionSyntax? InitializerOf(ISymbol member, CodeIndex code)
        => code.SyntaxOf(member.DeclaringSyntaxReferences[0]) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

    private static IEnumerable<Assignment> WritesIn(SyntaxNode code, ISymbol member, CodeIndex index, CancellationToken token)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText == member.Name && WriteOf(name, member, index, token) is { } write) yield return write;
        }
    }

    private static Assignment? WriteOf(SimpleNameSyntax name, ISymbol member, CodeIndex index, CancellationToken token)
    {
        ExpressionSyntax use = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        if (Assignment.Of(use, index, token) is not { } write) return null;

        // A name that does not bind may be the member's.
        var info = index.ModelOf(name).GetSymbolInfo(name, token);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is null || MayBe(symbol, member) ? write : null;
    }

    /// <summary>Whether a symbol is a member, or what a base or an interface calls the same.</summary>
    public static bool MayBe(ISymbol symbol, ISymbol member)
        => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member.OriginalDefinition)
            || (symbol is IPropertySymbol { ContainingType: { } owner } && member is IPropertySymbol && (owner.TypeKind == TypeKind.Interface || symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride));

    private static bool IsStatementOf(ExpressionSyntax write, ConstructorDeclarationSyntax constructor)
        => (write.Parent is ExpressionStatementSyntax statement && statement.Parent == constructor.Body)
            || (write.Parent is ArrowExpressionClauseSyntax arrow && arrow.Parent == constructor);
}
