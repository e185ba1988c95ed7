// way in: the request itself reaches a mapper (AutoMapper)
// asks: ssm:DeleteParameter on arn:aws:ssm:us-east-1:123456789012:parameter/elsewhere
// environment: MAPPED_NAME=elsewhere
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using AutoMapper;

var mapper = new MapperConfiguration(configuration => configuration.CreateMap<Source, DeleteParameterRequest>()).CreateMapper();
var request = new DeleteParameterRequest { Name = "inside" };
mapper.Map(new Source { Name = Environment.GetEnvironmentVariable("MAPPED_NAME")! }, request);
await new AmazonSimpleSystemsManagementClient().DeleteParameterAsync(request);

internal sealed class Source
{
    public string Name { get; set; } = "";
}
