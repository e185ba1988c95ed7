// way in: a handler that changes requests, of a call with an object and of one with texts, when they are sent
// asks: s3:GetObject on arn:aws:s3:::piped/a.txt
// asks: s3:GetObject on arn:aws:s3:::piped/b.txt
// asks: s3:ListBucket on arn:aws:s3:::listed
// names: s3:ListBucket on arn:aws:s3:::listed
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Model;

var customizer = new Customizer();
RuntimePipelineCustomizerRegistry.Instance.Register(customizer);
try
{
    await new AmazonS3Client().GetObjectAsync(new GetObjectRequest { BucketName = "files", Key = "a.txt" });
    await new AmazonS3Client().GetObjectAsync("files", "b.txt");
    await new AmazonS3Client().ListObjectsV2Async(new ListObjectsV2Request { BucketName = "listed" });
}
finally
{
    RuntimePipelineCustomizerRegistry.Instance.Deregister(customizer);
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
        if (executionContext.RequestContext.OriginalRequest is GetObjectRequest request) request.BucketName = "piped";
        return base.InvokeAsync<T>(executionContext);
    }
}
