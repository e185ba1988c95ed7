using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>Reads what the code shows of the request of a call. In doubt it is hidden, never guessed.</summary>
internal sealed class RequestReader(SdkSymbols symbols, bool followsValues)
{
    private const string RoleParameter = "roleArn";

    /// <summary>Reads the request of an invocation.</summary>
    /// <param name="operation">The invocation.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The request; hidden when the code does not show it.</returns>
    public SdkRequest Read(IOperation? operation, CodeIndex code, CancellationToken token)
        => operation is IInvocationOperation invocation
            ? RequiredMembers.Read(ReadShape(invocation, code, token), SymbolNames.NamespaceOf(invocation.TargetMethod.ContainingType)).ToRequest()
            : SdkRequest.Hidden;

    /// <summary>Reads what a helper's own request object or parameters show of the requests that it makes.</summary>
    public SdkRequest ReadHelper(HelperEntry helper, IInvocationOperation invocation, CodeIndex code, CancellationToken token)
    {
        if (helper.Request == HelperRequest.Hidden) return SdkRequest.Hidden;
        var shape = ReadShape(invocation, code, token);
        foreach (var rename in helper.Renames)
        {
            if (shape.Members.TryGetValue(rename.Source, out var given)) shape = shape.Change([rename.Member], 0, _ => given);
        }

        // An event of a request for many files can change each of theirs.
        return shape.Members.Any(static member => member.Key.EndsWith("RequestEvent", StringComparison.Ordinal) && member.Value.State != MemberState.Unset) ? SdkRequest.Hidden
            : helper.Request == HelperRequest.Whole ? shape.ToRequest()
            : shape.Partial().ToRequest();
    }

    /// <summary>Reads an argument, such as a configuration.</summary>
    public AbstractValue ReadArgument(IArgumentOperation argument, SyntaxNode call, CodeIndex code, CancellationToken token)
        => Shapes(call, code, token).Read(argument.Value, 0);

    private AbstractValue ReadShape(IInvocationOperation invocation, CodeIndex code, CancellationToken token)
    {
        var shapes = Shapes(invocation.Syntax, code, token);
        foreach (var argument in invocation.Arguments)
        {
            if (ValueTypes.IsRequest(argument.Parameter?.Type) || IsHelpersRequest(argument.Parameter?.Type)) return HeaderMembers.Read(shapes.Read(argument.Value, 0));
        }

        return ReadPrimitives(invocation, shapes);
    }

    /// <summary>The values of a text member of a request.</summary>
    public ValueSet ReadMember(IInvocationOperation invocation, string member, CodeIndex code, CancellationToken token)
        => Read(invocation, code, token).Find(member) is { } found ? ValueSet.Of(found) : ValueSet.Unknown;

    /// <summary>Reads what a constructor of credentials shows of its call: the role, and the options that are sent with it.</summary>
    public SdkRequest ReadRole(IObjectCreationOperation creation, CodeIndex code, CancellationToken token)
    {
        if (creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == RoleParameter) is not { } role) return SdkRequest.Hidden;
        var shapes = Shapes(creation.Syntax, code, token);
        var options = creation.Arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: { } type } && type.EndsWith("Options", StringComparison.Ordinal));
        var request = options is null ? AbstractValue.Blank : shapes.Read(options.Value, 0);
        return request.Change([MemberNames.Capital(RoleParameter)], 0, _ => shapes.Read(role.Value, 0)).ToRequest();
    }

    private ObjectReader Shapes(SyntaxNode call, CodeIndex code, CancellationToken token)
        => followsValues ? new OtherMethods(symbols, code, token).Reader(call) : new(symbols, null, null, call, token);

    // An overload without a request object makes one of its parameters, each named like the member it sets.
    private AbstractValue ReadPrimitives(IInvocationOperation invocation, ObjectReader shapes)
    {
        var request = RequestTypeOf(invocation.TargetMethod);
        var shape = AbstractValue.Blank;
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter || IsPlumbing(parameter) || symbols.IsClient(parameter.Type)) continue;
            var name = MemberNames.Capital(parameter.Name);
            if (request is not null && !MemberNames.HasProperty(request, name)) return shape.Partial();
            shape = shape.Change([name], 0, _ => shapes.Read(argument.Value, 0));
        }

        return shape;
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
