namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Locals and parameters inside one body, in the order of the code.</summary>
public class LocalTests
{
    private const string Call = "await s3.GetObjectAsync(\"b\", k);";

    [Theory]
    [InlineData("var k = \"a\"; " + Call, "a")]
    [InlineData("const string p = \"a/\"; var k = p + text; " + Call, "a/*")]
    [InlineData("string k; if (flag) k = \"a\"; else k = \"b\"; " + Call, "a|b")]
    [InlineData("string k; switch (text) { case \"1\": k = \"a\"; break; case \"2\": k = \"b\"; break; default: return; } " + Call, "a|b")]
    [InlineData("var k = \"a\"; k = \"b\"; " + Call, "b")]
    [InlineData("var k = text; k = \"b\"; " + Call, "b")]
    [InlineData("var k = \"a\"; if (flag) k = \"b\"; " + Call, "a|b")]
    [InlineData("var k = \"a\"; if (flag) { k = \"b\"; " + Call + " }", "b")]
    [InlineData("var k = \"a\"; " + Call + " k = \"b\";", "a")]
    [InlineData("var k = \"a\"; while (flag) { " + Call + " k = \"b\"; }", "a|b")]
    [InlineData("var k = \"a\"; k += \"/b\"; " + Call, "a/b")]
    [InlineData("var k = \"a\"; if (flag) k += \"/b\"; " + Call, "a|a/b")]
    [InlineData("var k = \"a\"; k = k + \"/b\"; " + Call, "a/b")]
    [InlineData("var k = \"a\"; while (flag) { k += \"x\"; } " + Call, "*xx|a|ax")]
    [InlineData("var k = \"a\"; while (flag) { k += \"x\"; " + Call + " }", "*xx|ax")]
    [InlineData("string? k = null; k ??= \"b\"; " + Call, "b")]
    [InlineData("string? k = maybe; k ??= \"b\"; " + Call, "unknown")]
    [InlineData("var (k, other) = (\"a\", \"b\"); " + Call, "a")]
    [InlineData("var k = \"\"; var j = \"\"; (k, j) = (\"a\", \"b\"); " + Call, "a")]
    [InlineData("var k = \"a\"; void Set() => k = \"c\"; k = \"b\"; Set(); " + Call, "b|c")]
    [InlineData("var k = \"a\"; Action set = () => k = text; set(); " + Call, "unknown")]
    [InlineData("var k = \"a\"; void Set(ref string x) => x = text; Set(ref k); " + Call, "unknown")]
    [InlineData("var k = \"a\"; void Set(out string x) => x = text; Set(out k); " + Call, "unknown")]
    [InlineData("if (!Environment.GetEnvironmentVariables().Contains(text) || !int.TryParse(text, out var n)) return; var k = \"a\" + n; " + Call, "a*")]
    [InlineData("var k = \"a\"; Func<Task> run = async () => { " + Call + " }; k = \"b\"; await run();", "a|b")]
    [InlineData("var k = \"a\"; try { k = \"b\"; Touch(k); } catch { Touch(k); } " + Call, "a|b")]
    [InlineData("var k = \"a\"; again: " + Call + " k = \"b\"; if (flag) goto again;", "a|b")]
    [InlineData("text = \"b\"; var k = text; " + Call, "b")]
    [InlineData("if (flag) text = \"b\"; var k = text; " + Call, "unknown")]
    [InlineData("string Name() => \"a\"; var k = Name(); " + Call, "a")]
    [InlineData("string Name(string x) => \"a/\" + x; var k = Name(\"b\"); " + Call, "a/b")]
    [InlineData("int i = 3; var k = $\"part-{i}\"; " + Call, "part-3")]
    [InlineData("int i = 3; i++; var k = $\"part-{i}\"; " + Call, "part-*")]
    [InlineData("char c = 'x'; int i = c; var k = $\"part-{i}\"; " + Call, "part-*")]
    [InlineData("for (var i = 0; i < 9; i++) { var k = $\"part-{i}\"; " + Call + " }", "part-*")]
    public void Local_ShowsItsValues(string statements, string expected) => Assert.Equal(expected, Shown.InBody(statements));

    [Fact]
    public void LocalWithAnAlias_MayBeChangedThroughIt()
        => Assert.Equal("unknown", Shown.InProgram("class User { void Use(IAmazonS3 s3) { var k = \"a\"; ref var alias = ref k; alias = Console.Title; s3.GetObjectAsync(\"b\", k); } }"));

    [Theory]
    [InlineData("foreach (var k in new[] { \"a\", \"b\" }) " + Call, "a|b")]
    [InlineData("foreach (var k in new List<string> { \"a\", \"b\" }) " + Call, "a|b")]
    [InlineData("string[] all = [\"a\", \"b\"]; foreach (var k in all) " + Call, "a|b")]
    [InlineData("var all = new[] { \"a\", \"b\" }; for (var i = 0; i < all.Length; i++) { var k = all[i] + \"/x\"; " + Call + " }", "a/x|b/x")]
    [InlineData("var all = new[] { \"a\", \"b\" }; all[0] = text; foreach (var k in all) " + Call, "unknown")]
    [InlineData("var all = new[] { \"a\", \"b\" }; Touch(all); foreach (var k in all) " + Call, "unknown")]
    [InlineData("var all = new List<string> { \"a\" }; all.Add(text); foreach (var k in all) " + Call, "unknown")]
    [InlineData("string[] all = [\"a\", .. text.Split(',')]; foreach (var k in all) " + Call, "unknown")]
    [InlineData("foreach (var k in text.Split(',')) " + Call, "unknown")]
    [InlineData("foreach (var n in new[] { \"a\", \"b\" }) { var k = $\"{n}/{text}\"; " + Call + " }", "a/*|b/*")]
    public void LoopOverAWrittenList_GivesItsElements(string statements, string expected) => Assert.Equal(expected, Shown.InBody(statements));

    [Theory]
    [InlineData("var k = \"a\"; var r = new GetObjectRequest { Key = k }; k = \"b\"; await s3.GetObjectAsync(r);", "a")]
    [InlineData("var r = new GetObjectRequest(); r.Key = \"x/\" + text; await s3.GetObjectAsync(r);", "x/*")]
    [InlineData("var r = new GetObjectRequest { Key = \"a\" }; void Set() => r.Key = \"c\"; r.Key = \"b\"; Set(); await s3.GetObjectAsync(r);", "b|c")]
    [InlineData("var r = new GetObjectRequest(); var other = r; r.Key = \"b\"; other.Key = \"c\"; await s3.GetObjectAsync(r);", "b|c")]
    [InlineData("GetObjectRequest r = new() { Key = \"a\" }; if (flag) r.Key = $\"{text}.json\"; await s3.GetObjectAsync(r);", "*.json|a")]
    public void RequestInALocal_ShowsItsMember(string statements, string expected) => Assert.Equal(expected, Shown.InBody(statements));
}
