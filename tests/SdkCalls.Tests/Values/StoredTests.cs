namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Fields and properties: only what nothing else can change is known.</summary>
public class StoredTests
{
    [Theory]
    [InlineData("const string K = \"a\";", "K", "a")]
    [InlineData("readonly string _k = \"a\";", "_k", "a")]
    [InlineData("static readonly string K = \"a\" + nameof(User);", "K", "aUser")]
    [InlineData("static readonly string K; static User() => K = \"a\";", "K", "a")]
    [InlineData("readonly string _k; public User() { _k = \"a\"; }", "this._k", "a")]
    [InlineData("readonly string _k; public User() => (_k, _) = (\"a\", 1);", "_k", "a")]
    [InlineData("readonly string _k; public User() => _k = \"a\"; public User(int i) => _k = \"b\";", "_k", "a|b")]
    [InlineData("readonly string _k; public User() : this(1) { } public User(int i) { _k = \"b\"; }", "_k", "b")]
    [InlineData("readonly string? _k; public User() { } public User(int i) { _k = \"b\"; }", "_k", "b?")]
    [InlineData("readonly string _k = \"a\"; public User(bool b) { if (b) _k = \"b\"; }", "_k", "a|b")]
    [InlineData("readonly string _k = \"a\"; public User() => Set(out _k); static void Set(out string x) => x = \"b\";", "_k", "a|b")]
    [InlineData("readonly string _k = \"a\"; public string Name { init => _k = value; }", "_k", "unknown")]
    [InlineData("static readonly string K = Make(); static readonly string P = \"p\"; static string Make() => (P ?? \"none\") + \"/a\";", "K", "none/a|p/a")]
    [InlineData("static string K = Make(); static string P = \"p\"; static string Make() => (P ?? \"none\") + \"/a\";", "K", "none/a|p/a")]
    [InlineData("static string P = \"p\"; static string K = Make(); static string Make() => (P ?? \"none\") + \"/a\";", "K", "p/a")]
    [InlineData("static string K { get; set; } = Make(); static string P { get; set; } = \"p\"; static string Make() => (P ?? \"none\") + \"/a\";", "K", "none/a|p/a")]
    [InlineData("static int N = Next(); static int Size = 3; static int Next() => Size; static string K => \"k\" + N;", "K", "k0|k3")]
    [InlineData("static readonly string P = \"p\"; static readonly string K = Make(); static string Make() => (P ?? \"none\") + \"/a\";", "K", "p/a")]
    [InlineData("static readonly string K = new User().V; static readonly string P = \"p\"; string V => Deep(); static string Deep() => (P ?? \"none\") + \"/a\";", "K", "none/a|p/a")]
    [InlineData("string _k = \"a\";", "_k", "a")]
    [InlineData("static string K = \"a\";", "K", "a")]
    [InlineData("string K { get; } = \"a\";", "K", "a")]
    [InlineData("string K { get; } public User() => K = \"a\";", "K", "a")]
    [InlineData("string K => \"a/\" + Id; string Id => Guid.NewGuid().ToString();", "K", "a/*")]
    [InlineData("string K { get { return \"a\"; } }", "K", "a")]
    [InlineData("string K { get; set; } = \"a\";", "K", "a")]
    [InlineData("public string K { get; init; } = \"a\";", "K", "a")]
    [InlineData("public virtual string K => \"a\";", "K", "a")]
    [InlineData("string _k = \"a\"; string K => _k;", "K", "a")]
    [InlineData("string K() => \"a\";", "K()", "a")]
    [InlineData("protected virtual string K() => \"a\";", "K()", "a")]
    [InlineData("static string K(int i) { if (i > 1) return \"a\"; return \"b/\" + i; }", "K(3)", "a|b/3")]
    [InlineData("static async Task<string> K() { await Task.Yield(); return \"a\"; }", "await K()", "a")]
    [InlineData("static Task<string> K() => Task.FromResult(\"a\");", "await K()", "a")]
    [InlineData("static string K(int i) => i == 0 ? \"\" : K(i - 1) + \"a\";", "K(3)", "*a|")]
    [InlineData("static readonly string[] All = { \"a\", \"b\" };", "All[1]", "b")]
    [InlineData("static readonly string[] All = { \"a\", \"b\" }; static void Change() => All[0] = \"c\";", "All[1]", "a|b|c")]
    [InlineData("public static readonly string[] All = { \"a\", \"b\" };", "All[1]", "b")]
    public void MemberOfAnInternalClass_ShowsItsValues(string members, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram("class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); }"));

    [Fact]
    public void ArrayThatOtherAssembliesSee_MayBeChangedThere()
        => Assert.Equal("unknown", Shown.InProgram("public class User { public static readonly string[] All = { \"a\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", All[0]); }"));

    [Fact]
    public void OverriddenProperty_OfASealedClass_IsItsOwn()
        => Assert.Equal("b", Shown.InProgram("""
            class Base { public virtual string K => "a"; }
            sealed class Mine : Base { public override string K => "b"; }
            class User { Task Use(IAmazonS3 s3, Mine mine) => s3.GetObjectAsync("b", mine.K); }
            """));

    [Fact]
    public void FieldOfAnotherClass_IsRead()
        => Assert.Equal("a", Shown.InProgram("""
            static class Names { public static readonly string Report = "a"; }
            class User { Task Use(IAmazonS3 s3) => s3.GetObjectAsync("b", Names.Report); }
            """));

    [Fact]
    public void FieldOfAPartialType_ReadsTheConstructorsOfAllParts()
        => Assert.Equal("a|b", Shown.InProgram("""
            partial class User { readonly string _k; public User() => _k = "a"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync("b", _k); }
            partial class User { public User(int i) => _k = "b"; }
            """));
}
