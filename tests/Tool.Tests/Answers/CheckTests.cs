using System.Text.Json;

namespace IamAnalyzers.Tool.Tests.Answers;

/// <summary>Programs against reviewed policies and what limits them.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Both = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-in/today.csv" }, { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports-out/today.pdf" }""";

    private readonly TemporaryFolder _folder = new();

    public CheckTests() => SmallProgram.Publish(_folder, SmallProgram.Reports);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PolicyThatFits_PassesTheCheck()
    {
        Write("reviewed.json", Both);
        Assert.Contains("The reviewed policy (reviewed.json) allows everything that Reports needs, and nothing more.", ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedThatIsNotAllowed_IsNewAccess()
    {
        Write("reviewed.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-in/today.csv" }""");
        var run = ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.NewAccess);
        Assert.Contains("IAM2001", run.Output, StringComparison.Ordinal);
        Assert.Contains("s3:PutObject", run.Output, StringComparison.Ordinal);
        Assert.Contains("(called at Reports.cs:10)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:GetObject", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--against", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*", "Conditon": { "Bool": { "aws:SecureTransport": "true" } } } ] }""")]
    [InlineData("--against", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "*", "Resource": "*" } ], "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] }""")]
    [InlineData("--against", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" } ] }""")]
    [InlineData("--scp", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Action": "s3:*", "Resource": "*" } ] }""")]
    public void DocumentThatAwsRejects_FailsTheCheck(string option, string document)
    {
        Write("reviewed.json", Both);
        File.WriteAllText(_folder.ToFile("document.json"), document);

        string[] against = option == "--against" ? [] : ["--against", "reviewed.json"];
        var run = ToolRun.Of(_folder, ["check", "Reports.dll", option, "document.json", "--skip-unused", .. against]).Ends(ExitCodes.Findings);

        Assert.Contains("IAM3001: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("document.json:1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionThatTheCodeDoesNotDecide_IsSaid()
    {
        Write("reviewed.json", Both + """, { "Effect": "Deny", "Action": "s3:Put*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""");

        Assert.Contains("1 action is allowed only under conditions that the code does not decide: s3:PutObject.", ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void GrantThatNothingNeeds_IsAFinding()
    {
        Write("reviewed.json", Both + """, { "Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::reports-out/*" }""");
        Assert.Contains("IAM2002", ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.Findings).Output, StringComparison.Ordinal);
        Assert.Contains("IAM2002", ToolRun.Of(_folder, "unused", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.Findings).Output, StringComparison.Ordinal);
        ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json", "--skip-unused").Ends(ExitCodes.Success);
    }

    [Fact]
    public void UnusedAlone_SaysNothingOfWhatIsMissing()
    {
        Write("reviewed.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-in/today.csv" }""");
        Assert.DoesNotContain("PutObject", ToolRun.Of(_folder, "unused", "Reports.dll", "--against", "reviewed.json").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--boundary", """{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }""", "The permissions boundary (limit.json) does not allow s3:PutObject on arn:aws:s3:::reports-out/today.pdf, called at Reports.cs:10.")]
    [InlineData("--session-policy", """{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::reports-out/*" }""", "The session policy (limit.json) does not allow s3:GetObject on arn:aws:s3:::reports-in/today.csv, called at Reports.cs:9.")]
    [InlineData("--scp", """{ "Sid": "NoWrites", "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }""", "The service control policy (limit.json) denies s3:PutObject on arn:aws:s3:::reports-out/today.pdf (statement NoWrites), called at Reports.cs:10.")]
    [InlineData("--scp", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""", "The service control policy (limit.json) does not allow s3:GetObject")]
    public void PolicyThatLimits_IsToldApart(string option, string statement, string expected)
    {
        Write("reviewed.json", Both);
        Write("limit.json", statement);
        var run = ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json", option, "limit.json").Ends(ExitCodes.NewAccess);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("allows everything that Reports needs", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--boundary", """{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("--scp", """{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*" }""")]
    [InlineData("--scp", """{ "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""")]
    public void PolicyThatLimitsOthers_PassesTheCheck(string option, string statement)
    {
        Write("reviewed.json", Both);
        Write("limit.json", statement);
        ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json", option, "limit.json").Ends(ExitCodes.Success);
    }

    [Fact]
    public void ProgramWithoutReviewedPolicy_IsAskedForOne()
        => Assert.Contains("Reports has no reviewed policy. Give one with --against", ToolRun.Of(_folder, "check", "Reports.dll").Ends(ExitCodes.NewAccess).Output, StringComparison.Ordinal);

    [Fact]
    public void Json_HasTheFindings()
    {
        Write("reviewed.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");
        using var json = JsonDocument.Parse(ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json", "--format", "json").Ends(ExitCodes.NewAccess).Output);
        var findings = json.RootElement.GetProperty("programs")[0].GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("rule").GetString()).ToArray();
        Assert.Equal(["IAM2001", "IAM2003"], findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sarif_HasThePlaces()
    {
        Write("reviewed.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");
        using var json = JsonDocument.Parse(ToolRun.Of(_folder, "check", "Reports.dll", "--against", "reviewed.json", "--format", "sarif").Ends(ExitCodes.NewAccess).Output);
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Contains(run.GetProperty("results").EnumerateArray(), static result => result.GetProperty("ruleId").GetString() == "IAM2003" && result.GetProperty("level").GetString() == "warning"
            && result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString() == "reviewed.json");
    }

    private void Write(string name, string statements) => File.WriteAllText(_folder.ToFile(name), $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""");
}
