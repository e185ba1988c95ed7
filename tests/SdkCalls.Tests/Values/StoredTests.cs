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

    [Theory]
    [InlineData("class T { public static readonly T Default = new(); static readonly string P = \"p\"; public string Name { get; } = (P ?? \"none\") + \"/a\"; }", "T.Default.Name", "none/a|p/a")]
    [InlineData("class T(string x) { public static readonly T Default = new(\"a\"); static readonly string P = \"p\"; public string Name { get; } = (P ?? \"none\") + \"/\" + x; }", "T.Default.Name", "none/a|p/a")]
    [InlineData("class T(string x) { static readonly string P = \"p\"; public static readonly T Default = new(\"a\"); public string Name { get; } = (P ?? \"none\") + \"/\" + x; }", "T.Default.Name", "p/a")]
    [InlineData("class T { public static readonly string Text = $\"{new T()}\"; static readonly string P = \"p\"; public override string ToString() => (P ?? \"none\") + \"/a\"; }", "T.Text", "none/a|p/a")]
    [InlineData("class T { public static readonly string K = Inner.Make(); static readonly string P = \"p\"; static class Inner { public static string Make() => Suffix + \"/a\"; static string Suffix => P ?? \"none\"; } }", "T.K", "none/a|p/a")]
    [InlineData("class Base { protected static string Make() => (T.P ?? \"none\") + \"/a\"; } class T : Base { public static readonly string K = Make(); public static readonly string P = \"p\"; }", "T.K", "none/a|p/a")]
    [InlineData("class A { public static readonly string Name = B.Name ?? \"x\"; } class B { public static readonly string? Other = A.Name; public static readonly string Name = \"b\"; }", "A.Name", "b|x?")]
    [InlineData("class T { static readonly Lazy<T> L = new(() => new T()); static readonly string P = \"p\"; public string Name { get; } = (P ?? \"none\") + \"/a\"; public static T Default => L.Value; }", "T.Default.Name", "p/a")]
    [InlineData("class T { static readonly Lazy<T> L = new(() => new T()); public static readonly T Default = L.Value; static readonly string P = \"p\"; public string Name { get; } = (P ?? \"none\") + \"/a\"; }", "T.Default.Name", "none/a|p/a")]
    [InlineData("class T { static readonly object Gate = new(); static readonly List<string> All = new() { \"x\" }; static readonly string P = \"p\"; public static string Name => (P ?? \"none\") + \"/a\"; }", "T.Name", "p/a")]
    [InlineData("interface IName { string Get(); } class Own : IName { public string Get() => (T.P ?? \"none\") + \"/a\"; } class T { static readonly IName N = new Own(); public static readonly string K = N.Get(); public static readonly string P = \"p\"; }", "T.K", "none/a|p/a")]
    [InlineData("class T { public static readonly string Text = \"\" + new T(); static readonly string P = \"p\"; public override string ToString() => (P ?? \"none\") + \"/a\"; }", "T.Text", "none/a|p/a")]
    [InlineData("class T { static readonly string? Made = string.Concat(new T(), \"\"); public static string Seen = \"s\"; static readonly string P = \"p\"; public override string ToString() => Seen = (P ?? \"none\") + \"/a\"; }", "T.Seen", "none/a|p/a|s?")]
    [InlineData("class T { static readonly bool Made = new List<T>().Contains(new T()); public static string Seen = \"s\"; static readonly string P = \"p\"; public override bool Equals(object? o) => (Seen = (P ?? \"none\") + \"/a\") == \"\"; public override int GetHashCode() => 1; }", "T.Seen", "none/a|p/a|s?")]
    public void StaticMemberThatOtherInitializersReach_MayBeReadBeforeItsOwn(string types, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram("class User { async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); } " + types));

    [Fact]
    public void InitializerOfThousandsOfPieces_DoesNotExhaustTheStack()
        => Assert.Equal("a", Shown.InProgram(
            "class User { static readonly string Long = string.Empty" + string.Concat(Enumerable.Repeat(" + Environment.NewLine", 3000)) + "; static readonly string K = \"a\"; async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", K); }"));

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
