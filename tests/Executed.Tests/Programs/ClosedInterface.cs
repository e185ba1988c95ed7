// way in: none: an interface of the program beside one from outside
// names: iam:GetRole on arn:aws:iam::123456789012:role/inside
// asks: iam:GetRole on arn:aws:iam::123456789012:role/inside
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

IRoles roles = new Roles((IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!);
using (roles as IDisposable) await roles.Show("inside");

public interface IRoles
{
    Task Show(string name);
}

public sealed class Roles(IAmazonIdentityManagementService iam) : IRoles, IDisposable
{
    public Task Show(string name) => iam.GetRoleAsync(new GetRoleRequest { RoleName = name });

    public void Dispose()
    {
    }
}
