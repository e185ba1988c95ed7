// way in: a type is created by its name
// asks: iam:DeleteUser on arn:aws:iam::123456789012:user/elsewhere
// environment: COMMAND_TYPE=RemoveUser
// environment: COMMAND_USER=elsewhere
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

await new RemoveUser { User = "inside" }.RunAsync();
var command = (ICommand)Activator.CreateInstance(Type.GetType(Environment.GetEnvironmentVariable("COMMAND_TYPE") + ", App") ?? typeof(ICommand).Assembly.GetType(Environment.GetEnvironmentVariable("COMMAND_TYPE")!)!)!;
command.Set(Environment.GetEnvironmentVariable("COMMAND_USER")!);
await command.RunAsync();

internal interface ICommand
{
    void Set(string text);

    Task RunAsync();
}

internal sealed class RemoveUser : ICommand
{
    internal string User = "";

    public void Set(string text) => User = text;

    public Task RunAsync() => ((IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!).DeleteUserAsync(new DeleteUserRequest { UserName = User });
}
