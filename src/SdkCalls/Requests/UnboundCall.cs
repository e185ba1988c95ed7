using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>
/// A call for which the compiler cannot choose an overload, because an argument has a type that another generator writes:
/// <c>s3.DeleteObjectAsync("b", JsonSerializer.Deserialize(text, Context.Default.Order).Id)</c>.
/// </summary>
/// <param name="Method">The only overload that fits what is known of the arguments.</param>
/// <param name="Arguments">Its parameters with the values that the call gives them.</param>
internal sealed record UnboundCall(IMethodSymbol Method, IReadOnlyList<(IParameterSymbol Parameter, IOperation Value)> Arguments)
{
    /// <summary>Chooses the overload.</summary>
    /// <returns>The call; <see langword="null"/> when none or several fit.</returns>
    public static UnboundCall? Of(InvocationExpressionSyntax call, CodeIndex code, CancellationToken token)
    {
        var model = code.ModelOf(call);
        var fitting = model.GetMemberGroup(call.Expression, token).OfType<IMethodSymbol>().Where(static method => !method.IsGenericMethod)
            .Select(method => Fit(method, call, model, token)).OfType<UnboundCall>().ToList();
        return fitting.Only();
    }

    private static UnboundCall? Fit(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model, CancellationToken token)
    {
        var given = new List<(IParameterSymbol Parameter, IOperation Value)>();
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name)
                : method.Parameters.ElementAtOrDefault(call.ArgumentList.Arguments.IndexOf(argument));
            if (parameter is null || parameter.IsParams || !Fits(argument.Expression, parameter.Type, model, token) || model.GetOperation(argument.Expression, token) is not { } value) return null;
            given.Add((parameter, value));
        }

        return method.Parameters.All(parameter => parameter.IsOptional || given.Exists(one => SymbolEqualityComparer.Default.Equals(one.Parameter, parameter))) ? new(method, given) : null;
    }

    private static bool Fits(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken token)
        => model.GetTypeInfo(value, token).Type is { TypeKind: TypeKind.Error } || model.ClassifyConversion(value, type) is { Exists: true, IsImplicit: true };
}
