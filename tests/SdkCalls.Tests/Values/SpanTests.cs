namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>
/// Arrays and texts under a second name: as a span or memory. Up to C# 13 an operator of the framework converts them, since C# 14 the language; the outcome is the same.
/// </summary>
public sealed class SpanTests
{
    [Theory]
    [InlineData("Span<string> all = new[] { \"a\", \"c\" }; s3.GetObjectAsync(\"b\", all[0]);", "a")]
    [InlineData("ReadOnlySpan<string> all = new[] { \"a\", \"c\" }; s3.GetObjectAsync(\"b\", all[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = array; s3.GetObjectAsync(\"b\", all[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; var all = (ReadOnlySpan<string>)array; s3.GetObjectAsync(\"b\", all[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = array; foreach (var k in all) s3.GetObjectAsync(\"b\", k);", "a|c")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = array; for (var i = 0; i < all.Length; i++) s3.GetObjectAsync(\"b\", all[i]);", "a|c")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<object> all = array; s3.GetObjectAsync(\"b\", (string)all[1]);", "a|c")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = flag ? array : new[] { \"d\" }; foreach (var k in all) s3.GetObjectAsync(\"b\", k);", "a|c|d")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = text switch { \"x\" => array, _ => new[] { \"d\" } }; foreach (var k in all) s3.GetObjectAsync(\"b\", k);", "a|c|d")]
    [InlineData("string[] array = { \"a\", \"c\" }; ReadOnlySpan<string> all = array; s3.GetObjectAsync(\"b\", string.Join(\",\", all.ToArray()));", "a,c")]
    [InlineData("static string First(ReadOnlySpan<string> all) => all[0]; s3.GetObjectAsync(\"b\", First(new[] { \"a\", \"c\" }));", "a")]
    [InlineData("Memory<string> all = new[] { \"a\", \"c\" }; s3.GetObjectAsync(\"b\", all.Span[0]);", "a|c")]
    [InlineData("ReadOnlySpan<GetObjectRequest> all = new[] { new GetObjectRequest { BucketName = \"b\", Key = \"a\" }, new GetObjectRequest { BucketName = \"b\", Key = \"c\" } }; foreach (var r in all) s3.GetObjectAsync(r);", "a|c")]
    public void SpanOverAnArray_HasItsElements(string statements, string expected) => Assert.Equal(expected, InFunction(statements));

    [Theory]
    [InlineData("string[] array = { \"a\" }; Span<string> all = array; array[0] = \"z\"; s3.GetObjectAsync(\"b\", all[0]);", "a|z")]
    [InlineData("string[] array = { \"a\" }; Span<string> all = array; all[0] = \"z\"; s3.GetObjectAsync(\"b\", array[0]);", "a|z")]
    [InlineData("string[] array = { \"a\" }; ReadOnlySpan<string> all = array; array[0] = \"z\"; s3.GetObjectAsync(\"b\", all[0]);", "a|z")]
    [InlineData("Span<string> same = new[] { \"a\" }; ReadOnlySpan<string> all = same; same[0] = \"z\"; s3.GetObjectAsync(\"b\", all[0]);", "a|z")]
    [InlineData("static void Fill(Span<string> all) => all[0] = \"z\"; string[] array = { \"a\" }; Fill(array); s3.GetObjectAsync(\"b\", array[0]);", "a|z")]
    [InlineData("string[] array = { \"a\", \"c\" }; Span<string> all = array; all.Reverse(); s3.GetObjectAsync(\"b\", array[0]);", "a|c")]
    [InlineData("string[] array = { \"a\", \"c\" }; MemoryExtensions.Reverse<string>(array); s3.GetObjectAsync(\"b\", array[0]);", "a|c")]
    [InlineData("string[] array = { \"a\" }; Span<string> all = array; all.Fill(\"z\"); s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("string[] array = { \"a\" }; Span<string> all = array; foreach (ref var k in all) k = \"z\"; s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("string[] array = { \"a\" }; Span<string> all = array; ref var k = ref all[0]; k = \"z\"; s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("string[] array = { \"a\" }; ReadOnlySpan<string> others = new[] { \"z\" }; others.CopyTo(array); s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("string[] array = { \"a\" }; string[] others = { \"z\" }; others.CopyTo(array.AsSpan()); s3.GetObjectAsync(\"b\", array[0]);", "unknown")]
    [InlineData("GetObjectRequest[] array = { new GetObjectRequest { BucketName = \"b\", Key = \"a\" } }; Span<GetObjectRequest> all = array; all[0].Key = \"z\"; s3.GetObjectAsync(array[0]);", "a|z")]
    [InlineData("GetObjectRequest[] array = { new GetObjectRequest { BucketName = \"b\", Key = \"a\" } }; ReadOnlySpan<GetObjectRequest> all = array; foreach (var r in all) r.Key = \"z\"; s3.GetObjectAsync(array[0]);", "a|z")]
    public void ElementChangedUnderTheOtherName_Counts(string statements, string expected) => Assert.Equal(expected, InFunction(statements));

    [Theory]
    [InlineData("string[] array = { \"a\", \"c\" }; if (array.Contains(text)) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (array.SequenceEqual(new[] { \"x\" })) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (new[] { \"x\" }.SequenceEqual(array)) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (MemoryExtensions.ContainsAny<string>(array, \"x\", \"y\")) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (MemoryExtensions.IndexOf(array, text) >= 0) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (array.AsSpan().StartsWith(new[] { \"x\" })) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    [InlineData("string[] array = { \"a\", \"c\" }; if (new[] { \"x\" }.Concat(array).Any()) s3.GetObjectAsync(\"b\", array[0]);", "a")]
    public void MethodThatOnlyLooks_ChangesNothing(string statements, string expected) => Assert.Equal(expected, InFunction(statements));

    [Theory]
    [InlineData("ReadOnlySpan<char> k = \"abc\"; s3.GetObjectAsync(\"b\", k.ToString());", "abc")]
    [InlineData("var t = \"abc\"; ReadOnlySpan<char> k = t; s3.GetObjectAsync(\"b\", new string(k));", "abc")]
    [InlineData("ReadOnlySpan<char> k = \"a/\", l = \"b\"; s3.GetObjectAsync(\"b\", string.Concat(k, l));", "a/b")]
    [InlineData("char[] c = { 'a', 'b' }; ReadOnlySpan<char> k = c; s3.GetObjectAsync(\"b\", new string(k));", "ab")]
    [InlineData("ReadOnlySpan<char> k = new[] { 'a', 'b' }; s3.GetObjectAsync(\"b\", k.ToString());", "ab")]
    [InlineData("ReadOnlySpan<char> k = ['a', 'b']; s3.GetObjectAsync(\"b\", k.ToString());", "ab")]
    [InlineData("Span<char> k = new[] { 'a', 'b' }; s3.GetObjectAsync(\"b\", new string(k.ToArray()));", "ab")]
    [InlineData("static char[] Get() => new[] { 'a', 'b' }; s3.GetObjectAsync(\"b\", new string(Get()));", "ab")]
    [InlineData("var bytes = System.Text.Encoding.UTF8.GetBytes(\"abc\"); ReadOnlySpan<byte> k = bytes; s3.GetObjectAsync(\"b\", System.Text.Encoding.UTF8.GetString(k));", "abc")]
    [InlineData("Span<char> k = new[] { 'a', 'b' }; k[0] = 'z'; s3.GetObjectAsync(\"b\", new string(k));", "unknown")]
    [InlineData("Span<char> k = ['a', 'b']; k[0] = 'z'; s3.GetObjectAsync(\"b\", k.ToString());", "unknown")]
    [InlineData("char[] c = { 'a', 'b' }; ReadOnlySpan<char> k = c; c[1] = 'z'; s3.GetObjectAsync(\"b\", k.ToString());", "unknown")]
    [InlineData("Span<char> k = new[] { 'a', 'b' }; k.Reverse(); s3.GetObjectAsync(\"b\", new string(k));", "unknown")]
    [InlineData("char[] c = { 'a', 'b' }; ReadOnlySpan<char> k = c; Array.Reverse(c); s3.GetObjectAsync(\"b\", new string(k));", "unknown")]
    [InlineData("Span<char> k = new[] { 'a', 'b' }; k.Clear(); s3.GetObjectAsync(\"b\", new string(k));", "unknown")]
    [InlineData("ReadOnlySpan<char> k = \"ab\"; s3.GetObjectAsync(\"b\", k.Slice(1).ToString());", "unknown")]
    [InlineData("var l = new List<char> { 'a', 'b' }; s3.GetObjectAsync(\"b\", new string(l.ToArray()));", "unknown")]
    [InlineData("s3.GetObjectAsync(\"b\", new string(new[] { 'a', 'b' }.Where(c => c != 'a').ToArray()));", "unknown")]
    public void SpanOfCharacters_IsOneText(string statements, string expected) => Assert.Equal(expected, InFunction(statements));

    [Theory]
    [InlineData("class User { static readonly string[] Keys = { \"a\", \"c\" }; void Use(IAmazonS3 s3) { ReadOnlySpan<string> all = Keys; foreach (var k in all) s3.GetObjectAsync(\"b\", k); } }", "a|c")]
    [InlineData("class User { static ReadOnlySpan<string> Keys => new[] { \"a\", \"c\" }; void Use(IAmazonS3 s3) { foreach (var k in Keys) s3.GetObjectAsync(\"b\", k); } }", "a|c")]
    [InlineData("class User { static ReadOnlySpan<char> Key => \"abc\"; void Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", Key.ToString()); }", "abc")]
    [InlineData("class User { static readonly char[] Key = { 'a', 'b' }; static void Set() => Key[0] = 'z'; void Use(IAmazonS3 s3) { ReadOnlySpan<char> k = Key; s3.GetObjectAsync(\"b\", k.ToString()); } }", "unknown")]
    [InlineData("class User { readonly string[] _keys = { \"a\" }; void Set() { Span<string> all = _keys; all[0] = \"z\"; } void Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _keys[0]); }", "a|z")]
    [InlineData("class User { readonly string[] _keys = { \"a\" }; static void Fill(Span<string> all) => all[0] = \"z\"; void Set() => Fill(_keys); void Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _keys[0]); }", "a|z")]
    [InlineData("class User { readonly string[] _keys = { \"a\" }; Span<string> All() => _keys; void Set() => All()[0] = \"z\"; void Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _keys[0]); }", "a|z")]
    [InlineData("class Names { public static implicit operator Span<string>(Names names) => new[] { \"a\" }; } class User { void Use(IAmazonS3 s3) { Span<string> k = new Names(); s3.GetObjectAsync(\"b\", k[0]); } }", "a")]
    public void SpanOverAMember_IsItsSecondName(string code, string expected) => Assert.Equal(expected, Shown.InProgram(code));

    /// <summary>A span may not live in an asynchronous method, so the statements stand in a local function.</summary>
    internal static string InFunction(string statements) => Shown.InBody("void Use() { " + statements + " } Use();");
}
