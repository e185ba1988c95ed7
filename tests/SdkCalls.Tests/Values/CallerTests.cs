namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Parameters followed to the calls that give them values, and what must not be followed.</summary>
public class CallerTests
{
    [Theory]
    [InlineData("public void Run() { Put(\"a\"); Put(k: \"b\", s3: null!); } static void Put(string k, IAmazonS3? s3 = null) => s3!.GetObjectAsync(\"x\", k);", "a|b")]
    [InlineData("public void Run() => Put(\"a\"); private void Put(string k) => S3.GetObjectAsync(\"x\", $\"{k}/1\");", "a/1")]
    [InlineData("public void Run(string k) => Put(k); private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run(string k) => Put(\"a/\" + k); private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "a/*")]
    [InlineData("public void Run() => Put(); private void Put(string k = \"a\") => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() => Put(\"a\"); private void Put(string k) { if (k.Length > 3) Put(k); S3.GetObjectAsync(\"x\", k); }", "a")]
    [InlineData("public void Run() => Put(\"a\"); private void Put(string k) { if (k.Length > 3) Put(k + \"x\"); S3.GetObjectAsync(\"x\", k); }", "*x|a")]
    [InlineData("public void Run() => Put(\"a\"); private void Put(string k) { k += \"/1\"; S3.GetObjectAsync(\"x\", k); }", "a/1")]
    [InlineData("public void Run() => P1(\"a\"); void P1(string k) => P2(k); void P2(string k) => P3(k); void P3(string k) => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() => P0(\"a\"); void P0(string k) => P1(k); void P1(string k) => P2(k); void P2(string k) => P3(k); void P3(string k) => P4(k); void P4(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public Action<string> Run() { Put(\"a\"); return Put; } private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public string Run() { Put(\"a\"); return nameof(Put); } private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() { Put(\"a\"); GetType().GetMethod(nameof(Put)); } private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run() { Put(\"a\"); dynamic me = this; me.Put(\"b\"); } private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run() { Put(\"a\"); dynamic k = \"b\"; Put(k); } private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run() => Put(\"a\"); public void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run() => Put(\"a\"); protected void Put(string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    [InlineData("public void Run() => Put(\"a\"); internal void Put(string k) => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() => Put(\"a\"); internal virtual void Put(string k) => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() => Put(\"a\"); [Obsolete] private void Put(string k) => S3.GetObjectAsync(\"x\", k);", "a")]
    [InlineData("public void Run() => Put(\"a\"); [MyTrigger] private void Put(string k) => S3.GetObjectAsync(\"x\", k); class MyTriggerAttribute : Attribute { }", "unknown")]
    [InlineData("public void Run() { void Put(string k) => S3.GetObjectAsync(\"x\", k); Put(\"a\"); }", "a")]
    [InlineData("public void Run() { Action<string> put = k => S3.GetObjectAsync(\"x\", k); put(\"a\"); }", "a")]
    [InlineData("public void Run() { var k = \"a\"; Put(in k); } private void Put(in string k) => S3.GetObjectAsync(\"x\", k);", "unknown")]
    public void ParameterOfAMethod_HasTheValuesOfItsCallers(string members, string expected)
        => Assert.Equal(expected, Shown.InProgram("#pragma warning disable CS8321\npublic class User { IAmazonS3 S3 => null!; " + members + " }"));

    [Theory]
    [InlineData("static string Name(string k) => k + \"/1\"; public void Run() { Name(\"b\"); S3.GetObjectAsync(\"x\", Name(\"a\")); }", "a/1")]
    [InlineData("public static string Name(string k) => k + \"/1\"; public void Run() => S3.GetObjectAsync(\"x\", Name(\"a\"));", "a/1")]
    [InlineData("static string Name(string k, string s = \"/1\") => k + s; public void Run() => S3.GetObjectAsync(\"x\", Name(s: \"/2\", k: \"a\") + Name(\"b\"));", "a/2b/1")]
    [InlineData("static string Name(string k) { k += \"/1\"; return k; } public void Run() => S3.GetObjectAsync(\"x\", Name(\"a\"));", "a/1")]
    [InlineData("static string Inner(string k) => \"i\" + k; static string Name(string k) => \"n\" + Inner(k + \"!\"); public void Run() { Inner(\"b\"); Name(\"c\"); S3.GetObjectAsync(\"x\", Name(\"a\")); }", "nia!")]
    [InlineData("static string Name(string k) { string Inner(string s) => k + s; return Inner(\"1\") + Inner(\"2\"); } public void Run() { Name(\"b\"); S3.GetObjectAsync(\"x\", Name(\"a\")); }", "a1a2")]
    [InlineData("static string Name(string k) => k.Length > 3 ? k : Name(k + \"x\"); public void Run() => S3.GetObjectAsync(\"x\", Name(\"a\"));", "unknown")]
    [InlineData("static async Task<string> Name(string k) { await Task.Yield(); return k + \"/1\"; } public async Task Run() { await Name(\"b\"); await S3.GetObjectAsync(\"x\", await Name(\"a\")); }", "a/1")]
    [InlineData("static string? last; static string Name(string k) { last ??= k; return last; } public void Run() { Name(\"b\"); S3.GetObjectAsync(\"x\", Name(\"a\")); }", "a|b")]
    [InlineData("class Box { public readonly string V; public Box(string v) { V = v; } } static Box? box; static string Name(string k) { box ??= new Box(k); return box.V; } public void Run() { Name(\"b\"); S3.GetObjectAsync(\"x\", Name(\"a\")); }", "a|b")]
    [InlineData("static string Name(string k) => Environment.GetEnvironmentVariable(k) ?? throw new Exception(k); public void Run() { Name(\"B\"); S3.GetObjectAsync(\"x\", Name(\"A\")); }", "{A}")]
    public void ResultOfAMethod_IsMadeOfWhatThatCallGivesIt(string members, string expected)
        => Assert.Equal(expected, Shown.InProgram("#pragma warning disable CS8321\npublic class User { IAmazonS3 S3 => null!; " + members + " }"));

    [Fact]
    public void InternalExtensionMethod_IsFollowed()
        => Assert.Equal("a", Shown.InProgram("""
            static class Extensions { public static Task Get(this IAmazonS3 s3, string key) => s3.GetObjectAsync("b", key); }
            class User { void Use(IAmazonS3? s3) => s3?.Get("a"); }
            """));

    [Fact]
    public void ImplementationOfAnInterface_IsCalledThroughItToo()
        => Assert.Equal("a|b", Shown.InProgram("""
            interface IStore { void Put(string key); }
            class Store : IStore { IAmazonS3 S3 => null!; public void Put(string key) => S3.GetObjectAsync("b", key); }
            class User { void Use(Store store, IStore other) { store.Put("a"); other.Put("b"); } }
            """));

    [Fact]
    public void PublicMethodOfAnInternalClass_IsFollowed()
        => Assert.Equal("a", Shown.InProgram("""
            class Store { IAmazonS3 S3 => null!; public void Put(string key) => S3.GetObjectAsync("b", key); }
            class User { void Use(Store store) => store.Put("a"); }
            """));

    [Fact]
    public void PublicMethodThatADerivedClassGivesToAnInterface_IsCalledThroughItToo()
        => Assert.Equal("a|b", Shown.InProgram("""
            interface IStore { void Put(string key); }
            class Store { IAmazonS3 S3 => null!; public void Put(string key) => S3.GetObjectAsync("b", key); }
            class Derived : Store, IStore { }
            class User { void Use(Store store, IStore other) { store.Put("a"); other.Put("b"); } }
            """));

    [Fact]
    public void AddOfACollection_IsAlsoCalledByInitializers()
        => Assert.Equal("unknown", Shown.InProgram("""
            class Keys : System.Collections.IEnumerable
            {
                IAmazonS3 S3 => null!;
                public void Add(string key) => S3.GetObjectAsync("b", key);
                public System.Collections.IEnumerator GetEnumerator() => null!;
            }
            class User { object Use(Keys keys) { keys.Add("a"); return new Keys { "b" }; } }
            """));

    [Fact]
    public void InternalsVisibleToOthers_AreNotFollowed()
        => Assert.Equal("unknown", Shown.InProgram("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
            class User { IAmazonS3 S3 => null!; public void Run() => Put("a"); internal void Put(string k) => S3.GetObjectAsync("x", k); }
            """));

    [Fact]
    public void PrivateMethod_IsFollowedThoughInternalsAreVisible()
        => Assert.Equal("a", Shown.InProgram("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]
            class User { IAmazonS3 S3 => null!; public void Run() => Put("a"); private void Put(string k) => S3.GetObjectAsync("x", k); }
            """));

    [Theory]
    [InlineData("class Main1 { object Make() => new Store(null!, \"a\"); object Other() { Store s = new(null!, \"b\"); return s; } }", "a|b")]
    [InlineData("class Main1 { object Make(string k) => new Store(null!, k); }", "unknown")]
    [InlineData("class Main1 { }", "unknown")]
    [InlineData("class Derived() : Store(null!, \"a\"); class More : Store { public More() : base(null!, \"b\") { } }", "a|b")]
    [InlineData("class Main1 { object Make() => new Store(null!, \"a\"); object By(Type t) => Activator.CreateInstance(typeof(Store), null, \"b\")!; }", "unknown")]
    [InlineData("class Main1 { object Make() => new Store(null!, \"a\"); object By() => Maker.Create<Store>(); } static class Maker { public static T Create<T>() => Activator.CreateInstance<T>(); }", "unknown")]
    [InlineData("class Main1 { object Make() => new Store(null!, \"a\"); void Add() => Maker.AddSingleton<Store>(); } static class Maker { public static void AddSingleton<T>() { } }", "a")]
    [InlineData("class Main1 { List<Store> Make() => new() { new Store(null!, \"a\") }; }", "a")]
    public void ConstructorParameterInAField_HasTheValuesOfItsCallers(string other, string expected)
    {
        Assert.Equal(expected, Shown.InProgram("class Store { readonly IAmazonS3 _s3; readonly string _k; public Store(IAmazonS3 s3, string k) { _s3 = s3; _k = k; } public Task Get() => _s3.GetObjectAsync(\"b\", _k); }\n" + other));
        Assert.Equal(expected, Shown.InProgram("class Store(IAmazonS3 s3, string k) { public Task Get() => s3.GetObjectAsync(\"b\", k); }\n" + other));
    }

    [Fact]
    public void PrimaryParameterThatAMemberChanges_IsUnknown()
        => Assert.Equal("unknown", Shown.InProgram("""
            class Store(IAmazonS3 s3, string k) { public Task Get() => s3.GetObjectAsync("b", k); public void Set(string x) => k = x; }
            class Main1 { object Make() => new Store(null!, "a"); }
            """));

    [Fact]
    public void RecordThatADeserializerMayFill_IsUnknown()
        => Assert.Equal("unknown", Shown.InProgram("""
            record Item(string Key);
            record Root(Item Item);
            class User
            {
                object Make() => new Item("a");
                Task Use(IAmazonS3 s3, Item item) => s3.GetObjectAsync("b", item.Key);
                Root? Read(string json) => System.Text.Json.JsonSerializer.Deserialize<Root>(json);
            }
            """));

    [Fact]
    public void CallersInAnotherFile_AreFollowed()
    {
        var compilation = Testing.TestCompilation.Create(Testing.ReferenceAssemblies.AwsV4,
            "using Amazon.S3; static class Store { internal static void Get(IAmazonS3 s3, string key) => s3.GetObjectAsync(\"b\", key); }",
            "using Amazon.S3; class One { void Use(IAmazonS3 s3) => Store.Get(s3, \"a\"); }",
            "using Amazon.S3; class Two { const string Key = \"c\"; void Use(IAmazonS3 s3) => Store.Get(s3, Key); }");
        Assert.Equal("a|c", Shown.Of(Reading.Of(compilation).Call));
    }
}
