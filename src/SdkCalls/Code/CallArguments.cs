using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What a call is given.</summary>
internal static class CallArguments
{
    /// <summary>Finds the argument of one parameter.</summary>
    /// <param name="call">An invocation or object creation.</param>
    /// <param name="ordinal">The parameter's place.</param>
    /// <returns>The argument, or <see langword="null"/>.</returns>
    public static IArgumentOperation? Of(IOperation call, int ordinal)
        => (call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        }).FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);
}
