using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Settings;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Tables;

/// <summary>A <c>Table</c> of the document model → its name.</summary>
internal sealed class TableReader(RequestReader requests, ModelTables models, CodeIndex code, CancellationToken token) : NameFlow(requests, code, token)
{
    protected override ValueSet Read(IOperation operation, int callers)
        => operation switch
        {
            IInvocationOperation { TargetMethod.Name: "LoadTable" } call => NameOf(call.Arguments, call.Syntax, callers),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "TryLoadTable" } call } => NameOf(call.Arguments, call.Syntax, callers),
            IInvocationOperation { TargetMethod.Name: "GetTargetTable" } call => models.NameOf(call),
            IInvocationOperation { Instance: { } builder, TargetMethod.ContainingType.Name: "ITableBuilder" or "TableBuilder" } => Follow(builder, callers),
            IObjectCreationOperation { Type.Name: "TableBuilder" } creation => NameOf(creation.Arguments, creation.Syntax, callers),
            _ => ReadInjected(operation, callers),
        };

    protected override ValueSet MadeOf(INamedTypeSymbol implementation, int callers) => ValueSet.Unknown;

    private ValueSet NameOf(IReadOnlyList<IArgumentOperation> arguments, SyntaxNode call, int callers)
        => Given(arguments, static parameter => parameter.Name == "tableName") is { } name ? Text(name.Value, callers)
            : Given(arguments, static parameter => parameter.Type.Name == "TableConfig") is { } config ? Member(config, call, "TableName")
            : ValueSet.Unknown;
}
