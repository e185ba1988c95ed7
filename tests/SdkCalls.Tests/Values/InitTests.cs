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
    [InlineData("class Target { public string Name { get; } public string Seen { get; } public Target() { Seen = new Child(this).Seen; Name = \"a\"; } } class Child(Target t) { public string Seen { get; } = t.Name ?? \"none\"; }", "readonly Target T = new();", "T.Seen", "a|none")]
    [InlineData("class Target { public string Name { get; } public string Seen { get; } public Target() { Name = \"a\"; Seen = new Child(this).Seen; } } class Child(Target t) { public string Seen { get; } = t.Name ?? \"none\"; }", "readonly Target T = new();", "T.Seen", "a")]
    [InlineData("class Target { public readonly string? Name; public Target(Plugins r) { r.Add(this); Name = \"a\"; } } class Plugins { public string Key = \"k\"; public void Add(Target t) => Key = t.Name ?? \"none\"; }", "static string Made() { var r = new Plugins(); new Target(r); return r.Key; }", "Made()", "a|k|none")]
    [InlineData("class Target { public readonly string Name = \"a\"; }", "static string Made() => ((Target)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Target))).Name ?? \"none\";", "Made()", "a|none")]
    [InlineData("class Base { public string Seen; protected Base() { Seen = ((Target)this).Name ?? \"none\"; } } class Target : Base { public string Name { get; } public Target() { Name = \"a\"; } }", "readonly Target T = new();", "T.Seen", "a|none")]
    [InlineData("class Target { public string Name { get; init; } = \"d\"; public Target(Plugins r) { r.Add(this); } } class Plugins { public string Key = \"k\"; public void Add(Target t) => Key = t.Name; }", "static string Made() { var r = new Plugins(); _ = new Target(r) { Name = \"a\" }; return r.Key; }", "Made()", "a|d|k")]
    [InlineData("class Target { readonly string? _n; public string Name => _n ?? \"none\"; public Target(string n) { _n = Trim(n); } static string Trim(string n) => n; }", "static readonly Target T = new(\"a\");", "T.Name", "a")]
    [InlineData("class Target { readonly string? _n; public string Name => _n ?? \"none\"; public Target(string n) { All.Add(this); _n = n; } static readonly List<Target> All = []; }", "static readonly Target T = new(\"a\");", "T.Name", "a|none")]
    public void PropertyOfAnObjectMadeInSight_HasWhatItIsGiven(string types, string members, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram(types + " class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); }"));

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
