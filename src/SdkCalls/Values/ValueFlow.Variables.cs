using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Locals and parameters.</summary>
internal abstract partial class ValueFlow<T>
{
    // What uses of variables were found to be.
    private readonly Dictionary<(SyntaxNode Use, Frame? Frame, bool MayRunEarly), T> _known = [];

    private T FollowLocal(ILocalReferenceOperation reference, int callers)
    {
        var local = reference.Local;
        if (local.RefKind != RefKind.None || local.DeclaringSyntaxReferences.Length != 1) return Unknown;
        var declaration = Code.SyntaxOf(local.DeclaringSyntaxReferences[0]);
        Func<T>? start = declaration switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => () => FollowOwn(Code.OperationOf(initializer.Value, Token), local.Type, callers),
            VariableDeclaratorSyntax => () => Nothing,
            ForEachStatementSyntax loop => () => FollowElements(Code.OperationOf(loop.Expression, Token), callers),
            SingleVariableDesignationSyntax designation => StartOf(designation, callers),
            _ => null,
        };
        return start is null ? Unknown : FollowVariable(declaration, local, reference, start, callers);
    }

    private Func<T>? StartOf(SingleVariableDesignationSyntax designation, int callers)
    {
        if (PartOfValue.Of(designation, Code, Token) is { } part) return () => FollowPart(part, callers);
        return designation.Parent is DeclarationExpressionSyntax { Parent: ArgumentSyntax } declared && Assignment.Of(declared, Code, Token) is { Value: { } value } ? () => Follow(value, callers) : null;
    }

    private T FollowParameter(IParameterReferenceOperation reference, int callers)
    {
        var parameter = reference.Parameter;
        if (RangeOf(reference) is { } range) return FollowRange(range, callers);
        if (parameter is { IsImplicitlyDeclared: true, ContainingSymbol: IMethodSymbol { AssociatedSymbol: IPropertySymbol owner } accessor } && !IsChangedByCalls(parameter.Type)) return FollowAccessorParameter(reference, owner, accessor, callers);
        if (parameter.RefKind != RefKind.None
            || IsChangedByCalls(parameter.Type)
            || parameter.ContainingSymbol is not IMethodSymbol method
            || parameter.DeclaringSyntaxReferences.Length != 1
            || Code.SyntaxOf(parameter.DeclaringSyntaxReferences[0]) is not ParameterSyntax declaration)
        {
            return Read(reference, callers);
        }

        if (declaration.Parent?.Parent is TypeDeclarationSyntax)
        {
            return PrimaryUses(method.ContainingType, parameter) is not { } uses ? Unknown
                : Tracks(parameter.Type) ? Touched(AsShared(FollowCallers(reference, method, callers)), uses, reference.Syntax, callers)
                : FollowCallers(reference, method, callers);
        }

        return FollowVariable(declaration, parameter, reference, () => FollowCallers(reference, method, callers), callers);
    }

    // The index, or the value that is set.
    private T FollowAccessorParameter(IParameterReferenceOperation reference, IPropertySymbol property, IMethodSymbol accessor, int callers)
    {
        var ordinal = reference.Parameter.Ordinal;
        var isIndex = ordinal < property.Parameters.Length;
        if ((isIndex ? property.Parameters[ordinal] : (ISymbol)accessor).DeclaringSyntaxReferences.Only() is not { } declared) return Read(reference, callers);
        return FollowVariable(Code.SyntaxOf(declared), reference.Parameter, reference, () => isIndex ? FollowCallers(reference, accessor, callers) : FollowSet(property, callers), callers);
    }

    // What the program gives a property whose setter has a body.
    private T FollowSet(IPropertySymbol property, int callers)
    {
        if (callers >= FlowBounds.Callers || Code.GivenTo(property.OriginalDefinition, Token).Values is not { } writes) return Unknown;
        return State.Once((property.OriginalDefinition, "set"), Unknown, () => State.Within(null, State.Moment, () => writes.Aggregate(Nothing, (all, write) => Either(all,
            write.Value is { } value && write.Part is null ? FollowHanded(value, write.Node, null, callers + 1) : FollowWrite(write, callers + 1)))));
    }

    private T FollowCallers(IParameterReferenceOperation reference, IMethodSymbol method, int callers)
    {
        for (var frame = State.Frame; frame is not null; frame = frame.Outer)
        {
            if (CallSites.IsSame(frame.Method, method)) return FollowGiven(reference.Parameter, frame, callers);
        }

        if (method.MethodKind == MethodKind.AnonymousFunction) return FollowLambdaParameter(reference, method, callers);
        var sites = Code.CallersOf(method, Token);
        if (callers == FlowBounds.Callers) return Cut();
        return State.Once(reference.Parameter, /* guard: itself => Nothing */ Unknown, () =>
        {
            if (sites.Calls is null && sites.HandedOn.Count == 0) return Hidden(reference, method, callers);
            var all = sites.MayUseDefaults && reference.Parameter.HasExplicitDefaultValue ? Default(reference.Parameter) : Nothing;
            if (sites.IsMadeByContainer) all = Either(all, Injected(reference.Parameter, callers));
            foreach (var call in sites.Calls ?? sites.Direct)
            {
                if (CallArguments.Of(call, reference.Parameter.Ordinal) is not { } argument) return Unknown;

                // A method that calls itself with what it was given adds no value.
                if (Operations.Unwrap(argument) is IParameterReferenceOperation same && SymbolEqualityComparer.Default.Equals(same.Parameter, reference.Parameter)
                    && !IsWrittenIn(same)) continue;
                all = Either(all, FollowHanded(argument, call.Syntax, null, callers + 1));
            }

            // As a delegate it has what that is called with.
            // guard: delegate
            foreach (var function in sites.HandedOn)
            {
                if (State.Within(null, State.Moment, () => FollowHandedTo(function, reference.Parameter.Ordinal, callers + 1)) is not { } handed) return Hidden(reference, method, callers);
                all = Either(all, handed);
            }

            return all;
        });
    }

    private T FollowGiven(IParameterSymbol parameter, Frame frame, int callers)
    {
        if (frame.Elements is { } lists) return parameter.Ordinal < lists.Count && lists[parameter.Ordinal] is { } list ? State.Within(frame.Outer, State.Moment, () => FollowElements(list, callers, frame.Walked)) : Unknown;
        return frame.Given(parameter) is { } value ? FollowHanded(value, (frame.Call ?? value).Syntax, frame.Outer, callers) : Unknown;
    }

    // Whoever hands an object over may keep it and change it while the method runs on.
    private T FollowHanded(IOperation value, SyntaxNode call, Frame? frame, int callers)
    {
        if (!Tracks(value.Type)) return State.Within(frame, State.Moment, () => Follow(value, callers));
        var isGivenAway = IsGivenAway(value, call);
        var found = State.Within(frame, new(call, isGivenAway), () => Follow(value, callers));
        return isGivenAway ? found : AsShared(found);
    }

    /// <summary>Whether a value is the caller's no more once it is handed over: it is made there, or in a local that is not used again.</summary>
    private bool IsGivenAway(IOperation value, SyntaxNode place)
    {
        value = Operations.Unwrap(value);
        if (value is not ILocalReferenceOperation local) return value is IObjectCreationOperation or IArrayCreationOperation or IInvocationOperation or IAwaitOperation || value.Syntax is CollectionExpressionSyntax;
        if (Operations.Declarator(local.Local) is not { } declarator) return false;
        var order = new UseOrder(declarator, place);
        return order.IsInOrder
            && LocalUses.Of(declarator, local.Local, Code.ModelOf(declarator)).All(use => use.Span.End <= place.Span.End && !order.IsElsewhere(use));
    }

    private bool IsWrittenIn(IParameterReferenceOperation reference)
        => Code.SyntaxOf(reference.Parameter.DeclaringSyntaxReferences[0]) is var declaration
            && LocalUses.Of(declaration, reference.Parameter, Code.ModelOf(declaration)).Any(use => Assignment.Of(use, Code, Token) is not null);

    // A primary constructor's parameter is a variable that all members share; null when one of them writes it.
    private List<ExpressionSyntax>? PrimaryUses(INamedTypeSymbol type, IParameterSymbol parameter)
    {
        var uses = new List<ExpressionSyntax>();
        foreach (var name in Code.NamesIn(Code.Declarations(type), parameter.Name))
        {
            if (!SymbolEqualityComparer.Default.Equals(Code.ModelOf(name).GetSymbolInfo(name, Token).Symbol, parameter)) continue;
            if (Assignment.Of(name, Code, Token) is not null) return null;
            uses.Add(name);
        }

        return uses;
    }

    private T FollowVariable(SyntaxNode declaration, ISymbol variable, IOperation reference, Func<T> start, int callers)
    {
        var uses = LocalUses.Count(declaration, variable.Name);
        if (uses > FlowBounds.Uses) return Unknown;
        var type = Operations.TypeOf(variable);
        if (Tracks(type)) return !State.TryUse(uses) ? Cut() : State.Once(reference.Syntax, Unknown, () => FollowObject(declaration, variable, reference, start, callers));

        var key = (reference.Syntax, State.Frame, State.MayRunEarly);
        if (_known.TryGetValue(key, out var known)) return known;
        if (!State.TryUse(uses)) return Cut();
        var cuts = State.Cuts;
        var value = State.Once(reference.Syntax, /* guard: itself => Nothing */ Again, () =>
        {
            var order = new UseOrder(declaration, reference.Syntax);
            var (writes, first) = WritesBefore(LocalUses.Of(declaration, variable, Code.ModelOf(declaration)).ToList(), order, type);

            // What another function writes, it writes at any time.
            return writes.Where(write => write.Index >= first || /* guard: at-any-time */ order.IsElsewhere(write.Use)).OrderBy(write => order.IsElsewhere(write.Use))
                .Aggregate(first < 0 ? start() : Nothing, (all, write) => Either(all, Written(write.Use, type, write.Assignment, callers)));
        });

        // What was cut short, or depends on what is being followed, is another value elsewhere.
        if (cuts == State.Cuts) _known[key] = value;
        return value;
    }

    // An object or list: also what happens to it, in the order of the code up to the moment of interest.
    private T FollowObject(SyntaxNode declaration, ISymbol variable, IOperation reference, Func<T> start, int callers)
    {
        var order = new UseOrder(declaration, reference.Syntax);
        var uses = LocalUses.Of(declaration, variable, Code.ModelOf(declaration)).ToList();
        var (writes, first) = WritesBefore(uses, order, Operations.TypeOf(variable));
        var value = first < 0 ? start() : Nothing;

        // In a loop a value may be taken behind the place where it counts, the next time round.
        var isInOrder = State.Moment is { Node: var node } && (node.SyntaxTree != reference.Syntax.SyntaxTree || reference.Syntax.SpanStart < node.Span.End) && uses.TrueForAll(use => use == reference.Syntax || Assignment.Of(use, Code, Token) is not { } write || !order.IsWrittenAfter(write.Node));
        var moment = State.Moment is { } place ? new UseOrder(declaration, place.Node) : order;
        var late = new List<ExpressionSyntax>();
        foreach (var index in Enumerable.Range(0, uses.Count).OrderBy(index => order.IsElsewhere(uses[index])))
        {
            var use = uses[index];
            if (writes.Find(write => write.Index == index) is { } written)
            {
                if (index >= first || /* guard: at-any-time */ order.IsElsewhere(use)) value = Either(value, FollowWrite(written.Assignment, callers));
                // guard: value-of-an-assignment
                if (written.Assignment.UsedAsValue is { } assigned && assigned != reference.Syntax) late.Add(assigned);
            }
            else if ((use != reference.Syntax || /* guard: second-name */ HasTwoNames(use) || (order.IsElsewhere(use) && GoesOn(use))) && (index > first || /* guard: at-any-time */ order.IsElsewhere(use)) && Assignment.Of(use, Code, Token) is null)
            {
                var leaks = State.Leaks;
                value = Used(value, use, isInOrder ? moment : null, callers);
                // guard: unawaited
                if (State.Leaks != leaks) late.Add(use);
            }
        }

        // Under another name it may also change after all that the text says of this one.
        return Touched(value, late, null, callers);
    }

    // The writes that may be the last before a place, and the index of one that always runs there, before which nothing counts.
    private (List<VariableWrite> Writes, int First) WritesBefore(List<IdentifierNameSyntax> uses, UseOrder order, ITypeSymbol? type)
    {
        var writes = new List<VariableWrite>();
        var first = -1;
        for (var i = 0; i < uses.Count; i++)
        {
            if (WriteOf(uses[i], type) is not { } write || order.IsWrittenAfter(write.Node)) continue;
            writes.Add(new(i, uses[i], write));
            if (!order.IsElsewhere(uses[i]) && order.IsAlwaysBefore(write.Node) && /* guard: written-inside */ !writes.Exists(other => other.Assignment.Node != write.Node && other.Assignment.Node.Span.Contains(write.Node.Span))) first = i;
        }

        // Several together may write on every path.
        var own = writes.FindAll(write => !order.IsElsewhere(write.Use));
        if (order.AlwaysBefore([.. own.Select(static write => UseOrder.WholeOf(write.Assignment.Node))]) is { } all && own.Find(write => all.Span.Contains(write.Use.Span)) is { Index: var from }) first = Math.Max(first, from);

        // Behind a second name of the variable, no write is the last.
        // guard: alias
        if (writes.Find(static write => write.Assignment.IsAlias) is { Index: var alias }) first = Math.Min(first, alias);
        return (writes, first);
    }

    private sealed record VariableWrite(int Index, IdentifierNameSyntax Use, Assignment Assignment);
}
