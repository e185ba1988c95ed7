// way in: base class whose methods a server calls through a method group (a gRPC service, called over HTTP/2)
// GET /stop/i-0123456789abcdef0
// asks: ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
// Without TLS an address takes HTTP/1 or HTTP/2, not both.
builder.WebHost.ConfigureKestrel(static options =>
{
    options.Listen(IPAddress.Loopback, 0);
    options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
});
builder.Services.AddGrpc();
var app = builder.Build();
app.MapGrpcService<InstancesService>();
app.MapGet("/stop/{id}", async (string id) =>
{
    using var client = new HttpClient();
    var text = Encoding.UTF8.GetBytes(id);
    using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.Last() + "/app.Instances/Stop")
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Content = new ByteArrayContent([0, 0, 0, 0, (byte)text.Length, .. text]),
    };
    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
    request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
    using var response = await client.SendAsync(request);
    await response.Content.ReadAsByteArrayAsync();
    return string.Join(',', response.TrailingHeaders.GetValues("grpc-status"));
});
await new InstancesService().Stop("i-0aaaaaaaaaaaaaaa0", null!);
await app.RunAsync();

// As protoc writes it from a service.
internal static class Instances
{
    private static readonly Marshaller<string> s_text = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);
    private static readonly Method<string, string> s_stop = new(MethodType.Unary, "app.Instances", "Stop", s_text, s_text);

    public static void BindService(ServiceBinderBase binder, InstancesBase? service)
        => binder.AddMethod(s_stop, service is null ? null : new UnaryServerMethod<string, string>(service.Stop));

    [BindServiceMethod(typeof(Instances), "BindService")]
    internal abstract class InstancesBase
    {
        public virtual Task<string> Stop(string request, ServerCallContext context) => throw new RpcException(new Grpc.Core.Status(StatusCode.Unimplemented, ""));
    }
}

internal sealed class InstancesService : Instances.InstancesBase
{
    public override async Task<string> Stop(string request, ServerCallContext context)
    {
        await new AmazonEC2Client().TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [request] });
        return request;
    }
}
