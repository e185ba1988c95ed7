using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Answers;

/// <summary>
/// A kind of policy that only limits what the identity's own policy grants. A request passes where each layer allows it and none denies it:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
/// <param name="Name">What AWS calls it, such as "permissions boundary".</param>
/// <param name="Key">What JSON calls it.</param>
/// <param name="Files">Its files; they are united.</param>
internal sealed record PolicyLayer(string Name, string Key, IReadOnlyList<GivenPolicy> Files)
{
    private const string ServiceControl = "serviceControlPolicy";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>The kind of its documents, as <see cref="PolicyKindName"/> has it.</summary>
    public string KindName => Key switch
    {
        ServiceControl => "ServiceControl",
        "boundary" => "Boundary",
        _ => "Session",
    };

    /// <summary>The layers of which files are given.</summary>
    /// <param name="boundary">Permissions boundaries.</param>
    /// <param name="serviceControl">The service control policies of an account. Those that only deny stand beside FullAWSAccess, which AWS attaches.</param>
    /// <param name="session">Session policies.</param>
    public static IReadOnlyList<PolicyLayer> Of(IReadOnlyList<GivenPolicy> boundary, IReadOnlyList<GivenPolicy> serviceControl, IReadOnlyList<GivenPolicy> session)
        => [.. new PolicyLayer[] { new("permissions boundary", "boundary", boundary), new("service control policy", ServiceControl, serviceControl), new("session policy", "sessionPolicy", session) }.Where(static layer => layer.Files.Count > 0)];

    /// <summary>The needs that the layer surely refuses.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="role">The principal whose requests pass the layer; empty for the program's own.</param>
    public IReadOnlyList<RefusedByLayer> Refused(ReviewedPrograms programs, string role)
    {
        var allowsNothing = Key == ServiceControl && Files.All(static file => file.Policy.Statements.All(static statement => !statement.Allows));
        var policy = new ReviewedPolicy(Files.Select(static file => file.Policy).Concat(allowsNothing ? [PolicyTextReader.Read(Everything, PolicyKind.Identity).Policy!] : []));
        return [.. programs.Needs
            .Where(need => need.Permission.Principal == role && need.Permission.Tier == Core.Permissions.Tier.Required)
            .Select(need => (Need: need, Outcome: policy.Decide(need.Need)))
            .Where(static one => one.Outcome.Verdict is ReviewVerdict.Missing or ReviewVerdict.Denied)
            .GroupBy(static one => (one.Need.Need.Action, Resources: string.Join(", ", one.Need.Need.Resources.Select(static resource => resource.Text)), one.Outcome.Verdict))
            .OrderBy(static one => one.Key.Action, StringComparer.Ordinal)
            .ThenBy(static one => one.Key.Resources, StringComparer.Ordinal)
            .Select(one => new RefusedByLayer(this, one.Key.Action, [.. one.First().Need.Need.Resources.Select(static resource => resource.Text)], one.Key.Verdict == ReviewVerdict.Denied, one.First().Outcome.Denial?.Sid?.Text ?? "", [.. one.SelectMany(need => programs.Places.Of(need.Need.Source, need.Need.Permission)).Distinct(StringComparer.Ordinal)]))];
    }
}

/// <summary>A need that a layer refuses.</summary>
/// <param name="IsDenied">Whether a statement denies it; otherwise none allows it.</param>
/// <param name="Sid">The statement that denies it; empty when it has no Sid.</param>
/// <param name="Places">Where it is called.</param>
internal sealed record RefusedByLayer(PolicyLayer Layer, string Action, IReadOnlyList<string> Resources, bool IsDenied, string Sid, IReadOnlyList<string> Places)
{
    /// <summary>The sentence of a report.</summary>
    public string Sentence
        => $"The {Layer.Name} ({string.Join(", ", Layer.Files.Select(static file => file.Name))}) {(IsDenied ? "denies" : "does not allow")} `{Action}` on {string.Join(", ", Resources.Select(static resource => $"`{resource}`"))}{(Sid.Length > 0 ? $" (statement {Sid})" : "")}{(Places.Count > 0 ? $", called at {string.Join(", ", Places)}" : "")}.";
}
