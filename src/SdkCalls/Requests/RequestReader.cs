using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>Reads what the code shows of the request of a call. In doubt it is hidden, never guessed.</summary>
internal sealed class RequestReader(SdkSymbols symbols, bool followsValues)
{
    private const string RoleParameter = "roleArn";

    // A parameter of the SDK's shared interfaces that sets members of the request by their names.
    private const string MoreMembers = "AdditionalProperties";

    /// <summary>Reads the request of an invocation.</summary>
    /// <param name="operation">The invocation.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The request; hidden when the code does not show it.</returns>
    public SdkRequest Read(IOperation? operation, CodeIndex code, CancellationToken token)
        => operation switch
        {
            IInvocationOperation invocation => WithHeaders(ReadCall(invocation, code, token), code).ToRequest(),
            IMethodReferenceOperation { Syntax: ExpressionSyntax function, Method: var method } when followsValues && ReadHanded(function, method, code, token) is { } request => request.ToRequest(),
            IInvalidOperation { Syntax: InvocationExpressionSyntax call } when followsValues && UnboundCall.Of(call, code, token) is { } unbound
                => ReadArguments(unbound.Method, unbound.Arguments, call, Objects(code, token), code).ToRequest(),
            _ => SdkRequest.Hidden,
        };

    // A method that is handed about as a delegate: what its calls in sight give it.
    private static AbstractValue? ReadHanded(ExpressionSyntax function, IMethodSymbol method, CodeIndex code, CancellationToken token)
    {
        if (method.Parameters.FirstOrDefault(static parameter => IsRequest(parameter)) is not { } request) return null;
        var objects = Objects(code, token);
        return !HandledRequests.MayChange(request.Type, code) && objects.FollowHandedTo(function, request.Ordinal, 0) is { IsNothing: false } found ? HeaderMembers.Read(There(found)) : null;
    }

    private static AbstractValue WithHeaders(AbstractValue request, CodeIndex code) => HandledRequests.MayAddHeaders(code) ? request.Partial() : request;

    // Without a request the SDK throws, and nothing is asked for.
    private static AbstractValue There(AbstractValue request) => request.Members.Count > 0 ? request.As(MemberState.Set) : request;

    /// <summary>Reads what a helper's own request object or parameters show of the requests that it makes.</summary>
    public SdkRequest ReadHelper(HelperEntry helper, IInvocationOperation invocation, CodeIndex code, CancellationToken token)
    {
        if (helper.Request == HelperRequest.Hidden) return SdkRequest.Hidden;
        var shape = ReadCall(invocation, code, token);
        foreach (var rename in helper.Renames)
        {
            if (shape.Members.TryGetValue(rename.Source, out var given)) shape = shape.Change(rename.Member.Split('.'), 0, _ => given);
        }

        // An event of a request for many files can change each of theirs.
        return shape.Members.Any(static member => member.Key.EndsWith("RequestEvent", StringComparison.Ordinal) && member.Value.State != MemberState.Unset) ? SdkRequest.Hidden
            : helper.Request == HelperRequest.Whole && shape.Member(MoreMembers).State == MemberState.Unset ? shape.ToRequest()
            : shape.Partial().ToRequest();
    }

    /// <summary>Reads an argument, such as a configuration.</summary>
    public AbstractValue ReadArgument(IArgumentOperation argument, SyntaxNode call, CodeIndex code, CancellationToken token, bool isKept = false)
        => Reader(code, token).ReadAt(argument.Value, call, 0, isLast: !isKept);

    private AbstractValue ReadCall(IInvocationOperation invocation, CodeIndex code, CancellationToken token)
        => ReadArguments(
            invocation.TargetMethod,
            [.. invocation.Arguments.Where(static argument => argument.Parameter is not null).Select(static argument => (argument.Parameter!, argument.Value))],
            invocation.Syntax,
            Reader(code, token),
            code);

    private AbstractValue ReadArguments(IMethodSymbol method, IReadOnlyList<(IParameterSymbol Parameter, IOperation Value)> arguments, SyntaxNode call, ObjectReader objects, CodeIndex code)
    {
        foreach (var (parameter, value) in arguments)
        {
            if (IsRequest(parameter)) return HandledRequests.MayChange(parameter.Type, code) ? AbstractValue.Unknown : HeaderMembers.Read(There(objects.ReadAt(value, call, 0, !/* guard: pages */ SdkSymbols.MakesPages(method))));
        }

        return HandledRequests.MayChange(RequestTypeOf(method), code) ? AbstractValue.Unknown : ReadPrimitives(method, arguments, call, objects);
    }

    private static bool IsRequest(IParameterSymbol parameter) => ValueTypes.IsRequest(parameter.Type) || IsHelpersRequest(parameter.Type);

    /// <summary>The values of a text member of a request.</summary>
    public ValueSet ReadMember(IInvocationOperation invocation, string member, CodeIndex code, CancellationToken token)
        => Read(invocation, code, token).Find(member) is { } found ? ValueSet.Of(found) : ValueSet.Unknown;

    /// <summary>Reads what a constructor of credentials shows of its call: the role, and the options that are sent with it.</summary>
    public SdkRequest ReadRole(IObjectCreationOperation creation, CodeIndex code, CancellationToken token)
    {
        if (creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == RoleParameter) is not { } role) return SdkRequest.Hidden;
        var objects = Reader(code, token);
        var options = creation.Arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: { } type } && type.EndsWith("Options", StringComparison.Ordinal));
        var request = options is null ? AbstractValue.Blank : objects.ReadAt(options.Value, creation.Syntax, 0);
        return request.Change([MemberNames.Capital(RoleParameter)], 0, _ => objects.ReadAt(role.Value, creation.Syntax, 0)).ToRequest();
    }

    private ObjectReader Reader(CodeIndex code, CancellationToken token)
        => followsValues ? Objects(code, token) : new(new(code, token) { IsLocal = true }, null);

    private static ObjectReader Objects(CodeIndex code, CancellationToken token)
    {
        var state = new FlowState(code, token);
        return new(state, new(state));
    }

    // An overload without a request object makes one of its parameters, each named like the member it sets.
    private AbstractValue ReadPrimitives(IMethodSymbol method, IReadOnlyList<(IParameterSymbol Parameter, IOperation Value)> arguments, SyntaxNode call, ObjectReader objects)
    {
        var request = RequestTypeOf(method);
        var made = AbstractValue.Blank;
        foreach (var (parameter, value) in arguments)
        {
            if (IsPlumbing(parameter) || symbols.IsClient(parameter.Type)) continue;
            if ((request is null ? MemberNames.Capital(parameter.Name) : MemberNames.MemberOf(request, parameter.Name)) is not { } name) return made.Partial();
            made = made.Change([name], 0, _ => objects.ReadAt(value, call, 0));
        }

        return made;
    }

    // TransferUtilityUploadRequest and its kin are not requests to AWS, but hold what the helper's requests will hold.
    private static bool IsHelpersRequest(ITypeSymbol? type)
        => ValueTypes.IsModel(type) && type!.Name.EndsWith("Request", StringComparison.Ordinal);

    private static bool IsPlumbing(IParameterSymbol parameter)
        => parameter.Type.Name is "CancellationToken" or "AsyncCallback" || parameter.Type.SpecialType == SpecialType.System_Object;

    private static INamedTypeSymbol? RequestTypeOf(IMethodSymbol method)
    {
        var model = method.ContainingType.ContainingNamespace?.GetNamespaceMembers().FirstOrDefault(static space => space.Name == "Model");
        return MethodStems.Of(method).Select(stem => model?.GetTypeMembers(stem + "Request").FirstOrDefault()).FirstOrDefault(static type => type is not null);
    }
}
