using System.Text.Json;
using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Tests.Denials;

public sealed class AccessDeniedCommandTests : IDisposable
{
    private const string Message = "User: arn:aws:sts::123456789012:assumed-role/Reports/i-0123456789abcdef0 is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports-in/today.csv\" because no identity-based policy allows the s3:GetObject action";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CallOfTheProgram_AnswersWithItsLineTheStatementAndTheEdit()
    {
        var run = Run(Message).Ends(ExitCodes.Success);
        Assert.Contains("Reports.cs:9", run.Output, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::reports-old/*", run.Output, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::reports-in/today.csv", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Reports.cs:10", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void StandardInput_AnswersAsTheArgumentDoes()
        => Assert.Equal(Run(Message).Output, ToolRun.OfInput(folder.Path, Message + "\n", ["access-denied", "-", "--in", Program, "--against", Policy]).Output);

    [Fact]
    public void MessageWithoutQuotationMarks_AnswersAsTheQuotedOneDoes()
        => Assert.Equal(Run(Message).Output, ToolRun.Of(folder.Path, ["access-denied", .. Message.Split(' '), "--in", Program, "--against", Policy]).Output);

    [Fact]
    public void TextThatIsNoRefusal_CannotTell()
    {
        var run = Run("Object reference not set to an instance of an object.").Ends(ExitCodes.CannotTell);
        Assert.Contains("cannot tell", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Json_IsOneValueWithTheDenial()
    {
        var run = Run(Message, "--format", "json").Ends(ExitCodes.Success);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Contains("s3:GetObject", json.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("reports-in/today.csv", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_HasNoMarkupOfTheMessage()
    {
        var run = Run(Message.Replace("today.csv", "<img src=x>|*today*", StringComparison.Ordinal), "--format", "md").Ends(ExitCodes.Success);
        Assert.DoesNotContain("\n<img", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MessageOnly_NeedsNoProgram()
    {
        var run = ToolRun.Of(folder.Path, "access-denied", Message, "--message-only").Ends(ExitCodes.Success);
        Assert.Contains("s3:GetObject", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsTooLong_IsRefusedWithTheLimit()
    {
        var run = ToolRun.OfInput(folder.Path, new string('x', DenialReader.LongestText + 1), "access-denied", "-", "--message-only").Ends(ExitCodes.CannotTell);
        Assert.Contains($"more than {DenialReader.LongestText}", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharactersOfTheMessage_DoNotReachTheTerminal()
    {
        var run = Run(Message.Replace("today.csv", "\u001b[31mtoday.csv", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void PolicyThatIsMissing_IsAnError()
    {
        var run = ToolRun.Of(folder.Path, "access-denied", Message, "--in", Program, "--against", "missing.json").Ends(ExitCodes.BadInput);
        Assert.Contains("missing.json", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void NoMessage_IsAnErrorOfUsage() => ToolRun.Of(folder.Path, "access-denied").Ends(ExitCodes.Usage);

    private ToolRun Run(string message, params string[] more) => ToolRun.Of(folder.Path, ["access-denied", message, "--in", Program, "--against", Policy, .. more]);

    private string Program => field ??= SmallProgram.Publish(folder.ToFile("bin"), SmallProgram.Reports);

    private string Policy => field ??= Written("""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-old/*" },
            { "Sid": "Write", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports-out/*" }
          ]
        }
        """);

    private string Written(string policy)
    {
        var path = folder.ToFile("policy.json");
        File.WriteAllText(path, policy);
        return path;
    }
}
