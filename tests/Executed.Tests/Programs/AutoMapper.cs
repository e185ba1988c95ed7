// way in: internal settable properties of a type that reaches a mapper (AutoMapper)
// asks: ssm:GetParameter on arn:aws:ssm:us-east-1:123456789012:parameter/elsewhere
// environment: MAPPED_NAME=/elsewhere
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using AutoMapper;

var mapper = new MapperConfiguration(configuration => configuration.CreateMap<Source, Target>()).CreateMapper();
await ReadAsync(new Target());
await ReadAsync(mapper.Map<Target>(new Source { Name = Environment.GetEnvironmentVariable("MAPPED_NAME")! }));

static Task ReadAsync(Target target) => new AmazonSimpleSystemsManagementClient().GetParameterAsync(new GetParameterRequest { Name = target.Name });

internal sealed class Source
{
    public string Name { get; set; } = "";
}

internal sealed class Target
{
    public string Name { get; set; } = "/inside";
}
