// way in: base class from outside runs a rule with a value of its own (FluentValidation)
// asks: iam:GetRole on arn:aws:iam::123456789012:role/elsewhere
// environment: ROLE=elsewhere
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using FluentValidation;

var validator = new InvitationValidator();
await validator.Known("inside", default);
await validator.ValidateAsync(new Invitation { Role = Environment.GetEnvironmentVariable("ROLE")! });

public sealed class Invitation
{
    public string Role { get; init; } = "";
}

public sealed class InvitationValidator : AbstractValidator<Invitation>
{
    private readonly IAmazonIdentityManagementService _iam = (IAmazonIdentityManagementService)AppDomain.CurrentDomain.GetData("IAmazonIdentityManagementService")!;

    public InvitationValidator() => RuleFor(invitation => invitation.Role).MustAsync(Known);

    public async Task<bool> Known(string role, CancellationToken token)
    {
        await _iam.GetRoleAsync(new GetRoleRequest { RoleName = role }, token);
        return true;
    }
}
