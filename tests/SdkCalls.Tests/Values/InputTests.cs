using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Values that come from outside under a name.</summary>
public class InputTests
{
    private const string Extensions = """
        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration { string? this[string key] { get; set; } IConfigurationSection GetSection(string key); }
            public interface IConfigurationSection : IConfiguration { string? Value { get; set; } }
            public static class ConfigurationExtensions { public static string? GetConnectionString(this IConfiguration configuration, string name) => null; }
            public static class ConfigurationBinder
            {
                public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
                public static T GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => defaultValue;
                public static T? Get<T>(this IConfiguration configuration) => default;
            }
        }
        namespace Microsoft.Extensions.Options
        {
            public interface IOptions<out T> { T Value { get; } }
            public interface IOptionsMonitor<out T> { T CurrentValue { get; } T Get(string? name); }
        }
        """;

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"KEY\")", "{KEY}?")]
    [InlineData("Environment.GetEnvironmentVariable(\"KEY\")!", "{KEY}")]
    [InlineData("Environment.GetEnvironmentVariable(\"KEY\") ?? \"d\"", "d|{KEY}")]
    [InlineData("Environment.GetEnvironmentVariable(\"KEY\") ?? throw new Exception()", "{KEY}")]
    [InlineData("\"a/\" + Environment.GetEnvironmentVariable(\"KEY\") + \"/b\"", "a/{KEY}/b")]
    [InlineData("Environment.GetEnvironmentVariable(text)", "unknown")]
    public void EnvironmentVariable_IsAnInput(string expression, string expected)
        => Assert.Equal(expected, Shown.InBody("await s3.GetObjectAsync(\"b\", " + expression + ");"));

    [Theory]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"KEY\")!; await s3.GetObjectAsync(\"b\", k);", "{KEY}")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"KEY\")!; foreach (var x in new[] { 1 }) await s3.GetObjectAsync(\"b\", k);", "{KEY}")]
    [InlineData("var k = (Environment.GetEnvironmentVariable(\"KEY\")!); await s3.GetObjectAsync(\"b\", k);", "{KEY}")]
    [InlineData("string k = Environment.GetEnvironmentVariable(\"KEY\")!; await s3.GetObjectAsync(\"b\", k);", "{KEY}")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"KEY\"); if (k is null) return; await s3.GetObjectAsync(\"b\", k);", "{KEY}")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"KEY\"); await s3.GetObjectAsync(\"b\", k);", "{KEY}?")]
    public void EnvironmentVariableBehindALocal_IsAnInputThatIsThereWhereTheCompilerSaysSo(string statements, string expected)
        => Assert.Equal(expected, Shown.InBody(statements));

    [Theory]
    [InlineData("configuration[\"A:B\"]", "{A:B}?")]
    [InlineData("configuration.GetSection(\"A\")[\"B\"]", "{A:B}?")]
    [InlineData("configuration.GetSection(\"A\").GetSection(\"B\").Value", "{A:B}?")]
    [InlineData("configuration.GetValue<string>(\"A:B\")", "{A:B}?")]
    [InlineData("configuration.GetValue<string>(\"A:B\", \"d\")", "d|{A:B}")]
    [InlineData("configuration.GetSection(\"A\").GetValue<string>(\"B\") ?? \"d\"", "d|{A:B}")]
    [InlineData("configuration.GetConnectionString(\"Main\")", "{ConnectionStrings:Main}?")]
    [InlineData("configuration[configuration.ToString()!]", "unknown")]
    [InlineData("section[\"B\"]", "unknown")]
    [InlineData("options.Value.Key", "{StoreOptions.Key}")]
    [InlineData("monitor.CurrentValue.Nested.Key", "{StoreOptions.Nested.Key}")]
    [InlineData("monitor.Get(\"x\").Key", "{StoreOptions.Key}")]
    [InlineData("options.Value.Whole", "x-*")]
    [InlineData("_options.Key", "{StoreOptions.Key}")]
    [InlineData("configuration.Get<StoreOptions>()!.Key", "{StoreOptions.Key}")]
    [InlineData("loose.Key", "unknown")]
    public void ConfigurationAndOptions_AreInputs(string expression, string expected)
        => Assert.Equal(expected, Shown.Of(Read($$"""
            using System; using System.Threading.Tasks; using Amazon.S3; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.Options;
            class Nested { public string Key { get; set; } = ""; }
            class StoreOptions { public string Key { get; set; } = "d"; public Nested Nested { get; set; } = new(); public string Whole => "x-" + Key; }
            class User
            {
                private readonly StoreOptions _options;
                public User(IOptions<StoreOptions> options) => _options = options.Value;
                Task Use(IAmazonS3 s3, IConfiguration configuration, IConfigurationSection section, IOptions<StoreOptions> options, IOptionsMonitor<StoreOptions> monitor, StoreOptions loose)
                    => s3.GetObjectAsync("b", {{expression}});
            }
            """)));

    // The packages are no part of the test references, so their names stand in a library of the test's own.
    private static Core.Calls.SdkCall Read(string code)
    {
        using var image = new MemoryStream();
        Assert.True(TestCompilation.Create(ReferenceAssemblies.AwsV4, Extensions).Emit(image).Success);
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, code).AddReferences(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Empty(compilation.Errors());
        return Reading.Of(compilation).Call;
    }

    [Fact]
    public void ArgumentOfTheProgram_IsAnInput()
        => Assert.Equal("{args[0]}", Shown.InProgram("class User { static void Main(string[] args) { IAmazonS3 s3 = null!; s3.GetObjectAsync(\"b\", args[0]); } }"));

    [Fact]
    public void ArgumentOfATopLevelProgram_IsAnInput()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Program.cs", "using Amazon.S3;\nvar s3 = new AmazonS3Client();\nawait s3.GetObjectAsync(\"b\", args[1] + \"/x\");\n")], new(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication));
        Assert.Equal("{args[1]}/x", Shown.Of(Reading.Of(compilation).Call));
    }
}
