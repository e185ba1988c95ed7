using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.SdkCalls.Hidden;
using IamAnalyzers.SdkCalls.Principals;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls;

/// <summary>Reads the uses of the AWS SDK in one compilation. Safe for use by several threads.</summary>
/// <remarks>
/// A method inside an expression tree counts as a call: what a program writes that way (a job for a queue, a retry policy)
/// runs later. Mocks live in test projects, which write no policy. A name inside <c>nameof</c> or a comment is no call.
/// </remarks>
public sealed class SdkCallReader
{
    private readonly SdkSymbols _symbols;
    private readonly SdkMembers _members;
    private readonly RequestReader _requests;
    private readonly CallPrincipals _principals;

    private SdkCallReader(SdkSymbols symbols, AwsCatalog catalog)
    {
        _symbols = symbols;
        _members = new(symbols, catalog);
        _requests = new(symbols);
        _principals = new(symbols, _requests);
    }

    /// <summary>Makes the reader of a compilation; cheap, since what it knows of types is looked up when first needed.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The reader, or <see langword="null"/> when the compilation does not refer to the AWS SDK.</returns>
    public static SdkCallReader? For(Compilation compilation, AwsCatalog catalog)
        => SdkSymbols.For(compilation, catalog) is { } symbols ? new(symbols, catalog) : null;

    /// <summary>Whether a method is worth a <see cref="Read"/>: it belongs to a client, a helper or what extends one, or reaches methods by reflection.</summary>
    /// <param name="method">A method that the program refers to.</param>
    /// <returns><see langword="true"/> when its name should be read.</returns>
    public bool MayBeCall(IMethodSymbol method)
        => _symbols.TypeOf((method.ReducedFrom ?? method).ContainingType).Kind != SdkTypeKind.None || ReflectionReader.IsReflection(method);

    /// <summary>
    /// Reads one simple name, or one <c>new(...)</c>. A generator passes the candidates of <see cref="SdkCallSyntax"/>;
    /// any other name reads too, which finds methods that the catalogue's index does not know.
    /// </summary>
    /// <param name="candidate">The name.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it is; <see cref="SdkCallReading.Empty"/> when it has nothing to do with the SDK.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public SdkCallReading Read(SyntaxNode candidate, SemanticModel model, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        try
        {
            return candidate switch
            {
                SimpleNameSyntax name => ReadName(name, model, token),
                ImplicitObjectCreationExpressionSyntax creation => ReadConstructor(creation, creation, model, token),
                MethodDeclarationSyntax method => ReadImplementation(method, model, token),
                _ => SdkCallReading.Empty,
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Too deep an expression, or a compiler that answers in a way not foreseen: said, not dropped.
            var name = (candidate as SimpleNameSyntax)?.Identifier.ValueText ?? "new";
            return Unresolved(null, new(name, "reading it failed (" + failure.GetType().Name + ")"));
        }
    }

    private SdkCallReading ReadName(SimpleNameSyntax name, SemanticModel model, CancellationToken token)
    {
        if (CreationOf(name) is { } creation) return ReadConstructor(name, creation, model, token);

        var info = model.GetSymbolInfo(name, token);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is null)
        {
            return DynamicReader.Read(name, model, _symbols, token) is { } hidden ? Unresolved(null, hidden) : SdkCallReading.Empty;
        }

        if (ReflectionReader.IsReflection(symbol))
        {
            return ReflectionReader.Read(name, model, _symbols, token) is { } reflected ? Unresolved(null, reflected) : SdkCallReading.Empty;
        }

        if (symbol is not IMethodSymbol method || _members.Find(method) is not { } member) return SdkCallReading.Empty;

        var use = NameUse.Of(name);
        return use.IsOnlyNamed(model, token) || name.IsPartOfStructuredTrivia()
            ? SdkCallReading.Empty
            : ReadMember(member, name, null, use.Invocation, model, token);
    }

    private SdkCallReading ReadConstructor(SyntaxNode name, SyntaxNode creation, SemanticModel model, CancellationToken token)
    {
        var constructor = creation switch
        {
            BaseObjectCreationExpressionSyntax => model.GetSymbolInfo(creation, token).Symbol as IMethodSymbol,

            // A type that extends a helper runs one of the helper's constructors.
            BaseTypeSyntax baseType => (model.GetTypeInfo(baseType.Type, token).Type as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(),
            _ => null,
        };
        return constructor is not null && _members.Find(constructor) is { } member
            ? ReadMember(member, name, creation, null, model, token)
            : SdkCallReading.Empty;
    }

    private SdkCallReading ReadImplementation(MethodDeclarationSyntax method, SemanticModel model, CancellationToken token)
        => model.GetDeclaredSymbol(method, token) is { } symbol
            && symbol.ExplicitInterfaceImplementations.Select(_members.Find).FirstOrDefault(static found => found is not null) is { } member
                ? new(default, default, EquatableArray<string>.From([member.Name]))
                : SdkCallReading.Empty;

    private SdkCallReading ReadMember(SdkMember member, SyntaxNode name, SyntaxNode? creation, InvocationExpressionSyntax? invocation, SemanticModel model, CancellationToken token)
    {
        if (member.Doubt is { } doubt) return Unresolved(member.Name, new(member.Name, doubt));
        if (member.Targets.Any(static target => target.Operation.Status == OperationStatus.Unknown))
        {
            return Unresolved(member.Name, new(member.Name, "no published source names the permission of this operation"));
        }

        var operation = model.GetOperation(creation ?? invocation ?? (name is ExpressionSyntax ? NameUse.Of(name).Expression : name), token);
        var isAsked = member.Helper is { Operations.Count: > 0 } || member.Targets.Count > 0;
        var feature = isAsked ? NearestAttribute.Feature.Read(name, model, token) ?? "" : "";
        var principals = isAsked ? _principals.Read(name, operation, model, token) : [];
        var calls = member.Helper is { } helper
            ? ReadHelper(helper, HelperRequest(helper, operation, token), Call)
            : ReadTargets(member, invocation is null ? SdkRequest.Hidden : _requests.Read(operation, token), Call);
        return new(
            calls.SelectMany(call => principals.Select(principal => call with { Principal = principal })).ToEquatableArray(),
            default,
            EquatableArray<string>.From([member.Name]));

        SdkCall Call(string service, string apiName, SdkRequest request, bool isCertain)
            => new(service, apiName, member.Name, request, SdkPrincipal.Default, feature, isCertain);
    }

    private SdkRequest HelperRequest(HelperEntry helper, IOperation? operation, CancellationToken token)
        => operation switch
        {
            IInvocationOperation when helper.PassesRequest => _requests.Read(operation, token),
            IObjectCreationOperation creation => _requests.ReadRole(creation, token),
            _ => SdkRequest.Hidden,
        };

    private static IEnumerable<SdkCall> ReadHelper(HelperEntry helper, SdkRequest request, Func<string, string, SdkRequest, bool, SdkCall> call)
        => helper.Operations.Select(operation => call(operation.Service, operation.Operation, request, operation.IsCertain));

    // A method whose operation depends on the request: what the request rules out is no call, what it leaves open is uncertain.
    private static List<SdkCall> ReadTargets(SdkMember member, SdkRequest request, Func<string, string, SdkRequest, bool, SdkCall> call)
    {
        var calls = new List<SdkCall>();
        foreach (var target in member.Targets)
        {
            var result = target.Trigger?.Evaluate(request) ?? TriggerResult.Yes;
            if (result != TriggerResult.No) calls.Add(call(member.Service, target.Operation.Name, request, result == TriggerResult.Yes));
        }

        if (calls.Count == 0) calls.AddRange(member.Targets.Select(target => call(member.Service, target.Operation.Name, request, false)));
        return calls;
    }

    private static SyntaxNode? CreationOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) type = type.Parent;
        return type.Parent is ObjectCreationExpressionSyntax or BaseTypeSyntax ? type.Parent : null;
    }

    private static SdkCallReading Unresolved(string? member, UnresolvedCall call)
        => new(default, EquatableArray<UnresolvedCall>.From([call]), EquatableArray<string>.From(member is null ? [] : [member]));
}
