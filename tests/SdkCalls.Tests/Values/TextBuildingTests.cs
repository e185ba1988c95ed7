namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>The ways to build a text, each as the key of an object in a bucket: what the code shows of it, and what it does not.</summary>
public class TextBuildingTests
{
    [Theory]
    [InlineData("$\"{text}-In\".ToLowerInvariant()", "*-in")]
    [InlineData("$\"{text}-in\".ToUpperInvariant()", "*-IN")]
    [InlineData("$\"{text}-out\".ToLower()", "*-out")]
    [InlineData("(text + \"_x_\" + text).Replace('_', '-')", "*-x-*")]
    [InlineData("$\"a_{text}\".Replace(\"_\", \"-\")", "a-*")]
    [InlineData("$\"a__{text}\".Replace(\"__\", \"-\")", "unknown")]
    [InlineData("$\"a {text}\".Replace(\" \", \"\")", "a*")]
    [InlineData("$\"a_{text}\".Replace(\"_\", flag ? \"-\" : \"+\")", "a+*|a-*")]
    [InlineData("(flag ? text : \"A\").ToLowerInvariant()", "unknown")]
    [InlineData("$\"{(flag ? text : \"A\")}B\".ToLowerInvariant()", "*b")]
    [InlineData("new string(new[] { 'a', 'b' })", "ab")]
    [InlineData("new string('a', 3) + 'b'", "aaab")]
    [InlineData("string.Concat(new[] { \"a\", \"b\", \"c\", \"d\", \"e\" })", "abcde")]
    [InlineData("string.Concat(\"a\", \"b\", \"c\", \"d\", \"e\")", "abcde")]
    [InlineData("string.Join('/', \"a\", \"b\")", "a/b")]
    [InlineData("string.Join(\"/\", [\"a\", \"b\", \"c\"])", "a/b/c")]
    [InlineData("string.Join(\"/\", new List<string> { \"a\" })", "a")]
    [InlineData("string.Format(\"{0}/{1}\", \"a\", \"b\")", "a/b")]
    [InlineData("string.Format(null, \"{{{0}}}\", \"a\")", "{a}")]
    [InlineData("string.Format(\"{0}{1}{2}{3}{4}\", \"a\", \"b\", \"c\", \"d\", \"e\")", "abcde")]
    [InlineData("string.Format(flag ? \"a/{0}\" : \"b/{0}\", \"x\")", "a/x|b/x")]
    [InlineData("string.Format(null, System.Text.CompositeFormat.Parse(\"a/{0}\"), \"b\")", "a/b")]
    [InlineData("string.Create(null, $\"a/{1}\")", "a/1")]
    [InlineData("string.Create(3, \"a\", (span, state) => { })", "unknown")]
    [InlineData("\"abc\".Substring(1)", "bc")]
    [InlineData("\"abc\".Substring(0, 2)", "ab")]
    [InlineData("\"abc\".Remove(1)", "a")]
    [InlineData("\"abc\".Remove(1, 1)", "ac")]
    [InlineData("\"ac\".Insert(1, \"b\")", "abc")]
    [InlineData("\"ac\".Insert(0, text)", "*ac")]
    [InlineData("\"7\".PadLeft(3, '0')", "007")]
    [InlineData("\"7\".PadRight(3)", "7  ")]
    [InlineData("\"a.b.c\".Replace('.', '/')", "a/b/c")]
    [InlineData("\"a-X\".Replace(\"x\", \"b\", StringComparison.OrdinalIgnoreCase)", "a-b")]
    [InlineData("\"in/{id}/x\".Replace(\"{id}\", text)", "in/*/x")]
    [InlineData("\"in/{id}\".Replace(\"{id}\", flag ? \"a\" : \"b\")", "in/a|in/b")]
    [InlineData("\"in/x\".Replace(text, \"b\")", "unknown")]
    [InlineData("FormattableString.Invariant($\"a/{2}\")", "a/2")]
    [InlineData("((FormattableString)$\"a/{2}\").ToString()", "a/2")]
    [InlineData("new StringBuilder(\"a\").Append('/').Append(\"b\").ToString()", "a/b")]
    [InlineData("new StringBuilder().Append(\"a\").Append($\"/{text}/\").Append(1).ToString()", "a/*/1")]
    [InlineData("new StringBuilder().AppendFormat(\"{0}-{1}\", \"a\", \"b\").ToString()", "a-b")]
    [InlineData("new StringBuilder().AppendJoin(\"/\", \"a\", \"b\").Insert(0, \"x/\").Replace('b', 'c').ToString()", "x/a/c")]
    [InlineData("new StringBuilder(\"abc\").Remove(0, 1).ToString()", "bc")]
    [InlineData("new StringBuilder(\"abc\").Clear().Append('d').ToString()", "d")]
    [InlineData("new StringBuilder(\"abc\").Append(text).ToString()", "abc*")]
    [InlineData("new StringBuilder(\"abc\").ToString(1, 2)", "bc")]
    [InlineData("Uri.EscapeDataString(\"a b\")", "a%20b")]
    [InlineData("Uri.UnescapeDataString(\"a%20b\")", "a b")]
    [InlineData("Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(\"ab\"))", "ab")]
    [InlineData("Encoding.UTF8.GetString(\"ab\"u8)", "ab")]
    [InlineData("new string(\"ab\".AsSpan())", "ab")]
    [InlineData("new string(\"ab\".ToCharArray())", "ab")]
    [InlineData("\"a\" + Environment.NewLine", "a\n|a\r\n")]

    // The machine decides which sign parts the names.
    [InlineData("Path.Combine(\"a\", \"b\")", "a/b|a\\b")]
    [InlineData("Path.Combine(\"a/\", \"b\")", "a/b")]
    [InlineData("Path.Combine(\"a\", \"/b\")", "/b")]
    [InlineData("Path.Join(\"a\", \"/b\")", "a/b")]
    [InlineData("Path.Combine(\"a\", \"\", text)", "unknown")]
    public void Expression_ShowsItsText(string expression, string expected)
        => Assert.Equal(expected, KeyOf("", expression));

    [Theory]
    [InlineData("var b = new StringBuilder(); b.Append(\"a\"); b.Append(\"/\").Append(\"b\"); var k = b.ToString();", "a/b")]
    [InlineData("var b = new StringBuilder(\"a\"); if (flag) b.Append(\"b\"); var k = b.ToString();", "a|ab")]
    [InlineData("var b = new StringBuilder(\"a\"); b.Append(\"x\").Clear(); b.Append(\"c\"); var k = b.ToString();", "c")]
    [InlineData("var b = new StringBuilder(\"a/\"); b.Append(text); var k = b.ToString();", "a/*")]
    [InlineData("StringBuilder b; b = new(); b.Append(\"a\"); var k = $\"{b}/x\";", "a/x")]
    [InlineData("var b = new StringBuilder(\"a\"); var k = b.Append(\"b\").ToString();", "ab")]
    [InlineData("var b = new StringBuilder(\"a\"); Console.WriteLine(b); var k = b.ToString();", "a")]
    [InlineData("var w = new StringWriter(); w.Write(\"a\"); w.Write(\"{0}/\", \"b\"); var k = w.ToString();", "ab/")]
    [InlineData("var k = \"a\"; k += \"/\"; k += \"b\";", "a/b")]
    [InlineData("var k = \"a\"; if (flag) k += \"/b\"; k += \"/c\";", "a/b/c|a/c")]

    // Out of sight, under another name, later, or again and again: nothing is known.
    [InlineData("var b = new StringBuilder(\"a\"); foreach (var c in text) b.Append(c); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); Other.Fill(b); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); var c = b; c.Append(\"x\"); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); var c = b; b.Append(\"x\"); var k = c.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); b.Length--; var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); b[0] = 'x'; var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); Action add = () => b.Append(text); add(); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); b.Change(); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); var c = b.Append(\"b\"); c.Append(text); var k = b.ToString();", "unknown")]
    [InlineData("var b = new StringBuilder(\"a\"); Other.Kept = b; Other.Later(); var k = b.ToString();", "unknown")]
    [InlineData("var k = Other.Kept.ToString();", "unknown")]
    [InlineData("var k = \"a\"; for (var i = 0; i < 9; i++) k += \"b\";", "*bb|a|ab")]
    public void Statements_ShowTheirText(string statements, string expected)
        => Assert.Equal(expected, KeyOf(statements, "k"));

    // Each if doubles the ways through the code, but not what is read.
    [Fact]
    public void ManyConditions_LeaveTheCommonStart()
        => Assert.Equal("logs/*", KeyOf("var k = \"logs/\"; " + string.Concat(Enumerable.Range(0, 25).Select(static i => $"if (text == \"{i}\") k += \"{i}\"; ")) , "k"));

    private static string KeyOf(string statements, string key) => Shown.InProgram($$"""
        using System.IO;
        using System.Text;
        static class Other
        {
            public static StringBuilder Kept = new("a");
            public static void Later() => Kept.Append('x');
            public static void Fill(StringBuilder builder) => builder.Append('x');
            public static void Change(this StringBuilder builder) => builder.Append('x');
        }
        public class P
        {
            public async Task M(IAmazonS3 s3, string text, bool flag)
            {
                {{statements}}
                await s3.GetObjectAsync("b", {{key}});
            }
        }
        """);
}
