// way in: attribute on the method (called from a browser)
// asks: ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
// environment: BROWSER_ARGUMENTS=["i-0123456789abcdef0"]
using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;

var instances = new Instances();
await instances.Stop("i-0aaaaaaaaaaaaaaa0");
var browser = new Browser();
browser.Take(DotNetObjectReference.Create(instances));
DotNetDispatcher.BeginInvokeDotNet(browser, new DotNetInvocationInfo(null, "Stop", 1, "1"), Environment.GetEnvironmentVariable("BROWSER_ARGUMENTS")!);
await browser.Ended.Task;

internal sealed class Instances
{
    [JSInvokable]
    public async Task<string> Stop(string id)
    {
        await new AmazonEC2Client().TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        return id;
    }
}

internal sealed class Browser : JSRuntime
{
    internal TaskCompletionSource Ended { get; } = new();

    internal void Take(object reference) => JsonSerializer.Serialize(reference, JsonSerializerOptions);

    protected override void BeginInvokeJS(long taskId, string identifier, string? argsJson, JSCallResultType resultType, long targetInstanceId) => throw new NotSupportedException();

    protected override void BeginInvokeJS(in JSInvocationInfo invocationInfo) => throw new NotSupportedException();

    protected override void EndInvokeDotNet(DotNetInvocationInfo invocationInfo, in DotNetInvocationResult invocationResult)
    {
        if (invocationResult.Success) Ended.SetResult();
        else Ended.SetException(invocationResult.Exception!);
    }
}
