using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Reads of a static member before its initializer or static constructor has given it a value. Initializers of a type run in the order of the text, each with all that it
/// calls; the first use of another type runs those of that type in between.
/// </summary>
internal sealed class EarlyStatics
{
    // More code than this is taken for code that reads everything.
    private const int MostBodies = 400;

    private readonly CodeIndex _code;
    private readonly CancellationToken _token;
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _handedOut = new(SymbolEqualityComparer.Default);
    private readonly Stack<SyntaxNode> _open = new();

    // Functions that an initializer only keeps. They run when code asks for a lazy value or calls a delegate.
    private readonly List<IOperation> _kept = [];
    private bool _callsKept;

    private EarlyStatics(CodeIndex code, CancellationToken token) => (_code, _token) = (code, token);

    /// <summary>Whether code may read a member before it has its value.</summary>
    /// <param name="member">The static field or property.</param>
    /// <param name="initializer">Its initial value; <see langword="null"/> when the static constructor writes it.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public static bool MayBeRead(ISymbol member, ExpressionSyntax? initializer, CodeIndex code, CancellationToken token)
    {
        var search = new EarlyStatics(code, token);

        // Its own initializer may lead back to it. Between the parts of a type there is no order.
        foreach (var other in Initializers(member.ContainingType))
        {
            if (initializer is null || other.SyntaxTree != initializer.SyntaxTree || other.SpanStart <= initializer.SpanStart) search._open.Push(other);
        }

        search._entered.Add(member.ContainingType.OriginalDefinition);
        return !search.Run() || search._read.Contains(member.OriginalDefinition);
    }

    private static IEnumerable<ExpressionSyntax> Initializers(INamedTypeSymbol type)
        => CodeIndex.PartsOf(type).SelectMany(static part => part.Members).SelectMany(static member => member switch
        {
            FieldDeclarationSyntax field when IsStatic(field) => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
            PropertyDeclarationSyntax { Initializer.Value: var value } property when IsStatic(property) => [value],
            _ => Array.Empty<ExpressionSyntax?>(),
        }).OfType<ExpressionSyntax>();

    private static bool IsStatic(MemberDeclarationSyntax member)
        => member.Modifiers.Any(static modifier => modifier.ValueText == "static");

    // Reads what is open; false when it is too much.
    private bool Run()
    {
        for (var bodies = 0; _open.Count > 0; bodies++)
        {
            if (bodies == MostBodies) return false;
            _token.ThrowIfCancellationRequested();
            if (_code.OperationOf(_open.Pop(), _token) is { } body) ReadAll(body);
            if (!_callsKept) continue;
            foreach (var function in _kept.ToList()) ReadAll(function);
            _kept.Clear();
        }

        return true;
    }

    // Without recursion: a text of thousands of pieces is as deep.
    private void ReadAll(IOperation body)
    {
        var next = new Stack<IOperation>([body]);
        while (next.Count > 0)
        {
            var operation = next.Pop();
            Read(operation);
            foreach (var child in operation.ChildOperations)
            {
                if (!_callsKept && IsKept(child)) _kept.Add(child);
                else next.Push(child);
            }
        }
    }

    // new Lazy<T>(() => ...)
    private static bool IsKept(IOperation operation)
        => operation is IDelegateCreationOperation { Target: IAnonymousFunctionOperation, Parent: IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "Lazy" or "ThreadLocal", DeclaringSyntaxReferences.IsEmpty: true } } } };

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Field: { IsConst: false } field }:
                Use(field);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                Use(property);
                _callsKept |= property is { Name: "Value", ContainingType: { Name: "Lazy" or "ThreadLocal" } };
                Enter(property.GetMethod);
                Enter(property.SetMethod);
                break;
            case IInvocationOperation { TargetMethod: var method } call:
                Enter(method);
                if (method.DeclaringSyntaxReferences.IsEmpty) foreach (var argument in call.Arguments) EnterOverrides(argument.Value);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Enter(constructor);
                break;
            case IMethodReferenceOperation { Method: var method }:
                Enter(method);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Enter(method);
                break;
            case IBinaryOperation binary:
                Enter(binary.OperatorMethod);
                if (binary.Type?.SpecialType == SpecialType.System_String)
                {
                    EnterOverrides(binary.LeftOperand);
                    EnterOverrides(binary.RightOperand);
                }

                break;
            case IUnaryOperation { OperatorMethod: var method }:
                Enter(method);
                break;
            case IInterpolationOperation { Expression: var value }:
                EnterOverrides(value);
                break;
        }
    }

    private void Use(ISymbol member)
    {
        if (!member.IsStatic) return;
        _read.Add(member.OriginalDefinition);
        EnterType(member.ContainingType);
    }

    private void EnterType(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty || !_entered.Add(type.OriginalDefinition)) return;
        foreach (var initializer in Initializers(type.OriginalDefinition)) _open.Push(initializer);
        foreach (var constructor in type.StaticConstructors) Enter(constructor);
    }

    private void Enter(IMethodSymbol? method)
    {
        if (method is null) return;
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor) EnterType(method.ContainingType);
        if (!_entered.Add(method)) return;
        if (method.IsAbstract || method.IsVirtual || method.IsOverride)
        {
            ISymbol called = method.AssociatedSymbol ?? method;
            foreach (var own in _code.Once(called, code => Implementations.Find(called, code, _token)).Members ?? []) Enter(own as IMethodSymbol ?? (own as IPropertySymbol)?.GetMethod);
        }

        Open(method);
        if (method.MethodKind != MethodKind.Constructor) return;
        foreach (var value in _code.MembersOf<MemberDeclarationSyntax>(method.ContainingType).Where(static member => !IsStatic(member)).SelectMany(static member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer?.Value),
            PropertyDeclarationSyntax { Initializer.Value: var value } => [value],
            _ => Array.Empty<ExpressionSyntax?>(),
        }).OfType<ExpressionSyntax>()) _open.Push(value);

        // Without a constructor in the text, that of the base runs all the same.
        if (method.ContainingType.BaseType is { DeclaringSyntaxReferences.Length: > 0 } parent) foreach (var constructor in parent.InstanceConstructors) Enter(constructor);
    }

    private void Open(ISymbol member)
    {
        foreach (var declaration in _code.Declarations(member)) _open.Push(declaration);
    }

    // Code out of sight that has an object calls what it knows of: ToString, Equals, GetEnumerator.
    private void EnterOverrides(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, Operand: var converted }) value = converted;
        if (value.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } own || !_handedOut.Add(own)) return;
        foreach (var method in own.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.IsOverride || own.AllInterfaces.Any(parent => parent.DeclaringSyntaxReferences.IsEmpty && parent.GetMembers().Any(one => SymbolEqualityComparer.Default.Equals(own.FindImplementationForInterfaceMember(one), method)))) Enter(method);
        }
    }
}
