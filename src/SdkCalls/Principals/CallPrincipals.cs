using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>Finds whom a call acts for: what the nearest attribute says, else what the client is made with.</summary>
internal sealed class CallPrincipals(SdkSymbols symbols, RequestReader requests, ProgramVersion version)
{
    private static readonly IReadOnlyList<SdkPrincipal> Own = [SdkPrincipal.Default];

    /// <summary>Reads the principals of a call; several when its client comes from several places.</summary>
    /// <param name="name">The name in the source that makes the call.</param>
    /// <param name="operation">The invocation, object creation or method reference.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public IReadOnlyList<SdkPrincipal> Read(SyntaxNode name, IOperation? operation, SemanticModel model, CodeIndex code, CancellationToken token)
    {
        if (NearestAttribute.Principal.Read(name, model, token) is { } said) return [new(PrincipalName.Clean(said))];
        if (operation is null || !version.HasOtherPrincipals) return Own;

        var reader = new PrincipalReader(code, symbols, requests, token);
        return reader.ReadCaller(operation) is { } found ? found.OrDefault() : Own;
    }
}
