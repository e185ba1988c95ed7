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
    public void PropertyOfAnObjectMadeInSight_HasWhatItIsGiven(string types, string members, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram(types + " class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + expression + "); }"));
}
