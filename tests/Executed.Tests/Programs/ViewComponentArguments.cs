// way in: base class from outside the program (a view component, called by its name)
// GET /instances/i-0123456789abcdef0
// asks: ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews().AddApplicationPart(typeof(PagesController).Assembly);
var app = builder.Build();
app.MapControllers();
await new InstanceViewComponent().InvokeAsync("i-0aaaaaaaaaaaaaaa0");
await app.RunAsync();

[Route("instances")]
public sealed class PagesController : Controller
{
    [HttpGet("{id}")]
    public IActionResult Show(string id) => ViewComponent("Instance", new { id });
}

public sealed class InstanceViewComponent : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string id)
    {
        await new AmazonEC2Client().TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        return Content(id);
    }
}
