using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Hidden;

/// <summary>Calls on a <c>dynamic</c> value: unresolved when the value came from a client, or may have and the name is an operation.</summary>
internal static class DynamicReader
{
    private const int MaxLocals = 32;

    private enum Origin
    {
        Unknown,
        Client,
        Other,
    }

    /// <summary>Reads a name that binds to no symbol.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="symbols">The SDK's types.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The unresolved call, or <see langword="null"/>.</returns>
    public static UnresolvedCall? Read(SimpleNameSyntax name, SemanticModel model, SdkSymbols symbols, CancellationToken token)
    {
        if (model.GetOperation(NameUse.Of(name).Expression, token) is not IDynamicMemberReferenceOperation { Instance: { } receiver }) return null;

        var (origin, type) = OriginOf(receiver, symbols, new(SymbolEqualityComparer.Default));
        var method = name.Identifier.ValueText;
        return origin switch
        {
            Origin.Client => new("dynamic call on " + type, "the receiver is dynamic and \"" + method + "\" is bound at run time"),
            Origin.Unknown when symbols.IsReferencedOperation(SdkMethodStems.Simple(method)) || symbols.IsReferencedOperation(method)
                => new("dynamic call of " + method, "the receiver is dynamic and may be an AWS client"),
            _ => null,
        };
    }

    // A local that is followed already has its say there.
    private static (Origin Origin, string Type) OriginOf(IOperation value, SdkSymbols symbols, HashSet<ILocalSymbol> followed)
    {
        value = Operations.Unwrap(Operations.Receiver(value));
        if (value.Type is { TypeKind: not TypeKind.Dynamic, SpecialType: not SpecialType.System_Object } type)
        {
            return symbols.IsClient(type)
                ? (Origin.Client, type is INamedTypeSymbol named ? SymbolNames.FullName(named) : type.Name)
                : (Origin.Other, "");
        }

        if (value is not ILocalReferenceOperation local || followed.Count == MaxLocals) return (Origin.Unknown, "");
        if (!followed.Add(local.Local)) return (Origin.Other, "");

        var assigned = Operations.AssignedValues(local);
        if (assigned.Count == 0) return (Origin.Unknown, "");
        var origins = assigned.Select(item => OriginOf(item, symbols, followed)).ToList();
        var client = origins.Find(static origin => origin.Origin == Origin.Client);
        if (client.Type is { Length: > 0 }) return client;
        return origins.TrueForAll(static origin => origin.Origin == Origin.Other) ? (Origin.Other, "") : (Origin.Unknown, "");
    }
}
