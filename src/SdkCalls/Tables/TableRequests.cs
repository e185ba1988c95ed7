using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Tables;

/// <summary>The requests that DynamoDB's object and document models make: the table and index that the code shows.</summary>
internal sealed class TableRequests(RequestReader requests, ProgramVersion version)
{
    private const string Space = "Amazon.DynamoDBv2.";
    private const string TableName = "TableName";
    private const string IndexName = "IndexName";
    private const string DescribeTable = "DescribeTable";

    // Types of parameters whose conditions may make the object model take an index by itself.
    private static readonly string[] Conditions = ["QueryOperator", "QueryConditional", "ContextExpression"];

    // Which of them a transaction holds is what its parts add later.
    private static readonly string[] Writes = ["ConditionCheck", "Delete", "Put", "Update"];

    /// <summary>Whether a helper works on tables.</summary>
    public static bool Makes(HelperEntry helper)
        => helper.Type is Space + "DataModel.IDynamoDBContext" or Space + "DataModel.DynamoDBContext" or Space + "DocumentModel.ITable" or Space + "DocumentModel.Table";

    /// <summary>Whether a call makes an operation that a helper makes only sometimes.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call of a context or table.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns><see langword="false"/> only where the code shows that it does not.</returns>
    public bool MayMake(string operation, IInvocationOperation call, CodeIndex code, CancellationToken token)
        => operation != DescribeTable || !IsOfContext(call) || !new ModelTables(requests, version, code, token).IsWithoutMetadata(call);

    /// <summary>Reads the request of an operation behind a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call of a context or table.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The request.</returns>
    public SdkRequest Read(string operation, IInvocationOperation call, CodeIndex code, CancellationToken token)
    {
        var names = Names(call, code, token);
        var table = names.IsUnknown || names.Items.Count == 0 ? AbstractValue.Opaque(MemberState.Set, true) : AbstractValue.Leaf(MemberState.Set, names.Items);
        return operation switch
        {
            "BatchGetItem" or "BatchWriteItem" => Request(["RequestItems", AbstractValue.Keys], table).Partial().ToRequest(),
            "TransactGetItems" => Request(["TransactItems", "Get", TableName], table).Partial().ToRequest(),
            "TransactWriteItems" => Writes.Aggregate(AbstractValue.Blank, (all, write) => all.Change(["TransactItems", write], 0, _ => Request([TableName], table).As(MemberState.MaybeSet))).Partial().ToRequest(),
            "Query" or "Scan" => WithIndex(Request([TableName], table), call, code, token).ToRequest(),
            _ => Request([TableName], table).ToRequest(),
        };
    }

    private static AbstractValue Request(IReadOnlyList<string> path, AbstractValue table) => AbstractValue.Blank.Change(path, 0, _ => table);

    private ValueSet Names(IInvocationOperation call, CodeIndex code, CancellationToken token)
    {
        var models = new ModelTables(requests, version, code, token);
        if (IsOfContext(call)) return models.NameOf(call);
        var tables = new TableReader(requests, models, code, token);
        return tables.Follow(call.Instance ?? call, 0);
    }

    private static bool IsOfContext(IInvocationOperation call) => call.TargetMethod.ContainingType.Name is "IDynamoDBContext" or "DynamoDBContext";

    private AbstractValue WithIndex(AbstractValue request, IInvocationOperation call, CodeIndex code, CancellationToken token)
    {
        var index = AbstractValue.Unset;
        foreach (var argument in call.Arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.Type: { } type }) continue;
            if (MemberNames.HasProperty(type, IndexName)) index = requests.ReadArgument(argument, call.Syntax, code, token).Member(IndexName);
        }

        var mayChoose = call.Arguments.Any(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: { } type } && Conditions.Contains(type));
        if (mayChoose && index.State != MemberState.Set) index = AbstractValue.Unknown;
        return index.State == MemberState.Unset ? request : request.Change([IndexName], 0, _ => index);
    }
}
