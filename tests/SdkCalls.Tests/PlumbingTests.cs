using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Public methods of clients that are no operations.</summary>
public sealed class PlumbingTests
{
    [Fact]
    public void DryRunOfEc2_IsNeitherAnOperationNorUnresolved()
    {
        var reading = Reading.Of(
            "using Amazon.EC2; using Amazon.EC2.Model; class User { object Use(IAmazonEC2 ec2) => ec2.DryRun(new StopInstancesRequest()); }",
            ReferenceAssemblies.AwsSurface);

        Assert.Empty(reading.Operations);
        Assert.Empty(reading.Unresolved);
    }
}
