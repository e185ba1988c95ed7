using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Values_KeepTheirPlacesAndTheirText()
    {
        const string Text = """{ "Sid": "a\u0041\"b", "List": [ 1.5e3, true, null, {} ] }""";
        var root = Read(Text);

        var sid = root.Find("Sid")!;
        Assert.Equal("aA\"b", sid.Value.Text);
        Assert.Equal("\"a\\u0041\\\"b\"", At(Text, sid.Value.Range));
        Assert.Equal("\"Sid\"", At(Text, sid.NameRange));
        var items = root.Find("List")!.Value.Items;
        Assert.Equal([JsonKind.Number, JsonKind.Boolean, JsonKind.Null, JsonKind.Object], items.Select(item => item.Kind));
        Assert.Equal(["1.5e3", "true", "null", "{}"], items.Select(item => At(Text, item.Range)));
        Assert.Equal(Text, At(Text, root.Range));
    }

    [Theory]
    [InlineData("\uFEFF{\"a\": 1}")]
    [InlineData(" \r\n\t{ } ")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("-0.5E-7")]
    [InlineData("\"\uD800 alone\"")]
    public void Json_HasNoProblem(string text) => Read(text);

    [Theory]
    [InlineData("{ // why\n \"a\": /* here */ 1 }", "// why", "AWS rejects comments; remove it before the document is sent to AWS")]
    [InlineData("""{ "a": [1, 2,], }""", ",", "AWS rejects a comma before ']'; remove it")]
    public void WhatPeopleWrite_IsReadAndTold(string text, string place, string message)
    {
        var json = JsonText.Read(text);

        Assert.NotNull(json.Root);
        var problem = Assert.Single(json.Problems);
        Assert.False(problem.IsFatal);
        Assert.Equal(message, problem.Message);
        Assert.Equal(place, At(text, problem.Range));
    }

    [Theory]
    [InlineData("", "the document ends before it is complete")]
    [InlineData("{", "the object that begins here is not closed; write '}'")]
    [InlineData("""{ "a": [1, """, "the array that begins here is not closed; write ']'")]
    [InlineData("""{ "a": """, "the document ends before it is complete")]
    [InlineData("""{ "a" 1 }""", "expected ':' and a value after the name")]
    [InlineData("""{ : 1 }""", "expected a member name in double quotes here")]
    [InlineData("""{ "a": 1 ; "b": 2 }""", "expected ',' or '}' here")]
    [InlineData("""{ "a": None }""", "'None' is not a JSON value; put a string in double quotes")]
    [InlineData("""[ ) ]""", "expected a value here")]
    [InlineData("""{ "a": 2012-10-17 }""", "'2012-10-17' is not a JSON number; put a string in double quotes")]
    [InlineData("""{ "a": 007 }""", "'007' is not a JSON number; put a string in double quotes")]
    [InlineData("{ \"a\": \"x\n\" }", "the string that begins here is not closed on its line; write '\"'")]
    [InlineData("""{ "a": "\d" }""", "this is not an escape sequence of JSON; write a backslash as '\\\\'")]
    [InlineData("""{ "a": "\u12" }""", "this is not an escape sequence of JSON; write a backslash as '\\\\'")]
    [InlineData("""{ } x""", "the document ends before this text; remove one of them")]
    [InlineData("""{ } /""", "the document ends before this text; remove one of them")]
    public void WhatIsNoJson_HasOneFatalProblem(string text, string message)
    {
        var json = JsonText.Read(text);

        Assert.Null(json.Root);
        var problem = Assert.Single(json.Problems);
        Assert.True(problem.IsFatal);
        Assert.Equal(message, problem.Message);
        Assert.InRange(problem.Range.Start, 0, text.Length);
        Assert.InRange(problem.Range.End, problem.Range.Start, text.Length);
    }

    [Theory]
    [InlineData("""{ [|Effect|]: "Allow" }""", "a member name must be in double quotes: \"Effect\"")]
    [InlineData("""{ [|'|]Effect': "Allow" }""", "JSON strings need double quotes; write '\"'")]
    [InlineData("""{ "Effect": [|'|]Allow' }""", "JSON strings need double quotes; write '\"'")]
    [InlineData("{ [|\u201C|]Effect\u201D: 1 }", "this is a typographic quotation mark; write '\"'")]
    [InlineData("""{ "a": 1 [|"|]b": 2 }""", "',' is missing before this")]
    [InlineData("""[ {} [|{|]} ]""", "',' is missing before this")]
    [InlineData("""[ "a" [|"|]b" ]""", "',' is missing before this")]
    [InlineData("""[ 1,[|,|] 2 ]""", "this comma is one too many; remove it")]
    [InlineData("""[ [|,|] 2 ]""", "this comma is one too many; remove it")]
    [InlineData("""{ [|,|] "a": 2 }""", "this comma is one too many; remove it")]
    [InlineData("""{ "a": [|True|] }""", "'True' must be in lower case: true")]
    [InlineData("""{ "a": [|undefined|] }""", "'undefined' is not a JSON value; put a string in double quotes")]
    [InlineData("""{ "a": [|my_value|] }""", "'my_value' is not a JSON value; put a string in double quotes")]
    [InlineData("{\n  [|#|] of the shop\n}", "JSON has no comments; remove it")]
    [InlineData("{ \"a\": \"x[|\t|]y\" }", "the character U+0009 is not allowed in a string; write '\\t'")]
    [InlineData("{ \"a\": \"x[|\0|]y\" }", "the character U+0000 is not allowed in a string; remove it")]
    [InlineData("[|\0|]", "this is a NUL character, so the file is not text; save it as UTF-8")]
    [InlineData("{[|\0|]\n\0\"\0", "this is a NUL character, so the file is not text; save it as UTF-8")]
    [InlineData("{ \"a\" [|=|] 1 }", "expected ':' and a value after the name")]
    public void WhatPeopleWriteWrong_IsToldAtItsPlace(string marked, string message)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var place = marked[(start + 2)..marked.IndexOf("|]", StringComparison.Ordinal)];
        var text = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

        var json = JsonText.Read(text);

        Assert.Null(json.Root);
        var problem = Assert.Single(json.Problems);
        Assert.Equal(message, problem.Message);
        if (place == "=") return;
        Assert.Equal((start, place), (problem.Range.Start, At(text, problem.Range)));
    }

    [Fact]
    public void EveryBeginningOfAPolicy_HasOneProblem()
    {
        const string Text = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}]}""";
        for (var length = 0; length < Text.Length; length++)
        {
            var json = JsonText.Read(Text[..length]);

            Assert.Null(json.Root);
            Assert.Single(json.Problems);
        }
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void DeepNesting_IsOneProblem(char open)
    {
        var text = new StringBuilder();
        for (var depth = 0; depth < 100_000; depth++) text.Append(open == '[' ? "[" : "{\"a\":");

        var json = JsonText.Read(text.ToString());

        Assert.Null(json.Root);
        Assert.Equal("the document is nested more deeply than any policy", Assert.Single(json.Problems).Message);
    }

    [Fact]
    public void TwentyMegabytes_AreRead()
    {
        var text = new StringBuilder("[");
        var item = "{\"Sid\":\"" + string.Concat(Enumerable.Repeat("\\n", 100)) + "\"},";
        while (text.Length < 20_000_000) text.Append(item);

        var json = JsonText.Read(text.Append("1]").ToString());

        Assert.NotNull(json.Root);
        Assert.Empty(json.Problems);
    }

    private static JsonValue Read(string text)
    {
        var json = JsonText.Read(text);
        Assert.Empty(json.Problems);
        return json.Root!;
    }

    private static string At(string text, TextRange range) => text.Substring(range.Start, range.Length);
}
