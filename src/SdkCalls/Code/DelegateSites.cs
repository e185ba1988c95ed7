using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Where a lambda or method group is called, under every name that the code gives it.</summary>
/// <param name="Lists">The lists whose elements the framework calls it with, each by itself.</param>
/// <param name="Calls">The calls, each with the call that handed the function to its method; <see langword="null"/> when code out of sight may call it.</param>
internal sealed record DelegateSites(IReadOnlyList<IOperation> Lists, IReadOnlyList<(IInvocationOperation Call, IOperation? HandedBy)>? Calls)
{
    private const int MaxSites = 64;
    private const int MaxDepth = 8;

    private static readonly DelegateSites Hidden = new([], null);

    /// <summary>Finds them.</summary>
    public static DelegateSites Of(ExpressionSyntax function, CodeIndex code, CancellationToken token)
    {
        var walk = new Walk(code, token);
        return walk.Add(function, null, 0) ? new(walk.Lists, walk.Calls) : Hidden;
    }

    private sealed class Walk(CodeIndex code, CancellationToken token)
    {
        private readonly HashSet<ISymbol> _known = new(SymbolEqualityComparer.Default);

        public List<IOperation> Lists { get; } = [];

        public List<(IInvocationOperation Call, IOperation? HandedBy)> Calls { get; } = [];

        /// <summary>Adds the calls of a function that an expression gives.</summary>
        /// <returns><see langword="false"/> when code out of sight may call it.</returns>
        public bool Add(ExpressionSyntax function, IOperation? handedBy, int depth)
        {
            token.ThrowIfCancellationRequested();
            if (NameUse.Of(function is MemberAccessExpressionSyntax { Name: var last } ? last : function).IsOnlyNamed(code.ModelOf(function), token)) return true;
            if (depth > MaxDepth || Lists.Count + Calls.Count > MaxSites) return false;
            SyntaxNode node = function;
            while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } || (node.Parent is ConditionalExpressionSyntax chosen && chosen.Condition != node)) node = node.Parent;
            var model = code.ModelOf(node);
            switch (node.Parent)
            {
                case InvocationExpressionSyntax direct when direct.Expression == node:
                    return AddCall(direct, handedBy);
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax named }:
                    return AddCall(named, handedBy);
                case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } optional } access when access.Expression == node:
                    return AddCall(optional, handedBy);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } }:
                    return true;
                case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when model.GetOperation(call, token) is IInvocationOperation or IObjectCreationOperation:
                    return AddHanded(model.GetOperation(call, token)!, argument, depth);
                case EqualsValueClauseSyntax { Parent: var declared }:
                    return AddUses(model.GetDeclaredSymbol(declared!, token), null, depth);
                case AssignmentExpressionSyntax assignment when IsStatement(assignment):
                    return (assignment.Left == node && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)) || assignment.IsKind(SyntaxKind.SubtractAssignmentExpression)
                        || (assignment.Right == node && AddUses(model.GetSymbolInfo(assignment.Left, token).Symbol, null, depth)) || assignment.Left == node;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return model.GetEnclosingSymbol(node.SpanStart, token) is IMethodSymbol method && AddResults(method, depth);
                default:
                    return false;
            }
        }

        private static bool IsStatement(AssignmentExpressionSyntax assignment)
            => assignment.Parent is ExpressionStatementSyntax
                or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax or AccessorDeclarationSyntax { RawKind: not (int)SyntaxKind.GetAccessorDeclaration } or MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } };

        private bool AddCall(InvocationExpressionSyntax invocation, IOperation? handedBy)
        {
            if (code.ModelOf(invocation).GetOperation(invocation, token) is not IInvocationOperation call) return false;
            Calls.Add((call, handedBy));
            return true;
        }

        private bool AddHanded(IOperation call, ArgumentSyntax argument, int depth)
        {
            var given = (call as IInvocationOperation)?.Arguments ?? ((IObjectCreationOperation)call).Arguments;
            var parameter = given.FirstOrDefault(one => one.Syntax == argument)?.Parameter;
            if (call is IInvocationOperation invocation && ListCalls.SourceOf(invocation) is { } list && given.Any(one => one.Syntax == argument && ListCalls.TakesElement(one)))
            {
                Lists.Add(list);
                return true;
            }

            var method = call is IInvocationOperation { TargetMethod: var target } ? target.ReducedFrom ?? target.OriginalDefinition : ((IObjectCreationOperation)call).Constructor?.OriginalDefinition;
            return parameter is not null && method is not null && !MethodReturns.CanBeOverridden(method)
                && method.Parameters.FirstOrDefault(own => own.Ordinal == parameter.Ordinal) is { IsParams: false, RefKind: RefKind.None } own && AddUses(own, call, depth);
        }

        // What a method returns goes to whoever calls it.
        private bool AddResults(IMethodSymbol method, int depth)
        {
            if (MethodReturns.CanBeOverridden(method) || !_known.Add(method)) return _known.Contains(method);
            if (method.AssociatedSymbol is IPropertySymbol property) return AddMember(property, depth);
            return method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
                && (code.CallersOf(method, token) is { IsUncalled: true }
                    || (code.CallersOf(method, token).Calls is { } calls && calls.All(call => call.Syntax is ExpressionSyntax made && Add(made, null, depth + 1))));
        }

        private bool AddUses(ISymbol? variable, IOperation? handedBy, int depth)
        {
            if (variable is IFieldSymbol or IPropertySymbol or IEventSymbol) return AddMember(variable, depth);
            if (variable is not (ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None }) || variable.DeclaringSyntaxReferences.Only() is not { } reference) return false;
            if (!_known.Add(variable)) return true;
            var declaration = code.SyntaxOf(reference);
            return variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { ContainingType: { } type } } && declaration.Parent?.Parent is TypeDeclarationSyntax
                ? code.NamesIn(code.Declarations(type), variable.Name).Where(name => IsOf(name, variable)).All(name => Add(name, null, depth + 1))
                : LocalUses.Of(declaration, variable, code.ModelOf(declaration)).All(use => Add(use, handedBy, depth + 1));
        }

        // Whatever a member holds may be what any of its uses calls.
        private bool AddMember(ISymbol member, int depth)
        {
            member = member.OriginalDefinition;
            if (!_known.Add(member)) return true;
            if (member.DeclaringSyntaxReferences.Only()?.GetSyntax() is not (VariableDeclaratorSyntax or PropertyDeclarationSyntax) || !member.GetAttributes().IsEmpty || MethodReturns.CanBeOverridden(member)
                || code.ScopeOf(member) is not { } scope || ReflectedMembers.Of(code, token).MayRead(member) || IsOfInterface(member)) return false;
            return code.NamesIn(scope, member.Name).Where(name => IsOf(name, member)).All(name => Add(NameUse.Of(name).Expression, null, depth + 1));
        }

        // An interface gives a member other names.
        private static bool IsOfInterface(ISymbol member)
            => member.ContainingType.AllInterfaces.Any(parent => parent.GetMembers(member.Name).Any(own => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(own), member)));

        private bool IsOf(SimpleNameSyntax name, ISymbol member)
            => code.ModelOf(name).GetSymbolInfo(name, token) is var info
                && ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member.OriginalDefinition));
    }
}
