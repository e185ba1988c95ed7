using System.Text.Json;
using IamAnalyzers.Core.Policies.Exceptions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Exceptions;

/// <summary>The file in which reviewers accept findings: what can be read of it, and what is said of the rest.</summary>
public sealed class ExceptionFileTests
{
    private const string Rest = "\"owner\": \"o\", \"reason\": \"r\", \"until\": \"2027-03-31\"";

    [Fact]
    public void Entry_IsReadWithAllItsMembers()
    {
        var file = Read("""{ "rule": "IAM2003", "owner": "o", "reason": "r", "until": "2027-03-31", "file": "iam-policy.json", "statement": "S", "action": "s3:*", "resource": "*", "environment": "prod", "role": "admin" }""");

        Assert.Empty(file.Problems);
        var exception = Assert.Single(file.Exceptions);
        Assert.Equal(("IAM2003", "o", "r", "2027-03-31", "iam-policy.json", "S", "s3:*", "*", "prod", "admin"), (exception.Rule, exception.Owner, exception.Reason, exception.Until, exception.File, exception.Statement, exception.Action, exception.Resource, exception.Environment, exception.Role));
    }

    [Theory]
    [InlineData("{ \"rule\": \"IAM2006\", \"action\": \"s3:GetObject\" }", "the exception lacks 'owner', 'reason', 'until'")]
    [InlineData("{ \"rule\": \"IAM2006\", \"action\": \"s3:GetObject\", \"owner\": \"\", \"reason\": \"r\", \"until\": \"2027-03-31\" }", "'owner' is empty; fill it or remove it")]
    [InlineData("{ \"rule\": \"IAM2006\", \"action\": 1, " + Rest + " }", "'action' must be a string")]
    [InlineData("{ \"rule\": \"IAM2006\", \"actions\": \"s3:GetObject\", " + Rest + " }", "'actions' is not a member here; use rule, owner, reason, until, file, statement, action, resource, environment, role")]
    [InlineData("{ \"rule\": \"IAM2006\", " + Rest + " }", "an exception for IAM2006 must name the action; add 'action'")]
    [InlineData("{ \"rule\": \"IAM2002\", \"file\": \"p.json\", " + Rest + " }", "an exception for IAM2002 must say where it applies; add 'statement' (a Sid), 'action' or 'resource'")]
    [InlineData("{ \"rule\": \"IAM0001\", \"action\": \"x\", " + Rest + " }", "no exception hides a credential: remove what IAM0001 found from the code, and rotate it")]
    [InlineData("{ \"rule\": \"IAM0005\", \"file\": \"appsettings.json\", " + Rest + " }", "no exception hides a credential: remove what IAM0005 found from the code, and rotate it")]
    [InlineData("{ \"rule\": \"IAM1001\", \"action\": \"x\", " + Rest + " }", "'IAM1001' cannot be accepted; an exception is for a finding about a reviewed policy (IAM2001 to IAM2006) or a policy file (IAM3001 to IAM3012)")]
    [InlineData("{ \"rule\": \"iam2006\", \"action\": \"x\", " + Rest + " }", "'iam2006' cannot be accepted; an exception is for a finding about a reviewed policy (IAM2001 to IAM2006) or a policy file (IAM3001 to IAM3012)")]
    [InlineData("{ \"rule\": \"IAM2006\", \"action\": \"x\", \"owner\": \"o\", \"reason\": \"r\", \"until\": \"31.03.2027\" }", "'31.03.2027' is not a date; write the last day on which the exception counts, such as 2027-03-31")]
    [InlineData("{ \"rule\": \"IAM2006\", \"action\": \"x\", \"owner\": \"o\", \"reason\": \"r\", \"until\": \"2027-02-30\" }", "'2027-02-30' is not a date; write the last day on which the exception counts, such as 2027-03-31")]
    [InlineData("\"all\"", "an exception must be a JSON object")]
    public void EntryThatIsWrong_AcceptsNothingAndSaysWhy(string entry, string message)
    {
        var file = Read(entry);

        Assert.Empty(file.Exceptions);
        Assert.Equal(message, Assert.Single(file.Problems).Message);
    }

    [Theory]
    [InlineData("[]", "write an object with a list of exceptions: { \"exceptions\": [ ... ] }")]
    [InlineData("{ \"exceptions\": {} }", "write an object with a list of exceptions: { \"exceptions\": [ ... ] }")]
    [InlineData("{ \"exceptions\": [], \"more\": 1 }", "'more' is not a member here; use exceptions")]
    [InlineData("{ \"exceptions\": [", "the array that begins here is not closed; write ']'")]
    [InlineData("", "the document ends before it is complete")]
    public void TextThatIsNoList_SaysWhatToWrite(string text, string message) => Assert.Equal(message, Assert.Single(ExceptionFile.Read(text).Problems).Message);

    [Fact]
    public void OneWrongEntry_LeavesTheOthers()
    {
        var file = Read($$"""{ "rule": "IAM2006" }, { "rule": "IAM2006", "action": "s3:GetObject", {{Rest}} }""");

        Assert.Single(file.Problems);
        Assert.Equal("s3:GetObject", Assert.Single(file.Exceptions).Action);
    }

    [Theory]
    [InlineData("2027-03-30", false)]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    [InlineData("2028-01-01", true)]
    public void Exception_EndsAfterItsLastDay(string today, bool expected)
        => Assert.Equal(expected, Read($$"""{ "rule": "IAM2006", "action": "x", {{Rest}} }""").Exceptions[0].HasEnded(today));

    [Fact]
    public void Schema_HasTheMembersThatAreRead()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "iam-exceptions.schema.json")));
        var entry = schema.RootElement.GetProperty("properties").GetProperty("exceptions").GetProperty("items");

        Assert.Equal(ExceptionFile.Members, entry.GetProperty("properties").EnumerateObject().Select(static member => member.Name));
        Assert.Equal(ExceptionFile.Members.Take(4), entry.GetProperty("required").EnumerateArray().Select(static name => name.GetString()!));
    }

    private static ExceptionFile Read(string entries) => ExceptionFile.Read("{ \"$schema\": \"s\", \"exceptions\": [ " + entries + " ] }");
}
