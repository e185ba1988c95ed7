// way in: base class from outside the program, attribute on the method
// GET /instances/i-0123456789abcdef0
// asks: ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers().AddApplicationPart(typeof(InstancesController).Assembly);
var app = builder.Build();
app.MapControllers();
await new InstancesController().Stop("i-0aaaaaaaaaaaaaaa0");
await app.RunAsync();

[ApiController]
[Route("instances")]
public sealed class InstancesController : ControllerBase
{
    [HttpGet("{id}")]
    public async Task<string> Stop(string id)
    {
        await new AmazonEC2Client().TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        return id;
    }
}
