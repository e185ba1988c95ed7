// way in: the program scans its assembly
// asks: iam:DeleteRole on arn:aws:iam::123456789012:role/elsewhere
// environment: SCAN_ROLE=elsewhere
using System.Reflection;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

await new RemoveRole().RunAsync("inside");
foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.Name.StartsWith("Remove")))
{
    var command = Activator.CreateInstance(type)!;
    await (Task)type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Single(method => method.GetParameters().Length == 1)
        .Invoke(command, [Environment.GetEnvironmentVariable("SCAN_ROLE")])!;
}

internal sealed class RemoveRole
{
    internal Task RunAsync(string role) => ((IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!).DeleteRoleAsync(new DeleteRoleRequest { RoleName = role });
}
