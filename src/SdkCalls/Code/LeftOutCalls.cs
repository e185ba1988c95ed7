using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Calls that the compiler may leave out, with all that their arguments do: of a method with <c>[Conditional]</c>, and of a partial method without a body.</summary>
internal static class LeftOutCalls
{
    /// <summary>Whether a call may be left out. Another build may define the symbol, so that its value here does not count.</summary>
    public static bool MayBe(IOperation? call)
        => call is IInvocationOperation { TargetMethod: { ReturnsVoid: true } method }
            && (method is { IsPartialDefinition: true, PartialImplementationPart: null } || method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" }));
}
