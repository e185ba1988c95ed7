using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Looks around a use of a name, from the name outwards, for what is done to the object behind it.</summary>
internal sealed class UseWalk(CodeIndex code, CancellationToken token)
{
    private readonly List<string> _path = [];
    private ExpressionSyntax _end = null!;

    // Whether the last step took an element of a list or map.
    private bool _isElement;

    // How many elements it went through.
    private int _elements;

    // Whether the object is one of several that may be meant: (a ? x : y).Member = value.
    private bool _isOneOfSeveral;

    private SemanticModel Model => code.ModelOf(_end);

    private ITypeSymbol? Type => Model.GetTypeInfo(_end, token).Type;

    public ObjectUse Walk(ExpressionSyntax use)
    {
        _end = use;
        var found = Find();
        return found with { IsOfElement = found.IsOfElement || _isOneOfSeveral || _elements > (found.Effect == ObjectEffect.SetsElement ? 1 : 0) };
    }

    private ObjectUse Find()
    {
        while (true)
        {
            // guard: operator
            if (IsConverted()) return Escapes();
            switch (_end.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == _end && call.Expression == access:
                    if (Called(call, access.Name.Identifier.ValueText) is { } called) return called;
                    continue;
                // guard: keys
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Key" or "Keys" } access when access.Expression == _end && ValueTypes.IsCollection(Type):
                    _end = access;
                    return IsLeaf(Type) || HasLeafElements() ? None() : Escapes();
                // Action change = request.Change, request.Extension = value; the extension may be in code that a generator writes.
                case MemberAccessExpressionSyntax access when access.Expression == _end && IsExtension(access):
                    return IsLeaf(Type) ? None() : Escapes();
                case MemberAccessExpressionSyntax access when access.Expression == _end:
                    Step(access.Name.Identifier.ValueText, access);
                    continue;
                case ConditionalAccessExpressionSyntax optional when optional.Expression == _end:
                    if (Optional(optional) is { } done) return done;
                    continue;
                case ElementAccessExpressionSyntax element when element.Expression == _end:
                    _isElement = true;
                    _elements++;
                    _end = element;
                    continue;
                // guard: implicit-call
                case AwaitExpressionSyntax awaited when MayRunCode(Model.GetAwaitExpressionInfo(awaited).GetAwaiterMethod):
                    return Escapes();
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax
                    or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    _end = (ExpressionSyntax)_end.Parent;
                    continue;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression or (int)SyntaxKind.CoalesceExpression } binary:
                    _isOneOfSeveral |= binary.IsKind(SyntaxKind.CoalesceExpression);
                    _end = binary;
                    continue;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: ExpressionSyntax holder } } when IsHolder(holder):
                    _end = holder;
                    continue;
                case ConditionalExpressionSyntax conditional when conditional.Condition != _end:
                    // guard: one-of-several
                    _isOneOfSeveral = true;
                    _end = conditional;
                    continue;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                    _isOneOfSeveral = true;
                    _end = choice;
                    continue;
                default:
                    return End();
            }
        }
    }

    // A conversion of the program has the object in hands: Wrapper wrapper = request, (Wrapper)request.
    private bool IsConverted()
        => !IsLeaf(Type) && ((Model.GetConversion(_end, token) is var conversion && (!conversion.Exists || RunsCode(conversion.MethodSymbol))) || (_end.Parent is CastExpressionSyntax cast && IsConverting(cast)));

    private bool IsConverting(CastExpressionSyntax cast) => RunsCode(Model.GetSymbolInfo(cast, token).Symbol) || Model.GetTypeInfo(cast, token).Type is null or { TypeKind: TypeKind.Error };

    // guard: method-group => false
    private bool IsExtension(ExpressionSyntax access) => Model.GetSymbolInfo(access, token).Symbol is var member && (member is null || ExtensionMembers.Has(member));

    // guard: implicit-call => false
    private bool IsEnumeratedByExtension(CommonForEachStatementSyntax loop)
        => Model.GetForEachStatementInfo(loop).GetEnumeratorMethod is var method && (method is null || (method.IsExtensionMethod && RunsCode(method)));

    // from x in request select x: methods of the program that a query calls.
    // guard: implicit-call => false
    private bool IsQueriedByProgram(QueryClauseSyntax clause)
        => clause.FirstAncestorOrSelf<QueryExpressionSyntax>()!.DescendantNodes().Any(node => node switch
        {
            QueryClauseSyntax next when Model.GetQueryClauseInfo(next, token) is var called => RunsCode(called.OperationInfo.Symbol) || RunsCode(called.CastInfo.Symbol),
            SelectOrGroupClauseSyntax or OrderingSyntax => RunsCode(Model.GetSymbolInfo(node, token).Symbol),
            _ => false,
        });

    // What does not bind is in code that a generator writes.
    private static bool MayRunCode(ISymbol? method) => method is null || RunsCode(method);

    // Whether a method is one of the program or its libraries. Those of the framework and the SDK only read.
    private static bool RunsCode(ISymbol? method)
        => method is IMethodSymbol { ContainingType: { } type } && (method.DeclaringSyntaxReferences.Length > 0 || !(SymbolNames.IsOfSystem(type) || SymbolNames.IsOfSdk(type)));

    private void Step(string member, ExpressionSyntax next)
    {
        // What stands between a list and the members of its elements adds nothing to the path, nor does what holds just one value.
        var type = Type;
        if (ValueTypes.LeadsToElements(type, member)) _isOneOfSeveral = true;
        else if (!ValueTypes.IsHolder(type)) _path.Add(member);
        _isElement = false;
        _end = next;
    }

    // Task.FromResult(request), new ValueTask<T>(request)
    private bool IsHolder(ExpressionSyntax creation)
        => creation is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } or BaseObjectCreationExpressionSyntax
            && ValueTypes.IsHolder(Model.GetTypeInfo(creation, token).Type)
            && !ValueTypes.IsDelegate(Type);

    // x?.Member, x?.Method()
    private ObjectUse? Optional(ConditionalAccessExpressionSyntax optional)
    {
        switch (optional.WhenNotNull)
        {
            case MemberBindingExpressionSyntax member when IsExtension(member):
                return IsLeaf(Type) ? None() : Escapes();
            case MemberBindingExpressionSyntax member:
                Step(member.Name.Identifier.ValueText, optional);
                return null;
            case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax method } call:
                return Called(call, method.Name.Identifier.ValueText) is { } called ? called : Escapes();
            // x?.Member = value: an object that is there gets it.
            case AssignmentExpressionSyntax assignment when StepsTo(assignment.Left):
                return Assigned(assignment) is { Effect: ObjectEffect.Sets } set ? set with { IsCompound = true } : Replaces();
            default:
                return optional.WhenNotNull.DescendantNodesAndSelf().All(node => node is MemberBindingExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax && !IsExtension((ExpressionSyntax)node)) && IsLeaf(Model.GetTypeInfo(optional, token).Type)
                    ? None()
                    : Escapes();
        }
    }

    // .Member.Member, behind a question mark
    private bool StepsTo(ExpressionSyntax target)
    {
        if (target is not (MemberBindingExpressionSyntax or MemberAccessExpressionSyntax) || IsExtension(target)) return false;
        if (target is MemberAccessExpressionSyntax access && !StepsTo(access.Expression)) return false;
        Step(target is MemberAccessExpressionSyntax { Name: var last } ? last.Identifier.ValueText : ((MemberBindingExpressionSyntax)target).Name.Identifier.ValueText, target);
        return true;
    }

    private ObjectUse End()
    {
        switch (_end.Parent)
        {
            case AssignmentExpressionSyntax { Right: InitializerExpressionSyntax } nested when nested.Left == _end:
                return Replaces();
            case AssignmentExpressionSyntax assignment when assignment.Left == _end:
                return Assigned(assignment);
            // guard: replaced
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } when assignment.Left == tuple:
            case PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax when Assignment.IsInPlace(_end, code, token):
                return Escapes();
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
            case PostfixUnaryExpressionSyntax:
            case RefExpressionSyntax:
                return Replaces();
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                return Replaces();
        }

        // Reading a text or a number changes nothing; an object that is read may be changed under its other name.
        if (IsLeaf(Type)) return None();
        return _end.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => Handed(call, argument),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } when IsReadingCreation(creation) => None(),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax => new(ObjectEffect.IsReturned, _path, _end),
            EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } => Escapes(),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => Named(Model.GetDeclaredSymbol(declarator, token)),
            // guard: second-name
            AssignmentExpressionSyntax assignment when IsValueUsed(assignment) => Escapes(),
            AssignmentExpressionSyntax assignment when OnlyReads(Model.GetDeconstructionInfo(assignment), assignment.Left) => None(),
            AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Parent is not InitializerExpressionSyntax => Named(Model.GetSymbolInfo(assignment.Left, token).Symbol),
            // guard: by-reference
            ForEachStatementSyntax { Type: RefTypeSyntax } => Replaces(),
            CommonForEachStatementSyntax loop when loop.Expression == _end && IsEnumeratedByExtension(loop) => Escapes(),
            ForEachStatementSyntax loop when loop.Expression == _end => HasLeafElements() ? None() : ElementNamed(Model.GetDeclaredSymbol(loop, token)),
            ForEachVariableStatementSyntax loop when loop.Expression == _end && (HasLeafElements() || OnlyReads(Model.GetDeconstructionInfo(loop), loop.Variable)) => None(),
            QueryClauseSyntax clause when IsQueriedByProgram(clause) => Escapes(),
            FromClauseSyntax from when from.Expression == _end => HasLeafElements() ? None() : ElementNamed(Model.GetDeclaredSymbol(from, token)),
            JoinClauseSyntax join when join.InExpression == _end => HasLeafElements() ? None() : ElementNamed(Model.GetDeclaredSymbol(join, token)),
            SpreadElementSyntax when HasLeafElements() => None(),
            InitializerExpressionSyntax { RawKind: not (int)SyntaxKind.ObjectInitializerExpression } or ExpressionElementSyntax when ListOf(_end.Parent) is { } list => Named(Model.GetDeclaredSymbol(list, token)) with { IsHeld = true },
            // guard: operator
            BinaryExpressionSyntax binary when Model.GetSymbolInfo(binary, token).Symbol is var method && (method is null || (method is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } && RunsCode(method))) => Escapes(),
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } when /* guard: implicit-call */ ReadingMethods.IsHandled(text, Model, token) => Escapes(),
            BinaryExpressionSyntax or InterpolationSyntax or UsingStatementSyntax or LockStatementSyntax or ExpressionStatementSyntax or ThrowStatementSyntax => None(),
            IsPatternExpressionSyntax matched => Matched(matched),
            _ => Escapes(),
        };
    }

    // var (key, name) = record: the compiler's own Deconstruct, into texts and numbers.
    private bool OnlyReads(DeconstructionInfo parts, ExpressionSyntax variables)
        => variables is DeclarationExpressionSyntax && !parts.Nested.IsEmpty && parts.Nested.All(static part => part.Nested.IsEmpty) && /* guard: implicit-call */ parts.Method?.IsImplicitlyDeclared == true
            && variables.DescendantNodes().OfType<SingleVariableDesignationSyntax>().All(name => Model.GetDeclaredSymbol(name, token) is ILocalSymbol { Type: var type } && IsLeaf(type));

    // x = y = request, Send(x = request), R Keep(R request) => _kept = request: the object has more names than the one.
    private bool IsValueUsed(AssignmentExpressionSyntax assignment)
        => assignment.Parent switch
        {
            ExpressionStatementSyntax or ForStatementSyntax or InitializerExpressionSyntax => false,
            LambdaExpressionSyntax lambda => Model.GetSymbolInfo(lambda, token).Symbol is not IMethodSymbol { ReturnsVoid: true },
            ArrowExpressionClauseSyntax arrow => Model.GetDeclaredSymbol(arrow.Parent!, token) is not IMethodSymbol { ReturnsVoid: true },
            _ => true,
        };

    // The local that holds the list in which the object is written: var all = new[] { request };
    private VariableDeclaratorSyntax? ListOf(SyntaxNode list)
    {
        // guard: handed
        if (ValueTypes.IsListLike(Type) || RunsCode(Model.GetCollectionInitializerSymbolInfo(_end, token).Symbol)) return null;
        while (list is not EqualsValueClauseSyntax and (InitializerExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax) && list.Parent is { } next) list = next;
        return list is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator } && Model.GetDeclaredSymbol(declarator, token) is ILocalSymbol { Type: { DeclaringSyntaxReferences.IsEmpty: true, TypeKind: not TypeKind.Error } } ? declarator : null;
    }

    private ObjectUse Assigned(AssignmentExpressionSyntax assignment)
    {
        if (_end is ElementAccessExpressionSyntax { ArgumentList.Arguments: var keys, Expression: var list } && _isElement)
        {
            // guard: characters
            if (ValueTypes.ListsCharacters(Model.GetTypeInfo(list, token).Type)) return Replaces();

            // list[0] += value: what stands there is made of what stood there.
            if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)) return Replaces();

            // An element of an array with several dimensions leaves the others as they are.
            var isKey = keys.Count == 1 && Model.GetSymbolInfo(_end, token).Symbol is IPropertySymbol indexer && ValueTypes.IsMapIndexer(indexer);
            return new(ObjectEffect.SetsElement, _path, _end) { Value = assignment.Right, Key = isKey ? keys[0].Expression : null };
        }

        return assignment.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression => new(ObjectEffect.Sets, _path, _end) { Value = assignment.Right, IsCompound = HasElements() || _isOneOfSeveral },
            SyntaxKind.CoalesceAssignmentExpression => new(ObjectEffect.Sets, _path, _end) { Value = assignment.Right, IsCompound = true },
            _ when Assignment.IsInPlace(_end, code, token) => Escapes(),
            _ => Replaces(),
        };
    }

    // list[0].Member = value: the other elements keep theirs.
    private bool HasElements() => _end is MemberAccessExpressionSyntax { Expression: var target } && target.DescendantNodesAndSelf().Any(static node => node is ElementAccessExpressionSyntax);

    // x.Method(...)
    private ObjectUse? Called(InvocationExpressionSyntax call, string name)
    {
        if (Model.GetSymbolInfo(call, token).Symbol is not IMethodSymbol method) return IsLeaf(Type) || name == "nameof" ? None() : Escapes();
        if (IsLeaf(Type) || ReadingMethods.LeavesReceiver(method)) return None();
        if (ReadingMethods.ChangedMember(method) is { } member) return new(ObjectEffect.Replaces, [.. _path, member], call);
        var use = ListCalls.Of(method);
        if (use == ListUse.None) return method.ReducedFrom is not null && Model.GetOperation(call, token) is IInvocationOperation extended ? HandedTo(extended, extended.Arguments.FirstOrDefault()?.Parameter, call) : Escapes();

        var arguments = call.ArgumentList.Arguments;
        switch (use)
        {
            // One more value under a key joins the texts: "a,b".
            case ListUse.Adds when method.ContainingType.Name == "NameValueCollection":
                return Replaces();
            // guard: characters
            case ListUse.Removes when ValueTypes.ListsCharacters(Type):
                return Replaces();
            case ListUse.Adds when name == "GetOrAdd" && (!HasLeafElements() || arguments.Count > 2):
                return Escapes();
            case ListUse.Adds when name == "AddOrUpdate" && (!HasLeafElements() || arguments.Count != 3):
                return Escapes();
            case ListUse.Adds when name == "AddOrUpdate":
                // What the call gives is what stands under the key from then on.
                return new(ObjectEffect.Adds, _path, call) { Value = call, Key = arguments[0].Expression };
            case ListUse.Adds when !ListCalls.IsLinq(method) && arguments.Count > 0:
                return new(ObjectEffect.Adds, _path, call) { Value = arguments[name is "Enqueue" or "WriteAsync" ? 0 : arguments.Count - 1].Expression, Key = ValueTypes.IsMap(method.ContainingType) ? arguments[0].Expression : null };
            case ListUse.AddsMany when !ListCalls.IsLinq(method) && arguments.Count > 0:
                return new(ObjectEffect.AddsMany, _path, call) { Value = arguments[arguments.Count - 1].Expression };
            case ListUse.Removes when HasLeafElements() || (ListCalls.OutOf(method) is null && arguments.All(static argument => argument.Expression is not AnonymousFunctionExpressionSyntax)):
                return new(ObjectEffect.Removes, _path, call);
        }

        if (HasLeafElements() && name is not ("AsSpan" or "AsMemory" or "Slice")) return None();

        // The lambda has the elements in hands, and what the call gives is another name of them.
        var lambda = arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        if (lambda is not null && Model.GetSymbolInfo(lambda, token).Symbol is IMethodSymbol { Parameters: { Length: > 0 } parameters })
        {
            // What it gives holds elements, too, and has names of its own.
            if (use is not (ListUse.Same or ListUse.Cuts or ListUse.One) && !ListCalls.GivesByKey(method)) return ElementNamed(parameters[0]);
            // guard: lambda
            if (!OnlyReads(lambda, parameters[0])) return Escapes();
            _isOneOfSeveral = true;
            _end = call;
            return null;
        }

        if (ListCalls.OutOf(method) is { } taken) return OutOf(call, taken);
        if ((arguments.Count > 0 || name == "GetEnumerator") && use is ListUse.Reads && name is not ("Contains" or "IndexOf" or "CopyTo" or "ContainsKey")) return Escapes();
        if (use is ListUse.Reads) return None();
        _isOneOfSeveral = true;
        _end = call;
        return null;
    }

    private bool OnlyReads(LambdaExpressionSyntax lambda, IParameterSymbol parameter)
        => LocalUses.Of(lambda, parameter, Model).All(use => Assignment.Of(use, code, token) is null && ObjectUse.Of(use, code, token).Effect == ObjectEffect.None);

    // queue.TryDequeue(out var element)
    private ObjectUse OutOf(InvocationExpressionSyntax call, IParameterSymbol taken)
        => call.ArgumentList.Arguments.Count <= taken.Ordinal ? Escapes() : call.ArgumentList.Arguments[taken.Ordinal].Expression switch
        {
            DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax } => None(),
            DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable } => ElementNamed(Model.GetDeclaredSymbol(variable, token)),
            { } variable => ElementNamed(Model.GetSymbolInfo(variable, token).Symbol),
        };

    private ObjectUse Handed(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        if (Model.GetOperation(call, token) is not IInvocationOperation invocation) return call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } ? None() : Escapes();
        var given = invocation.Arguments.FirstOrDefault(given => given.Syntax == argument) ?? invocation.Arguments.FirstOrDefault(given => given.Syntax.Span.Contains(argument.Span));
        return HandedTo(invocation, given?.Parameter, call);
    }

    private ObjectUse HandedTo(IInvocationOperation invocation, IParameterSymbol? parameter, ExpressionSyntax node)
    {
        var method = invocation.TargetMethod;
        if (ReadingMethods.LeavesArguments(method) || (HasLeafElements() && ListCalls.OnlyReads(method))) return None();
        if (HasLeafElements() && ListCalls.OnlyMoves(method)) return /* guard: characters */ ValueTypes.ListsCharacters(Type) ? Replaces() : new(ObjectEffect.Removes, _path, node);
        if (ReadingMethods.IsWrittenByGenerator(method)) return Escapes();
        if (parameter is null || /* guard: implicit-call */ method.Parameters.Any(IsForHandler)) return Escapes();

        // A list of this object, or of what it is an element of.
        if (ListCalls.Of(method) is ListUse.Adds && invocation.Instance is ILocalReferenceOperation { Local: var list } && !ValueTypes.IsListLike(Type)) return Named(list) with { IsHeld = true };
        if (method.MethodKind == MethodKind.DelegateInvoke || (method.DeclaringSyntaxReferences.Length > 0 && !code.IsElsewhere(method))) return new(ObjectEffect.IsHanded, _path, node) { Call = invocation, Name = parameter };
        return Escapes();
    }

    // [InterpolatedStringHandlerArgument("request")]: the handler of another argument gets it, too.
    private static bool IsForHandler(IParameterSymbol parameter)
        => !parameter.DeclaringSyntaxReferences.IsEmpty && parameter.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "InterpolatedStringHandlerArgumentAttribute" });

    private ObjectUse Matched(IsPatternExpressionSyntax matched)
    {
        // guard: implicit-call
        if (matched.Pattern.DescendantNodesAndSelf().Any(IsCall)) return Escapes();
        var names = matched.Pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().ToList();
        return names.Count switch
        {
            0 => None(),
            1 when names[0].Parent == matched.Pattern => Named(Model.GetDeclaredSymbol(names[0], token)),
            _ => Escapes(),
        };
    }

    // A positional pattern calls Deconstruct, and a property may be an extension.
    private bool IsCall(SyntaxNode part)
        => part is PositionalPatternClauseSyntax || (part is ExpressionSyntax name and (IdentifierNameSyntax or MemberAccessExpressionSyntax) && name.FirstAncestorOrSelf<BaseExpressionColonSyntax>() is not null && IsExtension(name));

    // A copy of a list of texts, and the like. Few collections write into the list that they are made with.
    private bool IsReadingCreation(BaseObjectCreationExpressionSyntax creation)
        => HasLeafElements() && Model.GetTypeInfo(creation, token).Type is { Name: not ("Collection" or "BlockingCollection") } type && ValueTypes.IsCollection(type);

    private bool HasLeafElements() => ValueTypes.HasLeafElements(Type);

    private static bool IsLeaf(ITypeSymbol? type) => ValueTypes.IsLeaf(type);

    private ObjectUse Named(ISymbol? name) => name is null or IDiscardSymbol ? name is null ? Escapes() : None() : new(ObjectEffect.IsNamed, _path, _end) { Name = name };

    private ObjectUse ElementNamed(ISymbol? name) => Named(name) with { IsOfElement = true };

    private ObjectUse None() => new(ObjectEffect.None, _path, _end);

    private ObjectUse Replaces() => new(ObjectEffect.Replaces, _path, _end);

    // guard: escapes => None()
    private ObjectUse Escapes() => new(ObjectEffect.Escapes, _path, _end);
}
