using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Whether a container gives something else for a type than what the program is seen to register.</summary>
/// <param name="Is">Whether it may.</param>
internal sealed record ReplacedServices(bool Is) : IOpenAnswer
{
    // Scrutor's, and those of libraries like it.
    private static readonly string[] Decorators = ["Decorate", "TryDecorate"];

    public bool IsOpen => Is;

    /// <summary>
    /// Whether something else may be given for a type: by a library that decorates it (<c>services.Decorate&lt;IAmazonS3&gt;(...)</c>), or by a registration that the code does not
    /// show.
    /// </summary>
    public static bool MayBe(INamedTypeSymbol service, CodeIndex code, CancellationToken token)
        => code.Registrations(token) is var all && (all.MayHideOthers
            || code.Once(service, inner => new ReplacedServices((all.MayHideTypes && IsToldElsewhere(service, inner, token)) || IsDecorated(service, inner, token))).Is);

    // (typeof(IAmazonS3), typeof(AmazonS3Client)) in a list of what to register.
    private static bool IsToldElsewhere(INamedTypeSymbol service, CodeIndex code, CancellationToken token)
        => code.NamesIn(code.Everywhere, service.Name).Any(name => name.FirstAncestorOrSelf<TypeOfExpressionSyntax>() is { } told
            && !(told.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && code.ModelOf(call).GetSymbolInfo(call, token).Symbol is IMethodSymbol method && ContainerRegistrations.IsOfPackage(method)));

    private static bool IsDecorated(INamedTypeSymbol service, CodeIndex code, CancellationToken token)
        => code.NamesIn(code.Everywhere, service.Name).Select(static name => name.FirstAncestorOrSelf<TypeArgumentListSyntax>()?.Parent as GenericNameSyntax ?? (SyntaxNode?)name.FirstAncestorOrSelf<TypeOfExpressionSyntax>())
            .Concat(Decorators.SelectMany(decorator => code.NamesIn(code.Everywhere, decorator)))
            .Any(place => CallOf(place) is { } call && code.ModelOf(call).GetSymbolInfo(call, token).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method
                && IsOfCollection(method) && !IsOfSdk(method)
                && (place is not SimpleNameSyntax || method.TypeArguments.Length == 0 || method.TypeArguments.Any(given => given is ITypeParameterSymbol || SymbolEqualityComparer.Default.Equals(given, service))));

    private static InvocationExpressionSyntax? CallOf(SyntaxNode? place)
        => place switch
        {
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => call,
            SimpleNameSyntax name => NameUse.Of(name).Invocation,
            _ => null,
        };

    private static bool IsOfCollection(IMethodSymbol method) => method.Parameters is [{ Type.Name: "IServiceCollection" }, ..] || method.ReducedFrom is { Parameters: [{ Type.Name: "IServiceCollection" }, ..] };

    // Libraries declare extensions in the namespace of the package, too.
    private static bool IsOfSdk(IMethodSymbol method)
        => method.ContainingAssembly?.Name is { } assembly && (assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly.StartsWith("AWSSDK.", StringComparison.Ordinal));
}
