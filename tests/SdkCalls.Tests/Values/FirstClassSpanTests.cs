namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>What only C# 14 can say of spans: an array or a text as the receiver of a span's extension method, and <c>params</c> spans.</summary>
public sealed class FirstClassSpanTests
{
    [Theory]
    [InlineData("string[] array = { \"a\", \"c\" }; if (array.StartsWith(new[] { \"x\" })) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (array.ContainsAny(\"x\", \"y\")) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; array.Reverse(); s3.GetObjectAsync(\"b\", array[0]);", "a|c")]
    [InlineData("string[] array = { \"a\", \"c\" }; array.Replace(\"a\", \"z\"); s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("static string First(params ReadOnlySpan<string> all) => all[0]; s3.GetObjectAsync(\"b\", First(\"a\", \"c\"));", "a")]
    [InlineData("static string First(params ReadOnlySpan<string> all) => all[0]; s3.GetObjectAsync(\"b\", First(new[] { \"a\", \"c\" }));", "a")]
    [InlineData("static List<string> All(params ReadOnlySpan<string> all) { var kept = new List<string>(); foreach (var k in all) kept.Add(k); return kept; } foreach (var k in All(\"a\", \"c\")) s3.GetObjectAsync(\"b\", k);", "a|c")]
    public void ArrayInThePlaceOfASpan_HasItsElements(string statements, string expected) => Assert.Equal(expected, SpanTests.InFunction(statements));

    [Theory]
    [InlineData("class User { void Use(IAmazonS3 s3) { string[] array = { \"a\", \"c\" }; s3.GetObjectAsync(\"b\", array.First()); } } static class Spans { public static string First(this ReadOnlySpan<string> all) => all[0]; }", "a")]
    [InlineData("class User { void Use(IAmazonS3 s3) { string[] array = { \"a\", \"c\" }; s3.GetObjectAsync(\"b\", array.First()); } } static class Spans { public static T First<T>(this ReadOnlySpan<T> all) => all[0]; }", "a|c")]
    [InlineData("class User { void Use(IAmazonS3 s3) { string[] array = { \"a\" }; array.Set(); s3.GetObjectAsync(\"b\", array[0]); } } static class Spans { public static void Set(this Span<string> all) => all[0] = \"z\"; }", "a|z")]
    [InlineData("class User { void Use(IAmazonS3 s3) { string[] array = { \"a\" }; array.Same()[0] = \"z\"; s3.GetObjectAsync(\"b\", array[0]); } } static class Spans { public static Span<string> Same(this Span<string> all) => all; }", "a|z")]
    [InlineData("class User { void Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", \"abc\".WithSlash()); } static class Spans { public static string WithSlash(this ReadOnlySpan<char> text) => string.Concat(text, \"/\"); }", "abc/")]
    public void ExtensionOfASpan_HasTheArrayThatItIsCalledOn(string code, string expected) => Assert.Equal(expected, Shown.InProgram(code));
}
