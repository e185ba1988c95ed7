using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Risks;

/// <summary>Each published way to more rights, as a policy that opens it.</summary>
public class EscalationTests
{
    private const string PassRole = "iam:PassRole";

    public static TheoryData<string> Ids { get; } = [.. Escalation.All.Select(static way => way.Id)];

    [Fact]
    public void EveryAction_IsInTheSpellingOfTheReference()
        => Assert.DoesNotContain(
            Escalation.All.Where(static way => !way.Id.StartsWith("rhino-", StringComparison.Ordinal)).SelectMany(static way => way.Actions),
            static action => AwsCatalog.Default.FindAction(action)?.Name != action);

    [Fact]
    public void Ways_HaveIdsAndActionsOfTheirOwn()
    {
        Assert.Equal(Escalation.All.Count, Escalation.All.Select(static way => way.Id).Distinct().Count());
        Assert.Equal(Escalation.All.Count, Escalation.All.Select(static way => string.Join(' ', way.Actions.Order(StringComparer.Ordinal))).Distinct().Count());
    }

    [Fact]
    public void RolesThatArePassed_HaveAService()
        => Assert.All(Escalation.All, static way => Assert.Equal(way.Actions.Contains(PassRole), way.Services.Count > 0));

    [Theory]
    [MemberData(nameof(Ids))]
    public void AllActionsOnAnything_AreFoundForEachService(string id)
    {
        var way = Way(id);

        Assert.All(way.Services.DefaultIfEmpty(), service => Assert.Contains(Find(way.Actions, service), found => found.Id == id || found.IsPartOf(way)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void OneActionLess_IsNotTheWay(string id)
    {
        var way = Way(id);

        Assert.All(way.Actions, left => Assert.DoesNotContain(Find(way.Actions.Where(action => action != left), way.Services.Count > 0 ? way.Services[0] : null), found => found.Id == id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void RoleForAnotherService_IsNotTheWay(string id) => Assert.DoesNotContain(Find(Way(id).Actions, "example.amazonaws.com"), found => found.Services.Count > 0);

    private static Escalation Way(string id) => Escalation.All.Single(way => way.Id == id);

    private static IEnumerable<Escalation> Find(IEnumerable<string> actions, string? service)
    {
        var statements = actions.Select(action => action == PassRole && service is not null
            ? $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "{{service}}" } } }"""
            : $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "*" }""");
        var policy = PolicyTextReader.Read($$"""{ "Version": "2012-10-17", "Statement": [ {{string.Join(", ", statements)}} ] }""", PolicyKind.Identity).Policy;
        return OpenEscalation.Find(policy!, AwsCatalog.Default).Select(static one => one.Way);
    }
}
