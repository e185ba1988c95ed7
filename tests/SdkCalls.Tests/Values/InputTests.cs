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
            public static class ConfigurationExtensions { public static string? GetConnectionString(this IConfiguration configuration, string name) => null; public static IConfigurationSection GetRequiredSection(this IConfiguration configuration, string key) => null!; }
            public static class ConfigurationBinder
            {
                public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
                public static T GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => defaultValue;
                public static T? Get<T>(this IConfiguration configuration) => default;
                public static void Bind(this IConfiguration configuration, object? instance) { }
                public static void Bind(this IConfiguration configuration, string key, object? instance) { }
            }
            [System.AttributeUsage(System.AttributeTargets.Property)]
            public sealed class ConfigurationKeyNameAttribute : System.Attribute { public ConfigurationKeyNameAttribute(string name) { } }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.Options;
            public interface IServiceCollection { }
            public static class OptionsConfigurationServiceCollectionExtensions
            {
                public static IServiceCollection Configure<T>(this IServiceCollection services, IConfiguration config) => services;
                public static IServiceCollection Configure<T>(this IServiceCollection services, string? name, IConfiguration config) => services;
            }
            public static class OptionsServiceCollectionExtensions
            {
                public static IServiceCollection Configure<T>(this IServiceCollection services, System.Action<T> configureOptions) => services;
                public static IServiceCollection PostConfigure<T>(this IServiceCollection services, System.Action<T> configureOptions) => services;
                public static OptionsBuilder<T> AddOptions<T>(this IServiceCollection services) => null!;
            }
            public static class OptionsBuilderConfigurationExtensions
            {
                public static OptionsBuilder<T> Bind<T>(this OptionsBuilder<T> builder, IConfiguration config) => builder;
                public static OptionsBuilder<T> BindConfiguration<T>(this OptionsBuilder<T> builder, string configSectionPath) => builder;
            }
            public static class ServiceCollectionServiceExtensions
            {
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services) => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, T implementationInstance) => services;
                public static IServiceCollection AddSingleton<T>(this IServiceCollection services, System.Func<System.IServiceProvider, T> implementationFactory) => services;
            }
            public static class ServiceProviderServiceExtensions { public static T GetRequiredService<T>(this System.IServiceProvider provider) => default!; }
        }
        namespace Microsoft.Extensions.Options
        {
            public interface IOptions<out T> { T Value { get; } }
            public interface IOptionsMonitor<out T> { T CurrentValue { get; } T Get(string? name); }
            public class OptionsBuilder<T> { }
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
    [InlineData("configuration.Get<StoreOptions>()!.Key", "{Key}")]
    [InlineData("configuration.GetSection(\"A\").Get<StoreOptions>()!.Nested.Key", "{A:Nested:Key}")]
    [InlineData("section.Get<StoreOptions>()!.Key", "{StoreOptions.Key}")]
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

    [Theory]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\"));", "{Store:Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetRequiredSection(StoreOptions.Section));", "{Storage:Files:Key}")]
    [InlineData("var section = configuration.GetSection(\"A\").GetSection(\"B\"); services.Configure<StoreOptions>(section);", "{A:B:Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration);", "{Key}")]
    [InlineData("services.AddOptions<StoreOptions>().Bind(configuration.GetSection(\"Store\"));", "{Store:Key}")]
    [InlineData("services.AddOptions<StoreOptions>().BindConfiguration(nameof(StoreOptions));", "{StoreOptions:Key}")]
    [InlineData("services.AddOptions<StoreOptions>().BindConfiguration(\"\");", "{Key}")]
    [InlineData("services.Configure<StoreOptions>(\"one\", configuration.GetSection(\"Store\"));", "{Store:Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); services.Configure<Other>(configuration.GetSection(\"Other\"));", "{Store:Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); services.Configure<StoreOptions>(options => options.Whole = \"x\");", "{Store:Key}")]
    [InlineData("services.Configure<StoreOptions>(\"one\", configuration.GetSection(\"One\")); services.Configure<StoreOptions>(\"two\", configuration.GetSection(\"Two\"));", "{StoreOptions.Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); services.PostConfigure<StoreOptions>(options => options.Key = \"x\");", "unknown")]
    [InlineData("Add(services, configuration); static void Add(IServiceCollection all, IConfiguration source) => all.Configure<StoreOptions>(source.GetSection(\"Store\"));", "{Store:Key}")]
    [InlineData("Add(services, configuration.GetSection(\"App\")); static void Add(IServiceCollection all, IConfiguration source) => all.Configure<StoreOptions>(source.GetSection(\"Store\"));", "{App:Store:Key}")]
    [InlineData("Add(services, configuration.GetSection(\"App\")); Add(services, configuration); static void Add(IServiceCollection all, IConfiguration source) => all.Configure<StoreOptions>(source.GetSection(\"Store\"));", "{StoreOptions.Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(args));", "{StoreOptions.Key}")]
    [InlineData("Add<StoreOptions>(services, configuration, \"Store\"); static void Add<T>(IServiceCollection services, IConfiguration configuration, string name) => services.Configure<T>(configuration.GetSection(name));", "{StoreOptions.Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); Add<Other>(services, configuration, \"Other\"); static void Add<T>(IServiceCollection services, IConfiguration configuration, string name) => services.Configure<T>(configuration.GetSection(name));", "{Store:Key}")]
    [InlineData("", "{StoreOptions.Key}")]
    public void OptionsOfASection_AreNamedByItsKeys(string setup, string expected)
        => Assert.Equal(expected, Shown.Of(Read(Application(setup, "IOptions<StoreOptions> options", "options.Value.Key"))));

    [Theory]
    [InlineData("options.Value.Nested.Key", "{Store:Nested:Key}")]
    [InlineData("options.Value.Renamed", "{Store:renamed-key}")]
    [InlineData("options.Value.Whole", "unknown")]
    public void PropertyOfOptions_HasTheKeyOfTheConfiguration(string expression, string expected)
        => Assert.Equal(expected, Shown.Of(Read(Application("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); services.PostConfigure<StoreOptions>(options => options.Whole = args);", "IOptions<StoreOptions> options", expression))));

    [Theory]
    [InlineData("services.AddSingleton(configuration.GetSection(\"Store\").Get<StoreOptions>()!);", "{Store:Key}")]
    [InlineData("var made = configuration.GetSection(\"Store\").Get<StoreOptions>() ?? throw new Exception(); services.AddSingleton(made);", "{Store:Key}")]
    [InlineData("services.AddSingleton(_ => configuration.GetSection(\"Store\").Get<StoreOptions>()!);", "{Store:Key}")]
    [InlineData("services.Configure<StoreOptions>(configuration.GetSection(\"Store\")); services.AddSingleton(provider => provider.GetRequiredService<IOptions<StoreOptions>>().Value);", "{Store:Key}")]
    [InlineData("services.AddSingleton(configuration.GetSection(\"A\").Get<StoreOptions>()!); services.AddSingleton(configuration.GetSection(\"B\").Get<StoreOptions>()!);", "unknown")]
    [InlineData("services.AddSingleton<StoreOptions>();", "d")]
    public void OptionsThatAContainerHandsOut_AreNamedByTheirKeys(string setup, string expected)
        => Assert.Equal(expected, Shown.Of(Read(Application(setup, "StoreOptions options", "options.Key"))));

    [Theory]
    [InlineData("class StoreOptions { public required string Key { get; init; } }")]
    [InlineData("record StoreOptions { public string Key { get; init; } = \"\"; }")]
    [InlineData("record StoreOptions(string Key);")]
    [InlineData("class Base { public string Key { get; set; } = \"\"; } class StoreOptions : Base { }")]
    [InlineData("interface IStore { string Key { get; } } class StoreOptions : IStore { public string Key { get; set; } = null!; }")]
    public void OptionsOfAnyShape_AreNamedByTheirKeys(string declaration)
        => Assert.Equal("{Store:Key}", Shown.Of(Read($$"""
            using System; using System.Threading.Tasks; using Amazon.S3; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
            {{declaration}}
            class User
            {
                private readonly IAmazonS3 _s3; private readonly StoreOptions _options;
                public User(IAmazonS3 s3, IOptions<StoreOptions> options) { _s3 = s3; _options = options.Value; }
                public Task Use() => _s3.GetObjectAsync("b", _options.Key);
            }
            static class Startup { public static void Set(IServiceCollection services, IConfiguration configuration) { services.AddSingleton<User>(); services.AddOptions<StoreOptions>().Bind(configuration.GetSection("Store")); } }
            """)));

    [Theory]
    [InlineData("options.Value.Key + \"/\" + id + \".jpg\"", "{Store:Key}/*.jpg")]
    [InlineData("$\"{options.Value.Key}/{id}.jpg\"", "{Store:Key}/*.jpg")]
    [InlineData("KeyOf(id)", "{Store:Key}/*.jpg")]
    public void TextAroundASetting_KeepsIt(string expression, string expected)
        => Assert.Equal(expected, Shown.Of(Read(Application("services.Configure<StoreOptions>(configuration.GetSection(\"Store\"));", "IOptions<StoreOptions> options", expression))));

    private static string Application(string setup, string parameter, string expression)
        => $$"""
            using System; using System.Threading.Tasks; using Amazon.S3; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
            class Nested { public string Key { get; set; } = ""; }
            class Other { public string Key { get; set; } = ""; }
            class StoreOptions
            {
                public const string Section = "Storage:Files";
                public string Key { get; set; } = "d";
                public string Whole { get; set; } = "";
                [ConfigurationKeyName("renamed-key")] public string Renamed { get; set; } = "";
                public Nested Nested { get; set; } = new();
            }
            class User(IAmazonS3 s3, {{parameter}}) { string KeyOf(string id) => {{(parameter.StartsWith('I') ? "options.Value.Key" : "\"x\"")}} + "/" + id + ".jpg"; public Task Use(string id) => s3.GetObjectAsync("b", {{expression}}); }
            static class Startup
            {
                public static void Set(IServiceCollection services, IConfiguration configuration, string args) { services.AddSingleton<User>(); {{setup}} }
            }
            """;

    // The packages are no part of the test references, so their names stand in a library of the test's own.
    private static Core.Calls.SdkCall Read(string code)
    {
        using var image = new MemoryStream();
        Assert.True(TestCompilation.Create(ReferenceAssemblies.AwsV4, Extensions).WithAssemblyName("Microsoft.Extensions").Emit(image).Success);
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
