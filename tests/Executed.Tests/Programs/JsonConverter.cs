// way in: serializer that an attribute directs
// asks: ec2:StopInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.EC2;
using Amazon.EC2.Model;

var machine = JsonSerializer.Deserialize<Machine>("""{"id":"i-0123456789abcdef0"}""")!;
await new AmazonEC2Client().StopInstancesAsync(new StopInstancesRequest { InstanceIds = machine.Ids });

internal sealed class Machine
{
    [JsonInclude, JsonPropertyName("id"), JsonConverter(typeof(OneOrMany))]
    internal List<string> Ids { get; private set; } = ["i-0aaaaaaaaaaaaaaa0"];
}

internal sealed class OneOrMany : JsonConverter<List<string>>
{
    public override List<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => [reader.GetString()!];

    public override void Write(Utf8JsonWriter writer, List<string> value, JsonSerializerOptions options) => throw new NotSupportedException();
}
