using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// Where the code puts a statement or a managed policy of the AWS CDK, as far as that changes what is right in it: a VPC endpoint is for everyone
/// in its network, and a permissions boundary grants nothing.
/// </summary>
/// <param name="model">The semantic model.</param>
/// <param name="token">Stops the work.</param>
internal sealed class CdkTarget(SemanticModel model, CancellationToken token)
{
    private const string Boundary = "PermissionsBoundary";
    private const int Deepest = 6;
    private const int MostUses = 50;

    private static readonly PolicySink OfEndpoint = new(PolicyKind.Endpoint, Quota: null, Service: null);
    private static readonly PolicySink OfBoundary = new(PolicyKind.Identity, Quota: null, Service: null) { OnlyLimits = true };

    /// <summary>What the checks are to know of a statement.</summary>
    /// <param name="statement">The expression that makes it.</param>
    /// <returns>The sink; <see langword="null"/> for any other place, of which the statement's own words tell enough.</returns>
    public PolicySink? Find(ExpressionSyntax statement) => Find(statement, 0);

    /// <summary>Whether a managed policy is somebody's permissions boundary, and nowhere attached.</summary>
    /// <param name="policy">The expression that makes or names it.</param>
    public bool IsBoundary(ExpressionSyntax policy)
        => IsBoundaryHere(policy) || (Name(policy) is { } name && Uses(name, policy).Select(Outer).ToList() is { Count: > 0 } uses && uses.Exists(IsBoundaryHere) && !uses.Exists(IsAttached));

    private PolicySink? Find(ExpressionSyntax value, int depth)
    {
        token.ThrowIfCancellationRequested();
        if (depth > Deepest) return null;
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax:
                return Find((ExpressionSyntax)value.Parent, depth + 1);
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax list }:
                return Find(list, depth + 1);
            case InitializerExpressionSyntax { Parent: ExpressionSyntax list }:
                return Find(list, depth + 1);
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax member, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax owner } }:
                return IsOfEndpoint(model.GetSymbolInfo(member, token).Symbol?.ContainingType) ? OfEndpoint : Find(owner, depth + 1);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                return IsOfEndpoint((model.GetSymbolInfo(call, token).Symbol as IMethodSymbol)?.ContainingType) ? OfEndpoint
                    : call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } && argument.Expression == value && CdkNames.Of(model.GetTypeInfo(receiver, token).Type) is "PolicyDocument" or "ManagedPolicy" ? OfNamed(receiver, depth)
                    : null;
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }:
                return CdkNames.Of(model.GetTypeInfo(creation, token).Type) switch
                {
                    "ManagedPolicy" => IsBoundary(creation) ? OfBoundary : null,
                    "PolicyDocument" => Find(creation, depth + 1),
                    _ => null,
                };
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when model.GetDeclaredSymbol(declarator, token) is { } symbol:
                return OfUses(symbol, value, depth);
            default:
                return null;
        }
    }

    // What is done with the document or policy that a statement is added to.
    private PolicySink? OfNamed(IdentifierNameSyntax receiver, int depth)
        => model.GetSymbolInfo(receiver, token).Symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol) ? null
            : IsBoundary(receiver) ? OfBoundary
            : model.GetSymbolInfo(receiver, token).Symbol is ILocalSymbol local ? OfUses(local, receiver, depth) : null;

    private PolicySink? OfUses(ISymbol symbol, ExpressionSyntax place, int depth)
        => Uses(symbol, place).Where(use => use != place).Select(use => Find(use, depth + 1)).FirstOrDefault(static sink => sink is not null);

    private ISymbol? Name(ExpressionSyntax policy)
        => policy.Parent switch
        {
            EqualsValueClauseSyntax { Parent: (VariableDeclaratorSyntax or PropertyDeclarationSyntax) and var declared } => model.GetDeclaredSymbol(declared, token),
            AssignmentExpressionSyntax assignment when assignment.Right == policy && model.GetSymbolInfo(assignment.Left, token).Symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol => model.GetSymbolInfo(assignment.Left, token).Symbol,
            _ => policy is IdentifierNameSyntax ? model.GetSymbolInfo(policy, token).Symbol : null,
        };

    private IEnumerable<IdentifierNameSyntax> Uses(ISymbol symbol, SyntaxNode place)
    {
        SyntaxNode scope = symbol is ILocalSymbol && place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) is { } member ? member : place.SyntaxTree.GetRoot(token);
        return UseIndex.Of(scope, symbol.Name).OfType<IdentifierNameSyntax>().Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, token).Symbol, symbol)).Take(MostUses);
    }

    // boundary, this.boundary, boundary.ManagedPolicyArn
    private static ExpressionSyntax Outer(ExpressionSyntax use)
        => use.Parent is MemberAccessExpressionSyntax access && (access.Name == use || access.Name.Identifier.ValueText == "ManagedPolicyArn") ? Outer(access) : use;

    // PermissionsBoundary = policy, PermissionsBoundary.Of(scope).Apply(policy)
    private bool IsBoundaryHere(ExpressionSyntax value)
        => value.Parent switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Boundary } } assignment => assignment.Right == value,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Apply" } } call } => CdkNames.Of((model.GetSymbolInfo(call, token).Symbol as IMethodSymbol)?.ContainingType) == Boundary,
            ParenthesizedExpressionSyntax or CastExpressionSyntax => IsBoundaryHere((ExpressionSyntax)value.Parent),
            _ => false,
        };

    private bool IsAttached(ExpressionSyntax value) => !IsBoundaryHere(value) && value.Parent is ArgumentSyntax or ExpressionElementSyntax or InitializerExpressionSyntax;

    private static bool IsOfEndpoint(ITypeSymbol? type) => type is not null && CdkNames.IsOfCdk(type) && type.Name.IndexOf("VpcEndpoint", StringComparison.OrdinalIgnoreCase) >= 0;
}
