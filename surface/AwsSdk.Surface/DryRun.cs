// Written by hand in the SDK too: it asks EC2 whether a request would be allowed, and is not an operation of the API.
namespace Amazon.EC2
{
    public partial interface IAmazonEC2
    {
        Model.DryRunResponse DryRun(AmazonEC2Request request);
    }

    public partial class AmazonEC2Client
    {
        public virtual Model.DryRunResponse DryRun(AmazonEC2Request request) => throw new System.NotSupportedException("This assembly holds the public names of the AWS SDK for compiling only. Build with -p:AwsSdk=nuget to run.");
    }
}

namespace Amazon.EC2.Model
{
    public partial class DryRunResponse : Runtime.AmazonWebServiceResponse
    {
        public System.Exception? Error { get; set; }

        public bool? IsSuccessful { get; set; }

        public string? Message { get; set; }
    }
}
