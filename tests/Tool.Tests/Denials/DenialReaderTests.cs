using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Tests.Denials;

public class DenialReaderTests
{
    private const string Refusal = "User: arn:aws:iam::123456789012:user/John is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::orders/a.txt\" because no identity-based policy allows the s3:GetObject action";

    private static readonly string Exception = """
        Unhandled exception. Amazon.S3.AmazonS3Exception: User: arn:aws:sts::123456789012:assumed-role/Orders/i-1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders/a b.txt" because no identity-based policy allows the s3:PutObject action
         ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
           at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage responseMessage)
           --- End of inner exception stack trace ---
           at Amazon.Runtime.Internal.ErrorHandler.InvokeAsync[T](IExecutionContext executionContext)
           at Shop.OrderStore.SaveAsync(Order order, CancellationToken cancellation) in C:\src\new shop\Orders\OrderStore.cs:line 42
           at Shop.Program.<Main>$(String[] args) in C:\src\new shop\Program.cs:line 7
           at Shop.Program.<Main>(String[] args)
        """.ReplaceLineEndings("\n");

    [Fact]
    public void Exception_HasItsFrames()
    {
        var reading = DenialReader.Read(Exception);
        Assert.Equal("arn:aws:s3:::orders/a b.txt", Assert.Single(reading.Denials).Resource);
        Assert.Equal(
            [new("Shop.OrderStore.SaveAsync", @"C:\src\new shop\Orders\OrderStore.cs", 42), new("Shop.Program.<Main>$", @"C:\src\new shop\Program.cs", 7), new("Shop.Program.<Main>", "", 0)],
            reading.Frames.Where(static frame => !frame.IsOutside));
    }

    [Fact]
    public void ExceptionInALineOfJson_HasItsFrames()
    {
        var line = "{\"level\":\"Error\",\"exception\":" + System.Text.Json.JsonSerializer.Serialize(Exception) + "}";
        Assert.Equal(DenialReader.Read(Exception), DenialReader.Read(line));
    }

    [Theory]
    [InlineData("   bei Shop.Program.Main(String[] args) in C:\\Shop\\Program.cs:Zeile 12.", "Shop.Program.Main", @"C:\Shop\Program.cs", 12)]
    [InlineData("   à Shop.Store.Read[T](String name) dans /src/Store.cs:ligne 3", "Shop.Store.Read[T]", "/src/Store.cs", 3)]
    [InlineData("   at Shop.Store.<ReadAsync>d__3.MoveNext() in /src/Store.cs:line 9", "Shop.Store.<ReadAsync>d__3.MoveNext", "/src/Store.cs", 9)]
    [InlineData("   at Shop.Store.Read(String name)", "Shop.Store.Read", "", 0)]
    public void FrameInAnyLanguage_IsRead(string line, string method, string file, int number) => Assert.Equal(new(method, file, number), StackFrameText.Parse(line.Replace("12.", "12", StringComparison.Ordinal)));

    [Theory]
    [InlineData("at Shop.Store.Read(String name)")]
    [InlineData("   see the page (in the guide)")]
    [InlineData("   | dynamodb:DescribeTable on resource: (none)")]
    public void OtherLine_IsNoFrame(string line) => Assert.Null(StackFrameText.Parse(line));

    [Fact]
    public void SeveralRefusals_AreEachReadOnce()
    {
        var other = Refusal.Replace("s3:GetObject", "s3:ListBucket", StringComparison.Ordinal);
        var text = $"10:00 WARN {Refusal}\n10:01 WARN {other}\n10:02 WARN {Refusal}";
        Assert.Equal(["s3:GetObject", "s3:ListBucket"], DenialReader.Read(text).Denials.Select(static denial => denial.Action));
    }

    [Fact]
    public void LineOfALogBehindARefusal_IsNotItsReason()
    {
        var denial = Assert.Single(DenialReader.Read("User: arn:aws:iam::123456789012:user/John is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:orders\n10:01 INFO Stopping, because no work is left").Denials);
        Assert.Equal(("arn:aws:sqs:us-east-1:123456789012:orders", DenyingPolicy.NotSaid), (denial.Resource, denial.Policy));
    }

    [Theory]
    [InlineData("arn:aws-cn:iam::123456789012:user/John")]
    [InlineData("arn:aws-us-gov:sts::123456789012:assumed-role/Orders/session")]
    [InlineData("arn:aws:sts::123456789012:federated-user/John")]
    public void PrincipalOfAnyPartition_IsRead(string principal) => Assert.Equal(principal, DenialReader.Read(Refusal.Replace("arn:aws:iam::123456789012:user/John", principal, StringComparison.Ordinal)).Denials[0].Principal);

    [Theory]
    [InlineData("with an explicit deny in an identity-based policy, transitively through arn:aws:iam::123456789012:group/Team", "Identity", "Explicit", "arn:aws:iam::123456789012:group/Team")]
    [InlineData("because no identity-based policy transitively through arn:aws:iam::123456789012:group/Team allows the s3:GetObject action", "Identity", "Implicit", "arn:aws:iam::123456789012:group/Team")]
    public void PolicyThroughAnother_IsRead(string reason, string policy, string effect, string through)
    {
        var denial = DenialReader.Read(Refusal[..Refusal.IndexOf("because", StringComparison.Ordinal)] + reason).Denials[0];
        Assert.Equal((policy, effect, through), (denial.Policy.ToString(), denial.Effect.ToString(), denial.Through));
    }

    [Fact]
    public void TypeThatIsNotKnown_IsNamed()
    {
        var denial = DenialReader.Read(Refusal.Replace("identity-based policy", "service-based policy", StringComparison.Ordinal)).Denials[0];
        Assert.Equal((DenyingPolicy.Other, "service-based policy", DenialEffect.Implicit), (denial.Policy, denial.PolicyWords, denial.Effect));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("The connection was closed.")]
    [InlineData("User: arn:aws:iam::123456789012:user/Administrator is not authorized to perform: null")]
    [InlineData("You are not authorized to perform")]
    [InlineData("NoSuchKey: The specified key does not exist.")]
    public void OtherText_CannotBeTold(string text)
    {
        var reading = DenialReader.Read(text);
        Assert.Empty(reading.Denials);
        Assert.NotEqual("", reading.WhyNot);
    }

    [Theory]
    [InlineData("false", "s3:GetObject", "arn:aws:s3:::a/b", nameof(DenialEffect.Implicit), "s3:GetObject")]
    [InlineData("true", "StopInstances", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1", nameof(DenialEffect.Explicit), "ec2:StopInstances")]
    [InlineData("false", "iam:PassRole", "", nameof(DenialEffect.Implicit), "iam:PassRole")]
    public void DecodedMessage_HasItsActionWithThePrefix(string isExplicit, string action, string resource, string effect, string expected)
    {
        var text = $$$"""decoded: {"allowed":false,"explicitDeny":{{{isExplicit}}},"context":{"principal":{"arn":"arn:aws:iam::123456789012:user/John"},"action":"{{{action}}}","resource":"{{{resource}}}"}}""" + "\n";
        var denial = Assert.Single(DenialReader.Read(text).Denials);
        Assert.Equal((expected, resource, effect, DenyingPolicy.NotSaid), (denial.Action, denial.Resource, denial.Effect.ToString(), denial.Policy));
    }

    [Theory]
    [InlineData("""{"allowed":true,"explicitDeny":false,"context":{"action":"s3:GetObject"}}""")]
    [InlineData("""{"allowed":false,"explicitDeny":false,"context":{"action":"RunInstances"}}""")]
    [InlineData("""{"allowed":false,"explicitDeny":false,"context":[]}""")]
    [InlineData("""{"DecodedMessage":"explicitDeny"}""")]
    [InlineData("""{"explicitDeny":""")]
    public void OtherJson_CannotBeTold(string text) => Assert.Empty(DenialReader.Read(text).Denials);

    [Fact]
    public void VeryLongText_CannotBeTold() => Assert.Contains("1000000", DenialReader.Read(new string('x', DenialReader.LongestText + 1)).WhyNot, StringComparison.Ordinal);

    // Whatever a text holds, reading it ends soon.
    [Theory]
    [InlineData("not authorized to perform: s3:GetObject ")]
    [InlineData("User: is not authorized to perform: s3:GetObject on resource: because no \n   at A.B(")]
    [InlineData("User `")]
    [InlineData("\\u0000\\\"\\n ")]
    [InlineData("with an explicit deny in a ")]
    public void TextOfRepeatedParts_IsReadInTime(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, DenialReader.LongestText / part.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        DenialReader.Read(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void CutText_NeverThrows()
    {
        var texts = PublishedDenial.All.Select(static row => row.Message).Append(Exception);
        foreach (var text in texts)
        {
            for (var length = 0; length < text.Length; length++) DenialReader.Read(text[..length]);
        }
    }
}
