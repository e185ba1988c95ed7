using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Risks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Risks;

public class ActionRiskTests
{
    [Fact]
    public void EveryRow_NamesAnActionInTheSpellingOfTheReference()
        => Assert.DoesNotContain(ActionRisks.Rows(), static row => AwsCatalog.Default.FindAction(row.Action)?.Name != row.Action);

    [Fact]
    public void Rows_AreTheirOwnAndOfThreeClasses()
    {
        var rows = ActionRisks.Rows().ToList();
        Assert.Equal(rows.Count, rows.Select(static row => row.Action).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal([RiskClass.DataExfiltration, RiskClass.CredentialsExposure, RiskClass.ResourceExposure], rows.Select(static row => row.Class).Distinct().Order());
    }

    [Theory]
    [InlineData("s3:ListBucket", RiskClass.None, "")]
    [InlineData("acm:NoSuchAction", RiskClass.None, "")]
    [InlineData("s3:GetObject", RiskClass.DataExfiltration, "")]
    [InlineData("s3:getobject", RiskClass.DataExfiltration, "")]
    [InlineData("sts:AssumeRole", RiskClass.CredentialsExposure, "")]
    [InlineData("s3:PutBucketPolicy", RiskClass.ResourceExposure, "")]
    [InlineData("iam:PassRole", RiskClass.ResourceExposure, "")]
    [InlineData("iam:CreateAccessKey", RiskClass.PrivilegeEscalation, "iam-002")]
    [InlineData("lambda:UpdateFunctionCode", RiskClass.PrivilegeEscalation, "lambda-003")]
    public void ActionAlone_HasItsWorstClass(string action, RiskClass expected, string way)
        => Assert.Equal(new ActionRisk(expected, way), Held(action).Of(action));

    [Fact]
    public void ActionsTogether_AreAWayThatEachOfThemBelongsTo()
    {
        Assert.Equal(RiskClass.None, Held("ec2:RunInstances").Of("ec2:RunInstances").Class);

        var both = Held("ec2:RunInstances", "iam:PassRole");
        Assert.Equal(new ActionRisk(RiskClass.PrivilegeEscalation, "ec2-001"), both.Of("ec2:RunInstances"));
        Assert.Equal(new ActionRisk(RiskClass.PrivilegeEscalation, "ec2-001"), both.Of("iam:PassRole"));
    }

    [Fact]
    public void RoleThatIsPassedToAnotherService_IsNoWay()
    {
        var risks = new ActionRisks(static (action, services) => action == "ec2:RunInstances" || (action == "iam:PassRole" && services.Contains("lambda.amazonaws.com")), AwsCatalog.Default);
        Assert.Equal(RiskClass.None, risks.Of("ec2:RunInstances").Class);
    }

    private static ActionRisks Held(params string[] actions) => new((action, _) => actions.Contains(action, StringComparer.OrdinalIgnoreCase), AwsCatalog.Default);
}
