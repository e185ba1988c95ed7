namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>What an expression shows of its value.</summary>
public class ExpressionTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("nameof(Program)", "Program")]
    [InlineData("\"a\" + \"b\"", "ab")]
    [InlineData("string.Empty + \"b\"", "b")]
    [InlineData("\"a/\" + text", "a/*")]
    [InlineData("text + \"/b\"", "*/b")]
    [InlineData("text + \"/\" + text", "*/*")]
    [InlineData("text + text", "unknown")]
    [InlineData("\"a\" + 1", "a1")]
    [InlineData("\"a\" + 'b'", "ab")]
    [InlineData("\"a\" + 1.5", "a*")]
    [InlineData("\"a\" + -1", "a*")]
    [InlineData("\"a\" + true", "aTrue")]
    [InlineData("\"a\" + null", "a")]
    [InlineData("\"a\" + maybe", "a*")]
    [InlineData("\"a\" + DayOfWeek.Monday", "aMonday")]
    [InlineData("\"a\" + S3CannedACL.PublicRead", "a*")]
    [InlineData("S3CannedACL.PublicRead", "unknown")]
    [InlineData("$\"logs/{text}/day\"", "logs/*/day")]
    [InlineData("$\"{text}-{text}\"", "*-*")]
    [InlineData("$\"{{{text}}}\"", "{*}")]
    [InlineData("$\"{1}-{\"x\",3}-{\"y\":z}-{5:D3}\"", "1-*-y-*")]
    [InlineData("$\"{DateTime.UtcNow:yyyy}/report\"", "*/report")]
    [InlineData("FormattableString.Invariant($\"a/{1}\")", "a/1")]
    [InlineData("string.Format(\"{0}/{1}/{{x}}\", \"a\", text)", "a/*/{x}")]
    [InlineData("string.Format(System.Globalization.CultureInfo.InvariantCulture, \"{0:D2}-{1}\", 1, \"b\")", "*-b")]
    [InlineData("string.Format(\"{0}{1}{2}{3}\", \"a\", \"b\", \"c\", \"d\")", "abcd")]
    [InlineData("string.Format(\"a{0\", \"b\")", "unknown")]
    [InlineData("string.Format(text, \"b\")", "unknown")]
    [InlineData("string.Format(\"a/{0}\", new object[] { \"b\" })", "a/b")]
    [InlineData("string.Concat(\"a\", text, \"c\")", "a*c")]
    [InlineData("string.Concat(\"a\", \"b\", \"c\", \"d\", \"e\")", "abcde")]
    [InlineData("string.Join(\"/\", \"a\", text, \"c\")", "a/*/c")]
    [InlineData("string.Join(\"/\", new List<string> { \"a\", \"b\" })", "a/b")]
    [InlineData("\" a \".Trim()", "a")]
    [InlineData("\"/a/\".TrimStart('/')", "a/")]
    [InlineData("(\"a\" + text).Trim()", "a*")]
    [InlineData("(\"a/\" + text).TrimEnd('/')", "a|a/*")]
    [InlineData("(text + \"/a\").TrimStart('/')", "*/a|a")]
    [InlineData("(text + \"//a\").TrimStart('/')", "*//a|a")]
    [InlineData("(text + text + \"/a\").TrimStart('/')", "*/a|a")]
    [InlineData("(\"/\" + text + \"/a/\" + text).Trim('/')", "*/a|*/a/*|a|a/*")]
    [InlineData("(text + \"-orders\").Trim('-')", "*-orders|orders")]
    [InlineData("(text + \"/\" + text + \".txt\").TrimStart('/')", "*.txt|*/*.txt")]
    [InlineData("(text + \"a\").TrimStart('/')", "*a")]
    [InlineData("(text + \"/\").TrimEnd('/')", "unknown")]
    [InlineData("\"Ab\".ToLowerInvariant()", "ab")]
    [InlineData("\"AB\".ToLower()", "ab")]
    [InlineData("\"INFO\".ToLower()", "unknown")]
    [InlineData("(\"A\" + text).ToLowerInvariant()", "a*")]
    [InlineData("\"a.b\".Replace(\".\", \"-\")", "a-b")]
    [InlineData("\"a\".ToString()", "a")]
    [InlineData("text.Substring(1)", "unknown")]
    [InlineData("flag ? \"a\" : \"b\"", "a|b")]
    [InlineData("(flag ? \"a\" : \"b\") + \"/x\"", "a/x|b/x")]
    [InlineData("flag ? \"a\" : text", "unknown")]
    [InlineData("flag ? \"a/\" + text : \"b\"", "a/*|b")]
    [InlineData("flag ? \"a\" : null", "a?")]
    [InlineData("text switch { \"1\" => \"a\", \"2\" => $\"b{text}\", _ => throw new Exception() }", "a|b*")]
    [InlineData("maybe ?? \"b\"", "unknown")]
    [InlineData("(flag ? \"a\" : null) ?? \"b\"", "a|b")]
    [InlineData("default(string) ?? \"b\"", "b")]
    [InlineData("new string('a', 3)", "aaa")]
    [InlineData("maybe?.Trim()", "unknown")]
    public void Expression_ShowsItsValues(string expression, string expected)
        => Assert.Equal(expected, Shown.InBody("await s3.GetObjectAsync(\"b\", " + expression + ");"));

    [Fact]
    public void MoreValuesThanCounted_LeaveTheirCommonStart()
        => Assert.Equal("logs/*", Shown.InBody(
            "var k = text switch { " + string.Concat(Enumerable.Range(0, 30).Select(static i => $"\"{i}\" => \"logs/{i}\", ")) + "_ => \"logs/x\" }; await s3.GetObjectAsync(\"b\", k);"));

    [Fact]
    public void OpenEnumerationThroughALocal_IsItsMember()
        => Assert.Equal("PublicRead", Shown.Of(Reading.OfBody("var acl = S3CannedACL.PublicRead; await s3.PutObjectAsync(new PutObjectRequest { CannedACL = acl });").Call, "CannedACL"));

    [Fact]
    public void OpenEnumerationAsText_IsNotItsMembersName()
        => Assert.Equal("unknown", Shown.InBody("string acl = S3CannedACL.PublicRead; await s3.GetObjectAsync(\"b\", acl);"));
}
