using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Settings;

/// <summary>A client → the service URL that the code gives it. For one call.</summary>
internal sealed class AddressReader(SdkSymbols symbols, RequestReader requests, CodeIndex code, CancellationToken token) : NameFlow(requests, code, token)
{
    private const string ServiceUrl = "ServiceURL";
    private const string UrlParameter = "serviceUrl";

    /// <summary>Reads the address that a call goes to.</summary>
    /// <param name="call">The call of a client.</param>
    /// <returns>The addresses; unknown when the code does not show each of them.</returns>
    public ValueSet Read(IInvocationOperation call)
        => call.Instance is { } client && Follow(client, 0) is { CanBeNull: false, Items.Count: > 0 } found ? found : ValueSet.Unknown;

    protected override ValueSet Read(IOperation operation, int callers)
        => operation is IObjectCreationOperation { Type: INamedTypeSymbol type } creation && symbols.IsClient(type) && SdkSymbols.IsFromSdk(type)
            ? OfClient(creation, callers)
            : ReadInjected(operation, callers);

    // A container makes a client from options that name no address of one service.
    protected override ValueSet MadeOf(INamedTypeSymbol implementation, int callers) => ValueSet.Unknown;

    private ValueSet OfClient(IObjectCreationOperation creation, int callers)
        => Given(creation.Arguments, static parameter => parameter.Name == UrlParameter) is { } url ? Text(url.Value, callers)
            : Given(creation.Arguments, static parameter => MemberNames.HasProperty(parameter.Type, ServiceUrl)) is { } config ? Member(config, creation.Syntax, ServiceUrl)
            : ValueSet.Unknown;
}
