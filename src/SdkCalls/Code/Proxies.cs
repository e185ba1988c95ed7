using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Interfaces and abstract classes of the program that code out of sight may implement while the program runs: clients of a web service, channels, test doubles. That code
/// learns of one as a type argument or by <c>typeof</c>. A container, which makes what is registered, and what names an implementation beside it, do not count.
/// </summary>
internal sealed record Proxies(bool CanBe)
{
    private static readonly string[] OfContainers = ["Get", "TryGet", "Resolve", "TryResolve", "As", "Add", "TryAdd", "Remove", "Replace", "Serialize"];
    private static readonly string[] OfTypes = ["IsAssignableFrom", "IsAssignableTo", "IsInstanceOfType", "IsSubclassOf"];

    // AddHttpClient<T>() makes a T; AddRefitClient<T>() makes something that is one.
    private static readonly string[] OfProxies = ["Client", "Proxy", "Grpc", "Mock", "Fake", "Substitute"];

    /// <summary>Whether a type is one of them.</summary>
    public static bool MayImplement(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => type.IsAbstract && code.Once(type.OriginalDefinition, inner => new Proxies(new Search(inner, token).IsHanded(type.OriginalDefinition, inner.Everywhere))).CanBe;

    private sealed class Search(CodeIndex code, CancellationToken token)
    {
        private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);

        public bool IsHanded(ITypeSymbol type, IReadOnlyList<SyntaxNode> scope)
            => _known.Add(type) && code.NamesIn(scope, type.Name).Any(name => IsType(name, type) && IsHanded(name, type));

        private bool IsType(SimpleNameSyntax name, ITypeSymbol type)
            => SymbolEqualityComparer.Default.Equals(code.ModelOf(name).GetSymbolInfo(name, token).Symbol?.OriginalDefinition, type);

        private bool IsHanded(SimpleNameSyntax name, ITypeSymbol type)
        {
            SyntaxNode node = name;
            while (true)
            {
                switch (node.Parent)
                {
                    case QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or TupleElementSyntax or TupleTypeSyntax:
                        node = node.Parent;
                        continue;
                    case TypeArgumentListSyntax { Parent: GenericNameSyntax generic } list:
                        var made = code.ModelOf(generic).GetSymbolInfo(generic, token).Symbol;
                        if (made is IMethodSymbol method) return !IsImplemented(method.TypeArguments, type) && IsTold(method, list.Arguments.IndexOf(argument => argument.Span.Contains(node.Span)));
                        if (made is not INamedTypeSymbol holding) return true;
                        if (!holding.DeclaringSyntaxReferences.IsEmpty) return IsToldInside(holding.OriginalDefinition, holding.OriginalDefinition.TypeParameters, list.Arguments.IndexOf(argument => argument.Span.Contains(node.Span)));
                        if (!FilledTypes.IsHolder(holding)) return !IsImplemented(holding.TypeArguments, type);
                        node = generic;
                        continue;
                    case TypeOfExpressionSyntax asked:
                        return !TypeQuestions.AreAll(asked) && !IsOfContainer(asked, type);
                    default:
                        return false;
                }
            }
        }

        private bool IsTold(IMethodSymbol method, int ordinal)
        {
            if (FilledTypes.IsHarmless(method) || IsOfContainer(method.Name)) return false;
            return method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || IsToldInside((method.ReducedFrom ?? method).OriginalDefinition, method.OriginalDefinition.TypeParameters, ordinal);
        }

        private bool IsToldInside(ISymbol generic, IReadOnlyList<ITypeParameterSymbol> parameters, int ordinal)
            => ordinal < 0 || ordinal >= parameters.Count || IsHanded(parameters[ordinal], code.Declarations(generic));

        private static bool IsOfContainer(string method)
            => OfContainers.Any(start => method.StartsWith(start, StringComparison.Ordinal)) && !OfProxies.Any(word => method.IndexOf(word, StringComparison.Ordinal) >= 0);

        // services.AddSingleton(typeof(IStore), typeof(Store)), typeof(IStore).IsAssignableFrom(...)
        private bool IsOfContainer(TypeOfExpressionSyntax asked, ITypeSymbol type)
            => asked.Parent switch
            {
                MemberAccessExpressionSyntax access => OfTypes.Contains(access.Name.Identifier.ValueText),
                ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var arguments, Parent: var call } } =>
                    IsImplemented([.. arguments.Select(static argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(other => code.ModelOf(other).GetTypeInfo(other.Type, token).Type).OfType<ITypeSymbol>()], type)
                        || (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } && (OfTypes.Contains(method) || IsOfContainer(method))),
                _ => false,
            };

        private static bool IsImplemented(IReadOnlyList<ITypeSymbol> others, ITypeSymbol type)
            => others.Any(other => other is INamedTypeSymbol { IsAbstract: false } && (other.AllInterfaces.Any(parent => IsSame(parent, type)) || (other.BaseType is { } parent && IsSame(parent, type))));

        private static bool IsSame(ITypeSymbol left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right);
    }
}
