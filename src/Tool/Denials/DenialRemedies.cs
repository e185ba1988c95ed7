namespace IamAnalyzers.Tool.Denials;

/// <summary>When an edit of the reviewed policy helps, and what does where it does not.</summary>
internal static class DenialRemedies
{
    /// <summary>Only the message was read.</summary>
    public const string NoProgram = "The message was read without a program.";

    /// <summary>No file of the reviewed policy can take the edit.</summary>
    public const string NoFile = "No file of the reviewed policy lacks it.";

    /// <summary>Why no edit of the reviewed policy is offered.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="verdict">What the reviewed policy says of the refused call.</param>
    /// <param name="hasCalls">Whether a call of the program needs the action on the resource.</param>
    /// <returns>A sentence or two; empty when an edit is offered.</returns>
    public static string WhyNoEdit(Denial denial, PolicyAnswer verdict, bool hasCalls)
    {
        if (denial.Effect == DenialEffect.Explicit) return "A statement denies the call, so an added permission does not help. " + WhoChanges(denial);
        if (denial.Effect == DenialEffect.Implicit && denial.Policy == DenyingPolicy.Identity) return Identity(verdict, hasCalls);
        if (denial.Policy is not (DenyingPolicy.NotSaid or DenyingPolicy.Identity)) return "The identity policy of the program is not what denied the call. " + WhoChanges(denial);
        return verdict == PolicyAnswer.Lacks && hasCalls
            ? "The message does not name the policy that denied the call. The reviewed policy does not allow the call either: 'dotnet build -t:UpdateIamPolicy' adds what the program needs."
            : "The message does not name the policy that denied the call.";
    }

    private static string Identity(PolicyAnswer verdict, bool hasCalls)
        => verdict switch
        {
            PolicyAnswer.NotAsked => "The program has no reviewed policy for this principal. Give one (--against), or let 'dotnet build -t:UpdateIamPolicy' write it.",
            PolicyAnswer.Allows => "The reviewed policy already allows the call, so the role has a different policy: deploy the reviewed one.",
            PolicyAnswer.Denies => "A Deny statement of the reviewed policy denies the call, so an added permission does not help.",
            PolicyAnswer.Perhaps => "The reviewed policy allows the call in some cases. Look at the conditions and the resources of the statement.",
            _ => hasCalls ? "" : "No call of the program needs it, so it has no place in the reviewed policy.",
        };

    private static string WhoChanges(Denial denial)
        => denial.Policy switch
        {
            DenyingPolicy.Identity => denial.PolicyArn.Length > 0 ? $"Change the Deny statement in {denial.PolicyArn}." : "Change the Deny statement in the policies of the identity.",
            DenyingPolicy.Resource => "Ask the owner of the resource to change its policy.",
            DenyingPolicy.Session => "Change the policy that is passed when the role is assumed.",
            DenyingPolicy.Endpoint => "Change the policy of the VPC endpoint.",
            DenyingPolicy.Boundary => denial.PolicyArn.Length > 0 ? $"Change the permissions boundary {denial.PolicyArn}." : "Change the permissions boundary of the identity.",
            DenyingPolicy.Trust => "Change the trust policy of the role that the call assumes.",
            DenyingPolicy.ServiceControl or DenyingPolicy.ResourceControl => "Ask the administrators of the organization to change it: " + (denial.PolicyArn.Length > 0 ? denial.PolicyArn : denial.PolicyWords) + ".",
            DenyingPolicy.Other => $"Change the {denial.PolicyWords}.",
            _ => "The message does not say which policy.",
        };
}
