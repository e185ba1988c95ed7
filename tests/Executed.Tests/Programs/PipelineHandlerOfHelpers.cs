// way in: a handler that changes the request of a helper when it is sent
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/test-rows
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Get = Amazon.DynamoDBv2.Model.GetItemRequest;

var customizer = new Customizer();
RuntimePipelineCustomizerRegistry.Instance.Register(customizer);
try
{
    await new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { DisableFetchingTableMetadata = true }).LoadAsync<Row>("1");
}
finally
{
    RuntimePipelineCustomizerRegistry.Instance.Deregister(customizer);
}

[DynamoDBTable("rows")]
internal sealed class Row
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}

internal sealed class Customizer : IRuntimePipelineCustomizer
{
    public string UniqueName => "names";

    public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Handler());
}

internal sealed class Handler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        if (executionContext.RequestContext.OriginalRequest is Get request) request.TableName = "test-" + request.TableName;
        return base.InvokeAsync<T>(executionContext);
    }
}
