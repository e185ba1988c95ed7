using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What a call is given: an invocation, an object creation, an indexer, an operator or a conversion of the program.</summary>
internal static class CallArguments
{
    /// <summary>Finds what a call gives one parameter.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ordinal">The parameter's place.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public static IOperation? Of(IOperation call, int ordinal)
        => call switch
        {
            IInvocationOperation invocation => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value,
            IObjectCreationOperation creation => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value,
            IPropertyReferenceOperation indexer => indexer.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value,
            IConversionOperation { OperatorMethod: not null } conversion when ordinal == 0 => conversion.Operand,
            IUnaryOperation { OperatorMethod: not null } unary when ordinal == 0 => unary.Operand,
            IBinaryOperation { OperatorMethod: not null } binary => ordinal == 0 ? binary.LeftOperand : binary.RightOperand,
            _ => null,
        };

    /// <summary>Whether an expression calls a method with arguments.</summary>
    public static bool AreOf(IOperation? call)
        => call is IInvocationOperation or IPropertyReferenceOperation { Arguments.Length: > 0 } or IConversionOperation { OperatorMethod: not null }
            or IUnaryOperation { OperatorMethod: not null } or IBinaryOperation { OperatorMethod: not null };
}
