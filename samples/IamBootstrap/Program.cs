using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

#pragma warning disable IAM1005 // To hand out rights is what this program is for.

// Sets up the first administrator of an account: a group with a policy from a file, a user in it with an access key and a
// certificate, and a look at EC2 to see that it worked.
//
//   iam-bootstrap <group> <policy file> <user> <certificate file>
if (args is not [var groupName, var policyFile, var userName, var certificateFile])
{
    Console.Error.WriteLine("usage: iam-bootstrap <group> <policy file> <user> <certificate file>");
    return 2;
}

using var iam = new AmazonIdentityManagementServiceClient();

await CreateGroupAsync(groupName, Path.GetFileNameWithoutExtension(policyFile), await File.ReadAllTextAsync(policyFile));
await CreateUserAsync(userName, groupName);
await AddCertificateAsync(userName, await File.ReadAllTextAsync(certificateFile));
await ShowInstancesAsync();
return 0;

async Task CreateGroupAsync(string name, string policyName, string policy)
{
    await iam.CreateGroupAsync(new CreateGroupRequest(name));
    await iam.PutGroupPolicyAsync(new PutGroupPolicyRequest { GroupName = name, PolicyName = policyName, PolicyDocument = policy });

    await foreach (var group in iam.Paginators.ListGroups(new ListGroupsRequest()).Groups)
    {
        Console.WriteLine(group.Arn);
    }

    var policies = await iam.ListGroupPoliciesAsync(new ListGroupPoliciesRequest(name));
    Console.WriteLine($"{name}: {string.Join(", ", policies.PolicyNames)}");
}

async Task CreateUserAsync(string name, string group)
{
    await iam.CreateUserAsync(new CreateUserRequest(name));
    await iam.AddUserToGroupAsync(new AddUserToGroupRequest { GroupName = group, UserName = name });
    var response = await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = name });

    // The secret is shown once and kept nowhere.
    Console.WriteLine(response.AccessKey.AccessKeyId);
    Console.WriteLine(response.AccessKey.SecretAccessKey);
}

async Task AddCertificateAsync(string name, string certificate)
{
    var response = await iam.UploadSigningCertificateAsync(new UploadSigningCertificateRequest(certificate) { UserName = name });
    Console.WriteLine(response.Certificate.CertificateId);
}

async Task ShowInstancesAsync()
{
    using var ec2 = new AmazonEC2Client();
    var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest());
    foreach (var instance in response.Reservations.SelectMany(reservation => reservation.Instances))
    {
        Console.WriteLine($"{instance.InstanceId} {instance.State.Name}");
    }
}
