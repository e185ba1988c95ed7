// way in: base class from outside the program (a SignalR hub, called over a socket)
// GET /stop/i-0123456789abcdef0
// asks: ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
using System.Net.WebSockets;
using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSignalR();
var app = builder.Build();
app.MapHub<InstancesHub>("/hub");
app.MapGet("/stop/{id}", async (string id, HttpContext context) =>
{
    using var socket = new ClientWebSocket();
    await socket.ConnectAsync(new Uri($"ws://{context.Request.Host}/hub"), default);
    await Send(socket, "{\"protocol\":\"json\",\"version\":1}");
    await Receive(socket, "{}");
    await Send(socket, "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Stop\",\"arguments\":[\"" + id + "\"]}");
    await Receive(socket, "\"type\":3");
    return id;
});
await new InstancesHub().Stop("i-0aaaaaaaaaaaaaaa0");
await app.RunAsync();

static Task Send(WebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, default);

static async Task Receive(WebSocket socket, string wanted)
{
    var buffer = new byte[8192];
    for (var text = ""; !text.Contains(wanted, StringComparison.Ordinal);) text += Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, default)).Count);
}

internal sealed class InstancesHub : Hub
{
    public async Task<string> Stop(string id)
    {
        await new AmazonEC2Client().TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        return id;
    }
}
