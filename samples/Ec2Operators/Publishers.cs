using Amazon.EC2;
using Amazon.EC2.Model;
using IamAnalyzers;

namespace Ec2Operators;

/// <summary>Lets a partner's account launch an image (example 3 of the guide).</summary>
[IamFeature("Publishers")]
public sealed class Publishers(IAmazonEC2 ec2)
{
    public Task ShareAsync(string imageId, string partnerAccount) => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
    {
        ImageId = imageId,
        LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = partnerAccount }] },
    });
}
