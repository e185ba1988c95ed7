namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Init-only properties and records: what makes the object says all.</summary>
public sealed class InitTests
{
    [Theory]
    [InlineData("record Target(string Bucket, string Name);", "static readonly Target T = new(\"b\", \"a\");", "T.Name", "a")]
    [InlineData("record Target(string Bucket, string Name = \"default\");", "static readonly Target T = new(\"b\");", "T.Name", "default")]
    [InlineData("record Target(string Bucket, string Name);", "static readonly Target T = new Target(\"b\", \"a\") with { Name = \"z\" };", "T.Name", "z")]
    [InlineData("record Target(string Bucket, string Name);", "static readonly Target S = new(\"b\", \"a\"); static readonly Target T = S with { Bucket = \"c\" };", "T.Name", "a")]
    [InlineData("record Target { public string Name { get; init; } = \"a\"; }", "readonly Target T = new();", "T.Name", "a")]
    [InlineData("record Target { public string Name { get; init; } = \"a\"; }", "readonly Target T = new() { Name = \"z\" };", "T.Name", "z")]
    [InlineData("class Target { public required string Name { get; init; } }", "Target T => new() { Name = Environment.GetEnvironmentVariable(\"N\") + \"/x\" };", "T.Name", "{N}/x")]
    [InlineData("record Target(string Name);", "static Target Of(bool flag) => flag ? new(\"a\") : new(\"z\");", "Of(true).Name", "a|z")]
    [InlineData("record Target(string Name) { public Target(int i) : this(\"x\" + i) { } }", "readonly Target T = new(1);", "T.Name", "unknown")]
    [InlineData("class Target { public string Name { get; init; } = \"a\"; public Target() { Name = \"z\"; } }", "readonly Target T = new();", "T.Name", "z")]
    [InlineData("class Base { public string Name { get; init; } = \"a\"; } class Target : Base { public Target() { Name = \"z\"; } }", "readonly Target T = new();", "T.Name", "a|z")]
    [InlineData("class Target { public virtual string Name { get; init; } = \"a\"; }", "readonly Target T = new();", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; init; } = \"a\"; } static class Binder { public static void Bind(this object section, object target) { } }", "static readonly Target T = Make(); static Target Make() { var t = new Target(); new object().Bind(t); return t; }", "T.Name", "unknown")]
    [InlineData("record Target(string Name);", "readonly Target T = System.Text.Json.JsonSerializer.Deserialize<Target>(\"{}\")!;", "T.Name", "unknown")]
    [InlineData("record struct Target(string Name);", "readonly Target T = default;", "T.Name", "unknown")]
    [InlineData("class Target { public string Env { get; init; } = \"d\"; public string Name { get; } public Target() { Name = Env + \"/x\"; } }", "static readonly Target T = new() { Env = \"p\" };", "T.Name", "d/x|p/x")]
    [InlineData("class Target { public string Env { get; init; } = \"d\"; public string Name { get; } public Target() { Name = Make(); } string Make() => Env + \"/x\"; }", "static readonly Target T = new() { Env = \"p\" };", "T.Name", "d/x|p/x")]
    [InlineData("class Target { public string Env { get; init; } = \"d\"; public string Name => Env + \"/x\"; public Target() { Console.WriteLine(1); } }", "static readonly Target T = new() { Env = \"p\" };", "T.Name", "p/x")]
    [InlineData("class Target { readonly string? _n; public string Name { get; } public Target(string n) { Name = _n ?? \"none\"; _n = n; } }", "static readonly Target T = new(\"a\");", "T.Name", "a|none")]
    [InlineData("class Target { readonly string? _n; public string Name { get; } public Target(string n) { Name = Get(); _n = n; } string Get() => _n ?? \"none\"; }", "static readonly Target T = new(\"a\");", "T.Name", "a|none")]
    [InlineData("class Target { readonly string? _n; public string Name { get; } public Target(string n) { _n = n; Name = Get(); } string Get() => _n ?? \"none\"; }", "static readonly Target T = new(\"a\");", "T.Name", "a")]
    [InlineData("class Target { readonly string? _n; public string Name { get; private set; } = \"\"; public Target(string n) { _n = Make(n); } string Make(string n) { Name = _n ?? \"none\"; return n; } }", "static readonly Target T = new(\"a\");", "T.Name", "|a|none")]
    [InlineData("class Target { public string Name { get; } public string Seen { get; } public Target() { Seen = new Child(this).Seen; Name = \"a\"; } } class Child(Target t) { public string Seen { get; } = t.Name ?? \"none\"; }", "readonly Target T = new();", "T.Seen", "a|none?")]
    [InlineData("class Target { public string Name { get; } public string Seen { get; } public Target() { Name = \"a\"; Seen = new Child(this).Seen; } } class Child(Target t) { public string Seen { get; } = t.Name ?? \"none\"; }", "readonly Target T = new();", "T.Seen", "a?")]
    [InlineData("class Target { public readonly string? Name; public Target(Plugins r) { r.Add(this); Name = \"a\"; } } class Plugins { public string Key = \"k\"; public void Add(Target t) => Key = t.Name ?? \"none\"; }", "static string Made() { var r = new Plugins(); new Target(r); return r.Key; }", "Made()", "a|k|none")]
    [InlineData("class Target { public readonly string Name = \"a\"; }", "static string Made() => ((Target)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Target))).Name ?? \"none\";", "Made()", "a|none")]
    [InlineData("class Base { public string Seen; protected Base() { Seen = ((Target)this).Name ?? \"none\"; } } class Target : Base { public string Name { get; } public Target() { Name = \"a\"; } }", "readonly Target T = new();", "T.Seen", "a|none?")]
    [InlineData("class Target { public string Name { get; init; } = \"d\"; public Target(Plugins r) { r.Add(this); } } class Plugins { public string Key = \"k\"; public void Add(Target t) => Key = t.Name; }", "static string Made() { var r = new Plugins(); _ = new Target(r) { Name = \"a\" }; return r.Key; }", "Made()", "a|d|k")]
    [InlineData("class Target { readonly string? _n; public string Name => _n ?? \"none\"; public Target(string n) { _n = Trim(n); } static string Trim(string n) => n; }", "static readonly Target T = new(\"a\");", "T.Name", "a")]
    [InlineData("class Target { readonly string? _n; public string Name => _n ?? \"none\"; public Target(string n) { All.Add(this); _n = n; } static readonly List<Target> All = []; }", "static readonly Target T = new(\"a\");", "T.Name", "a|none")]
    public void PropertyOfAnObjectMadeInSight_HasWhatItIsGiven(string types, string members, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram(types + " class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); }"));

    /// <summary>A property with a setter that code only calls when it makes an object is like one that is init-only.</summary>
    [Theory]
    [InlineData("class Target { public string Name { get; set; } = null!; }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; set; } = default!; }", "readonly Target T = new() { Name = \"a\" }; readonly Target U = new() { Name = \"b\" };", "T.Name", "a")]
    [InlineData("class Target { public string? Name { get; set; } }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; set; } = null!; }", "readonly Target T = new();", "T.Name", "unset")]
    [InlineData("class Target { public string Name { get; set; } = null!; }", "static Target Of(bool flag) => flag ? new() { Name = \"a\" } : new();", "Of(true).Name", "a?")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a")]
    [InlineData("class Target(string name) { public string Name { get; set; } = name; }", "readonly Target T = new(\"a\"); readonly Target U = new(\"b\");", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; private set; } public Target(string name) { Name = name; } }", "readonly Target T = new(\"a\"); readonly Target U = new(\"b\");", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; set; } public Target(string name) => this.Name = name; }", "readonly Target T = new(\"a\"); readonly Target U = new(\"b\");", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; set; } = null!; }", "readonly Target T = new() { Name = \"a\" }; void Later() => T.Name = \"b\";", "T.Name", "a|b?")]
    [InlineData("class Target { public string Name { get; set; } = null!; } class Holder { public Target Inner { get; } = new() { Name = \"a\" }; }", "readonly Holder H = new() { Inner = { Name = \"b\" } };", "H.Inner.Name", "a|b?")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public Target() { Action set = () => Name = \"b\"; set(); } }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a|b|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public Target(Target other) { other.Name = \"b\"; } public Target() { } }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a|b|d")]
    [InlineData("class Base { public string Name { get; set; } = \"d\"; } class Target : Base { public Target() { Name = \"b\"; } }", "readonly Target T = new();", "T.Name", "b|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public Target() { if (DateTime.Now.Year > 1) Name = \"b\"; } }", "readonly Target T = new();", "T.Name", "b|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public static void Fill(ref string name) => name = \"b\"; public string Field = \"\"; public Target() { Fill(ref Field); } }", "readonly Target T = new() { Name = \"a\" };", "T.Name", "a")]
    [InlineData("class Target { public string Name { get; set; } = null!; }", "readonly Target T = System.Text.Json.JsonSerializer.Deserialize<Target>(\"{}\")!; readonly Target U = new() { Name = \"a\" };", "T.Name", "unknown")]
    public void SetterUsedOnlyToMakeAnObject_IsLikeInit(string types, string members, string expression, string expected)
    {
        var shown = Shown.InProgram(types + " class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); }");

        Assert.Equal(expected.TrimEnd('?').Split('|').Order(StringComparer.Ordinal), shown.TrimEnd('?').Split('|').Order(StringComparer.Ordinal));
        Assert.Equal(expected.EndsWith('?'), shown.EndsWith('?'));
    }

    /// <summary>Setters and constructors run before the braces behind <c>new</c> are done.</summary>
    [Theory]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public string Seen = \"\"; public int On { set { Seen = Name; } } }", "readonly Target T = new() { On = 1, Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; init; } = \"d\"; public string Seen = \"\"; public int On { init { See(); } } void See() => Seen = Name; }", "readonly Target T = new() { On = 1, Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; init; } = \"d\"; public string Seen = \"\"; public int On { init { Plugins.See(this); } } } static class Plugins { public static void See(Target t) => t.Seen = t.Name; }", "readonly Target T = new() { On = 1, Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public string Seen = \"\"; public int this[string s] { set { Seen = Name; } } }", "readonly Target T = new() { [\"k\"] = 1, Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public string Seen = \"\"; public Inner In => new(this); } class Inner(Target t) { public int On { set { t.Seen = t.Name; } } }", "readonly Target T = new() { In = { On = 1 }, Name = \"a\" };", "|a|d")]
    [InlineData("class Base { public string Name { get; set; } = \"d\"; public string Seen = \"\"; } class Target : Base { public Target() { Seen = Name; } }", "readonly Target T = new() { Name = \"a\" };", "|a|d")]
    [InlineData("class Base { public string Name { get; init; } = \"d\"; public string Seen = \"\"; protected void See() => Seen = Name; } class Target : Base { public Target() { See(); } }", "readonly Target T = new() { Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public string Seen = \"\"; public Target() { Name = \"c\"; Seen = Name; } }", "readonly Target T = new() { Name = \"a\" };", "|a|c|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public string Seen = \"\"; readonly Action _see; public Target() { _see = () => Seen = Name; } public int On { set => _see(); } }", "readonly Target T = new() { On = 1, Name = \"a\" };", "|a|d")]
    [InlineData("class Target { public string Name { get; set; } = \"d\"; public Target(bool isLeft) { if (isLeft) goto end; Name = \"a\"; end: ; } public string Seen => Name; }", "readonly Target T = new(true);", "a|d")]
    public void MemberReadWhileItsObjectIsMade_HasItsFormerValueToo(string types, string members, string expected)
        => Assert.Equal(
            expected.Split('|').Order(StringComparer.Ordinal),
            Shown.InProgram(types + " class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", T.Seen); }").TrimEnd('?').Split('|').Order(StringComparer.Ordinal));

    /// <summary>A declaration without a question mark is a promise, no check.</summary>
    [Theory]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name ?? \"none\"", "a|none")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "(string)(t.Name) ?? \"none\"", "a|none")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name! ?? \"none\"", "a|none")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name is { } n ? n : \"none\"", "a|none")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name switch { null => \"none\", var n => n }", "a|none?")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name", "a?")]
    [InlineData("class Target { public string Name { get; } public Target(Plugins r) { Name = \"a\"; r.Add(this); } }", "t.Name ?? \"none\"", "a")]
    [InlineData("class Target { public readonly string Name; public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name ?? \"none\"", "a|none")]
    [InlineData("class Target { public string Name { get; private set; } = null!; public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name ?? \"none\"", "a|none")]
    [InlineData("class Target { public Target(Plugins r) => r.Add(this); public readonly string Name = \"a\"; public Target Copy() => (Target)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Target)); }", "t.Name ?? \"none\"", "a|none")]
    [InlineData("class Target { public string? Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name ?? \"none\"", "a|none")]
    [InlineData("class Target { public string? Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }", "t.Name == null ? \"none\" : t.Name", "a|none")]
    [InlineData("#nullable disable\nclass Target { public string Name { get; } public Target(Plugins r) { r.Add(this); Name = \"a\"; } }\n#nullable restore\n", "t.Name ?? \"none\"", "a|none")]
    public void MemberReadEarlyInACall_MayBeNull(string type, string key, string expected)
        => Assert.Equal(expected, Shown.InProgram(type + " class Plugins { readonly AmazonS3Client s3 = new(); public void Add(Target t) => s3.GetObjectAsync(\"b\", " + key + "); }"));

    [Theory]
    [InlineData("string name = Find();", "name ?? \"none\"", "static string Find() => null!;", "none")]
    [InlineData("var name = Find();", "name ?? \"none\"", "static string Find() => null!;", "none")]
    [InlineData("var name = Find(); if (name == null) return;", "name", "static string? Find() => DateTime.Now.Year > 1 ? \"a\" : null;", "a")]
    [InlineData("string? name = Find(); if (name == null) return;", "name ?? \"none\"", "static string? Find() => DateTime.Now.Year > 1 ? \"a\" : null;", "a")]
    [InlineData("if (Find() is not { } name) return;", "name", "static string? Find() => DateTime.Now.Year > 1 ? \"a\" : null;", "a")]
    [InlineData("var name = Find();", "name ?? \"none\"", "static string? Find() => DateTime.Now.Year > 1 ? \"a\" : null;", "a|none")]
    [InlineData("var name = Find(null); name ??= \"b\";", "name", "static string? Find(string? name) => name;", "b")]
    [InlineData("foreach (var name in new[] { \"a\", null! })", "name ?? \"none\"", "", "a|none")]
    [InlineData("foreach (var name in new[] { \"a\", null }) if (name != null)", "name", "", "a")]
    [InlineData("Find(out var name);", "name ?? \"none\"", "static void Find(out string name) => name = DateTime.Now.Year > 1 ? \"a\" : null!;", "a|none")]
    [InlineData("Find(out var name); if (name == null) return;", "name", "static void Find(out string? name) => name = DateTime.Now.Year > 1 ? \"a\" : null!;", "a")]
    [InlineData("if (!Names.TryGetValue(\"k\", out var name)) return;", "name", "static readonly Dictionary<string, string> Names = new() { [\"k\"] = \"a\" };", "a")]
    [InlineData("if (!Names.TryGetValue(\"k\", out var name)) return;", "name ?? \"none\"", "static readonly Dictionary<string, string> Names = new() { [\"k\"] = null! };", "none")]
    [InlineData("var name = new User().Name;", "name ?? \"none\"", "public string Name { get; } = null!;", "none")]
    [InlineData("var name = Find();", "name", "static string? _name; static string Find() { if (_name is null) _name = \"a\"; return _name; }", "a")]
    [InlineData("var name = Find();", "name", "static string? _name; static string Find() { if (_name is null) { return \"b\"; } return _name; } void Other() => _name = \"a\";", "a|b")]
    [InlineData("var name = Find();", "name ?? \"none\"", "static string _name; static string Find() { return _name; } void Other() => _name = \"a\";", "a|none")]
    [InlineData("var name = Find(null!);", "name ?? \"none\"", "static string Find(string name) => name;", "none")]
    public void LocalReadInACall_IsNotNullWhenItIsChecked(string statements, string key, string members, string expected)
        => Assert.Equal(expected, Shown.InProgram("class User { readonly AmazonS3Client s3 = new(); public void Run() { " + statements + " s3.GetObjectAsync(\"b\", " + key + "); } " + members + " }"));

    [Theory]
    [InlineData("sealed record Job(string Prefix) { KEY }", "new Job(\"a\")", "a/x")]
    [InlineData("record Job { public string Prefix { get; init; } = \"a\"; KEY }", "new Job { Prefix = \"z\" }", "z/x")]
    [InlineData("sealed record Job(string Prefix, string Kind) { KEY }", "new Job(\"a\", \"k\") with { Kind = \"z\" }", "a/x")]
    [InlineData("sealed record Job(string Prefix) { KEY }", "new Job(\"a\") with { Prefix = \"z\" }", "z/x|a/x")]
    [InlineData("sealed record Job(string Prefix, string Kind) { public Job Of(string kind) => this with { Kind = kind }; KEY }", "new Job(\"a\", \"k\").Of(\"z\")", "a/x")]
    [InlineData("sealed record Job(string Prefix) { public Job Of(string prefix) => this with { Prefix = prefix }; KEY }", "new Job(\"a\").Of(\"z\")", "z/x|a/x")]
    [InlineData("sealed record Job(string Prefix) { public Job Below(string part) => this with { Prefix = Prefix + part }; KEY }", "new Job(\"a\").Below(\"z\")", "*z/x|a/x")]
    [InlineData("record Part(string Prefix); sealed record Job(string Prefix) : Part(Prefix) { KEY }", "(Job)((Part)new Job(\"a\") with { Prefix = \"z\" })", "z/x|a/x")]
    [InlineData("record Part { public virtual string Prefix { get; init; } = \"p\"; } sealed record Job : Part { public override string Prefix { get; init; } = \"a\"; KEY }", "(Job)((Part)new Job() with { Prefix = \"z\" })", "z/x|a/x")]
    [InlineData("sealed record Job(string Prefix) { private Job(Job other) => Prefix = \"z\"; KEY }", "new Job(\"a\") with { }", "*")]
    [InlineData("sealed record Job(string Prefix) { public Job Copy() => new Job(this) { Prefix = \"z\" }; KEY }", "new Job(\"a\").Copy()", "z/x|a/x")]
    [InlineData("sealed record Job(string Prefix) { KEY }", "System.Text.Json.JsonSerializer.Deserialize<Job>(\"{}\")!", "*")]
    [InlineData("sealed record Holder(Job Job); sealed record Job { public string Prefix { get; init; } = \"a\"; KEY }", "System.Text.Json.JsonSerializer.Deserialize<Holder>(\"{}\") is { } held ? held.Job : new()", "*")]
    [InlineData("readonly record struct Job(string Prefix) { KEY }", "new Job(\"a\")", "a/x|/x")]
    [InlineData("readonly record struct Job(string Prefix) { KEY }", "new Job(\"a\") with { Prefix = \"z\" }", "z/x|a/x|/x")]
    [InlineData("readonly struct Job(string prefix) { public string Prefix { get; } = prefix; KEY }", "new Job(\"a\")", "a/x|/x")]
    [InlineData("record struct Job(string Prefix) { KEY }", "new Job(\"a\")", "*")]
    public void PropertyOfThis_HasWhatAllObjectsOfItsTypeHave(string types, string made, string expected)
    {
        var shown = Shown.InProgram(types.Replace("KEY", "public string Key() => Prefix + \"/x\";", StringComparison.Ordinal) + " class User { Job Make() => " + made + "; async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", Make().Key()); }");

        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), (shown is "unknown" or "*/x" ? "*" : shown).Split('|').Order(StringComparer.Ordinal));
    }
}
