using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Whether code out of sight may make objects of a type and set their members by reflection: a deserialiser, a binder of settings, a
/// mapper, a framework that hands them to a method. They learn of a type as a type argument, by <c>typeof</c>, or as a part of another type.
/// </summary>
internal sealed record FilledTypes(bool CanBe) : IOpenAnswer
{
    public bool IsOpen => CanBe;

    // Generic types of the framework that only hold or hand about what they are made of.
    private static readonly string[] Holders = ["System", "System.Collections", "System.Threading", "System.Linq"];

    /// <summary>Whether reflection fills objects of a type that are made already: <c>configuration.Bind(options)</c>.</summary>
    public static bool AreFilled(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => new Filled(new FilledArguments(inner, token).MayHold(type))).Is;

    /// <summary>Looks at every use of a type's name, and of the types that hold one.</summary>
    public static bool Has(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => new FilledTypes(inner.NamesIn(inner.Everywhere, "SetValue").Any() || /* guard: filled */ AreFilled(type, inner, token) || /* guard: filled */ Find(type.OriginalDefinition, inner, token)
            || Typeless.Of(inner, token).AreRead || /* guard: filled */ IsInferred(type, inner, token) || /* guard: filled */ IsAsked(type, inner, token))).CanBe;

    /// <summary>Whether code out of sight is told a type: by <c>typeof</c>, an alias, or as the type argument of what does more than hold or make objects.</summary>
    public static bool IsTold(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => new Told(inner.NamesIn(inner.Everywhere, type.Name).Any(name => IsType(name, type, inner, token) && IsGivenAway(name, type, inner, isOfParameters: false, out _, token)))).Is;

    private static bool Find(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
    {
        // What reads one type may make a derived one of it, where the text says so.
        var known = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        for (var parent = type.BaseType; parent is { DeclaringSyntaxReferences.Length: > 0 }; parent = parent.BaseType) known.Add(parent.OriginalDefinition);
        var open = new Stack<INamedTypeSymbol>(known);
        while (open.Count > 0)
        {
            var next = open.Pop();
            foreach (var name in code.NamesIn(code.Everywhere, next.Name))
            {
                if (!IsType(name, next, code, token)) continue;
                if (IsGivenAway(name, next, code, isOfParameters: true, out var holder, token)) return true;
                if (holder is not null && known.Add(holder)) open.Push(holder);
            }
        }

        return false;
    }

    // A generic method of the program that gives its type parameter away, where callers do not write the type: Load(new Settings()).
    private static bool IsInferred(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => GenericMethods.Of(code).Methods.Where(method => GivesAway(method, code, token)).Any(method =>
            code.NamesIn(code.Everywhere, method.Name).Any(name => name is IdentifierNameSyntax && code.ModelOf(name).GetSymbolInfo(name, token).Symbol is IMethodSymbol { IsGenericMethod: true } called
                && called.TypeArguments.Any(argument => FilledArguments.Reaches(argument, type))));

    private static bool GivesAway(IMethodSymbol method, CodeIndex code, CancellationToken token)
        => code.Once(method, inner => new Giver(method.TypeParameters.Any(parameter =>
            inner.NamesIn(inner.Declarations(method), parameter.Name).Any(name => IsGivenAway(name, method.ContainingType, inner, isOfParameters: false, out _, token))))).Is;

    // settings.GetType(), handed to a deserialiser.
    private static bool IsAsked(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.NamesIn(code.Everywhere, "GetType").Any(name => NameUse.Of(name) is { Expression: var asked, Invocation: { ArgumentList.Arguments.Count: 0 } call } && !TypeQuestions.AreAll(call) && !IsSerialised(call)
            && (Receiver(asked) is { } value ? new FilledArguments(code, token).MayBe(value, type)
                : code.ModelOf(name).GetEnclosingSymbol(name.SpanStart, token)?.ContainingType is { } own && FilledArguments.Reaches(own, type)));

    private static ExpressionSyntax? Receiver(ExpressionSyntax method) => method switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    // JsonSerializer.Serialize(value, value.GetType()) reads the value.
    private static bool IsSerialised(InvocationExpressionSyntax asked)
        => asked.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } && method.StartsWith("Serialize", StringComparison.Ordinal);

    private static bool IsType(SimpleNameSyntax name, INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.ModelOf(name).GetSymbolInfo(name, token).Symbol is not { } symbol
            || SymbolEqualityComparer.Default.Equals((symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } method ? method.ContainingType : symbol).OriginalDefinition, type);

    private static bool IsGivenAway(SimpleNameSyntax name, INamedTypeSymbol type, CodeIndex code, bool isOfParameters, out INamedTypeSymbol? holder, CancellationToken token)
    {
        holder = null;
        var isOfFunction = false;
        SyntaxNode node = name;
        while (true)
        {
            switch (node.Parent)
            {
                case QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or TupleElementSyntax or TupleTypeSyntax or RefTypeSyntax:
                    node = node.Parent;
                    continue;
                case TypeArgumentListSyntax { Parent: GenericNameSyntax generic }:
                    var made = code.ModelOf(generic).GetSymbolInfo(generic, token).Symbol;
                    if (made is IMethodSymbol method) return !IsHarmless(method) && !(ConfiguredOptions.IsSetBy(generic, method, code, token) && ConfiguredOptions.Of(type, code, token).AreSetByCode);

                    // A name that does not bind may be a method that another generator writes.
                    if (made is not INamedTypeSymbol holding || !(IsHolder(holding) || (ConfiguredOptions.IsHolder(holding) && ConfiguredOptions.Of(type, code, token).AreSetByCode))) return true;
                    isOfFunction |= holding.TypeKind == TypeKind.Delegate;
                    node = generic;
                    continue;
                case TypeOfExpressionSyntax asked:
                    return !TypeQuestions.AreAll(asked);
                case UsingDirectiveSyntax { Alias: not null }:
                    return true;
                case BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax derived }:
                    holder = code.ModelOf(derived).GetDeclaredSymbol(derived, token) as INamedTypeSymbol;
                    return false;
                case VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } local when isOfParameters && isOfFunction:
                    return local.Variables.Any(variable => variable.Initializer is { } given && IsHandedOut(given.Value, code, token));
                case PropertyDeclarationSyntax or VariableDeclarationSyntax { Parent: FieldDeclarationSyntax }:
                case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax }:
                    holder = node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declared ? code.ModelOf(declared).GetDeclaredSymbol(declared, token) as INamedTypeSymbol : null;
                    return isOfParameters && node.Parent is PropertyDeclarationSyntax property && holder is not null
                        && (IsSetByFramework(property, holder, code) || (code.ModelOf(property).GetDeclaredSymbol(property, token) is { } given && IsAnsweredElsewhere(given, code, token)));
                case MethodDeclarationSyntax answering when isOfParameters:
                    return code.ModelOf(answering).GetDeclaredSymbol(answering, token) is { } answered && IsAnsweredElsewhere(answered, code, token);
                case ParameterSyntax { Parent.Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } parameter when isOfParameters:
                    return code.ModelOf(parameter).GetDeclaredSymbol(parameter.Parent!.Parent!, token) is not IMethodSymbol called || ReadingMethods.IsWrittenByGenerator(called) || (!ReadingMethods.IsLogger(called) && IsCalledByFramework(called, code, token));
                case ParameterSyntax { Parent: ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax function } } when isOfParameters:
                    return IsHandedOut(function, code, token);
                default:
                    return false;
            }
        }
    }

    // What a proxy, another program or native code gives: a method or property whose body is out of sight.
    private static bool IsAnsweredElsewhere(ISymbol member, CodeIndex code, CancellationToken token)
        => member.IsExtern || (member.IsAbstract && code.Once(member.OriginalDefinition, inner => Implementations.Find(member.OriginalDefinition, inner, token)).Members is null);

    // A framework that calls a method or function hands it objects that it has filled: from the body of a request, a message, the input of a function.
    private static bool IsCalledByFramework(IMethodSymbol method, CodeIndex code, CancellationToken token)
        => !method.IsAbstract && code.CallersOf(method, token) is { Calls: null, IsUncalled: false } sites
            && (!IsPlain(method) || (method.MethodKind == MethodKind.Ordinary && code.ScopeOf(method) is null) || sites.HandedOn.Any(function => IsHandedOut(function, code, token)));

    private static bool IsHandedOut(ExpressionSyntax function, CodeIndex code, CancellationToken token)
        => DelegateSites.Of(function, code, token).Calls is null && !ConfiguredOptions.IsSetBy(function, code, token);

    // What a framework binds: a property with an attribute, or any public one of a type that it finds.
    private static bool IsSetByFramework(PropertyDeclarationSyntax property, INamedTypeSymbol holder, CodeIndex code)
        => property.AttributeLists.Count > 0
            || (property.Modifiers.Any(SyntaxKind.PublicKeyword) && property.AccessorList?.Accessors.Any(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Modifiers.Count == 0) == true
                && WaysIn.Of(holder, code).AreOpen);

    // A virtual method, or one that implements an interface of the program, is called by the program alone.
    private static bool IsPlain(IMethodSymbol method)
        => method.GetAttributes().IsEmpty
            && method.ContainingType is { } type
            && type.GetAttributes().IsEmpty
            && type.BaseType is not { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: true }
            && type.AllInterfaces.All(static parent => !parent.DeclaringSyntaxReferences.IsEmpty);

    /// <summary>Whether a generic type of the framework only holds or hands about what it is made of.</summary>
    public static bool IsHolder(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty
            && (SymbolNames.NamespaceOf(type) is var space && (Holders.Contains(space) || space.StartsWith("System.Collections.", StringComparison.Ordinal) || space.StartsWith("System.Threading.", StringComparison.Ordinal))
                || type is { Name: "ILogger" or "Logger" });

    /// <summary>Whether a method is one of a container, which makes objects by their constructors, and sets nothing. A method of the program may do more than its name says.</summary>
    public static bool IsHarmless(IMethodSymbol method)
        => method.ContainingType is { DeclaringSyntaxReferences.IsEmpty: true, Name: not "BinaryData" } type
            && (IsHolder(type)
                || method.Name is "AddSingleton" or "AddScoped" or "AddTransient" or "TryAddSingleton" or "TryAddScoped" or "TryAddTransient" or "AddHostedService"
                    or "GetService" or "GetServices" or "GetRequiredService" or "GetKeyedService" or "GetKeyedServices" or "GetRequiredKeyedService");

    /// <summary>Whether the program reads objects whose types their text names: a formatter, a serializer that writes type names.</summary>
    private sealed record Typeless(bool AreRead)
    {
        private static readonly string[] Readers = ["Deserialize", "DeserializeObject", "DeserializeAsync", "UnsafeDeserialize"];

        public static Typeless Of(CodeIndex code, CancellationToken token)
            => code.Once(code.Assembly, inner => new Typeless(Readers.SelectMany(name => inner.NamesIn(inner.Everywhere, name)).Any(name =>
                inner.ModelOf(name).GetSymbolInfo(name, token).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true, IsGenericMethod: false, ContainingType: { Name: not "XmlSerializer", IsGenericType: false } type } method
                    && AnyObject(method.ReturnType)
                    && method.Parameters.All(static parameter => parameter.Type.Name is not ("Type" or "JsonTypeInfo" or "JsonSerializerContext"))
                    && (!SymbolNames.NamespaceOf(type).StartsWith("Newtonsoft", StringComparison.Ordinal) || inner.NamesIn(inner.Everywhere, "TypeNameHandling").Any()))));

        private static bool AnyObject(ITypeSymbol type)
            => type.SpecialType == SpecialType.System_Object || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_Object }] };
    }

    private sealed record Filled(bool Is) : IOpenAnswer
    {
        public bool IsOpen => Is;
    }

    private sealed record Giver(bool Is);

    private sealed record Told(bool Is) : IOpenAnswer
    {
        public bool IsOpen => Is;
    }
}
