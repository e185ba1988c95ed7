using System.Collections.Immutable;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// What a constructor gives a member that only the making of an object writes: the parameter of a record, what its own statement says,
/// the member's initial value, or nothing.
/// </summary>
internal static class MadeObjects
{
    /// <summary>Finds what a constructor gives a property or readonly field.</summary>
    /// <returns>The value; <see langword="null"/> when the code does not show it.</returns>
    public static MemberOrigin? OfConstructor(IObjectCreationOperation creation, ISymbol member, Frame? frame, CodeIndex code, CancellationToken token)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || CallOf(creation, member.ContainingType, ref frame, code, token) is not { } call) return null;
        var declaration = member.DeclaringSyntaxReferences[0];
        if (code.SyntaxOf(declaration) is ParameterSyntax)
        {
            var argument = ArgumentsOf(call).FirstOrDefault(argument => argument.Parameter is { DeclaringSyntaxReferences.Length: 1 } parameter
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].Span == declaration.Span
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].SyntaxTree == declaration.SyntaxTree);
            return argument is null ? null : new(argument.Value, frame);
        }

        // A struct can be made without its constructor.
        if (creation.Type is not { IsValueType: false } || ConstructorOf(call) is not { } constructor) return null;
        var inside = new Frame(constructor, call, null, frame);
        if (StoredWrites.FindIn(constructor, member, code, token) is not { } writes) return null;
        if (writes.Count > 0) return writes.Only() is { Value: { } only, Part: null } && StoredWrites.IsStatement(writes[0].Node) ? new(only, inside) : null;
        ExpressionSyntax? initial;
        switch (code.SyntaxOf(declaration))
        {
            case PropertyDeclarationSyntax property:
                initial = property.Initializer?.Value;
                break;
            case VariableDeclaratorSyntax field:
                initial = field.Initializer?.Value;
                break;
            default:
                return null;
        }

        return initial is null ? new(null, frame) : code.OperationOf(initial, token) is { } value ? new(value, inside) : null;
    }

    // The call of the constructor of a type among the bases of what is made, and the frame that it stands in.
    private static IOperation? CallOf(IObjectCreationOperation creation, INamedTypeSymbol owner, ref Frame? frame, CodeIndex code, CancellationToken token)
    {
        IOperation call = creation;
        for (var type = creation.Type?.OriginalDefinition as INamedTypeSymbol; type is not null; type = type.BaseType?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(type, owner)) return call;

            // A constructor with a body may write what its base declares.
            if (type.DeclaringSyntaxReferences.IsEmpty || code.IsElsewhere(type) || code.Constructors(type).Any() || ConstructorOf(call) is not { } constructor) return null;
            var next = CodeIndex.PartsOf(type).SelectMany(static part => part.BaseList?.Types ?? default).OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
            if (next is null)
            {
                if (type.BaseType is not { } parent || !SymbolEqualityComparer.Default.Equals(parent.OriginalDefinition, owner)) return null;
                return creation;
            }

            if (code.ModelOf(next).GetOperation(next, token) is not IInvocationOperation made) return null;
            (frame, call) = (new(constructor, call, null, frame), made);
        }

        return null;
    }

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation call)
        => call switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation invocation => invocation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };

    private static IMethodSymbol? ConstructorOf(IOperation call) => (call as IObjectCreationOperation)?.Constructor ?? (call as IInvocationOperation)?.TargetMethod;
}
