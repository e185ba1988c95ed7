// way in: serializer with its own constructor
// asks: iam:GetRole on arn:aws:iam::123456789012:role/elsewhere
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

var iam = (IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!;
await ReadAsync(new Entry("inside"));
await ReadAsync(JsonSerializer.Deserialize<Entry[]>("""[{"Role":"elsewhere"}]""")![0]);

Task ReadAsync(Entry entry) => iam.GetRoleAsync(new GetRoleRequest { RoleName = entry.Role });

internal sealed class Entry
{
    [JsonConstructor]
    internal Entry(string role) => Role = role;

    public string Role { get; }
}
