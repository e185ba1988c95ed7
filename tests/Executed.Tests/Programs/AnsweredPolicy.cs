// way in: the ARN that IAM answers with
// asks: iam:CreatePolicy on arn:aws:iam::123456789012:policy/orders-prod
// environment: STAGE=prod
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

var iam = (IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!;
var request = new CreatePolicyRequest { PolicyName = "orders-" + Environment.GetEnvironmentVariable("STAGE"), PolicyDocument = Environment.GetEnvironmentVariable("DOCUMENT") };
var policy = (await iam.CreatePolicyAsync(request)).Policy;
request.PolicyName = "changed";
await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = "worker", PolicyArn = policy.Arn });
