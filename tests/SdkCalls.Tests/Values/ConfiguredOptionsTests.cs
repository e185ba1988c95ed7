using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Options that functions of the program set.</summary>
public sealed class ConfiguredOptionsTests
{
    private const string Late = "class Late(IConfiguration configuration) : IConfigureOptions<StoreOptions> { public void Configure(StoreOptions options) => configuration.GetSection(\"Store\").Bind(options); }";

    [Theory]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\");", "a|d")]
    [InlineData("services.Configure<StoreOptions>(\"one\", options => options.Key = \"a\"); services.Configure<StoreOptions>(\"two\", options => { options.Key = \"c\"; });", "a|c|d")]
    [InlineData("services.AddOptions<StoreOptions>().Configure(options => options.Key = \"a\");", "a|d")]
    [InlineData("services.AddOptions<StoreOptions>().Configure(options => options.Key = \"a\").Validate(options => options.Key.Length > 0).ValidateOnStart();", "a|d")]
    [InlineData("services.AddOptions<StoreOptions>().Configure<User>((options, user) => options.Key = \"a\").Services.AddLogging();", "a|d")]
    [InlineData("services.PostConfigure<StoreOptions>(options => options.Key += \"z\");", "*z|d")]
    [InlineData("services.ConfigureAll<StoreOptions>(options => options.Key = \"a\");", "a|d")]
    [InlineData("services.Configure<StoreOptions>(Set); static void Set(StoreOptions options) => options.Key = \"a\";", "a|d")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = Environment.GetEnvironmentVariable(\"KEY\")!);", "d|{KEY}")]
    [InlineData("services.Configure<StoreOptions>(options => options.Other = \"a\");", "d")]
    [InlineData("new User(s3, Options.Create(new StoreOptions { Key = \"a\" }));", "a|d")]
    public void OptionsThatFunctionsSet_HaveTheirValues(string setup, string expected) => Assert.Equal(expected, Key(setup));

    [Theory]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); services.Configure<StoreOptions>(configuration.GetSection(\"Store\"));")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); services.AddOptions<StoreOptions>().BindConfiguration(\"Store\");")]
    [InlineData("services.AddOptions<StoreOptions>().Configure(options => options.Key = \"a\").Bind(configuration.GetSection(\"Store\"));")]
    [InlineData("services.AddOptions<StoreOptions>().Configure<IConfiguration>((options, section) => { options.Key = \"a\"; section.Bind(options); });")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); Lib.Fill(services.AddOptions<StoreOptions>());")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); services.AddOptions<StoreOptions>().Fill();")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); var builder = services.AddOptions<StoreOptions>(); Lib.Fill(builder);")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); services.AddSingleton<IConfigureOptions<StoreOptions>>(new ConfigureFromConfigurationOptions<StoreOptions>(configuration));")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); services.ConfigureOptions<Late>();")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); Add<StoreOptions>(services, configuration); static void Add<T>(IServiceCollection services, IConfiguration configuration) where T : class => services.Configure<T>(configuration);")]
    [InlineData("services.Configure<StoreOptions>(options => options.Key = \"a\"); Console.WriteLine(System.Text.Json.JsonSerializer.Deserialize<StoreOptions>(\"{}\")!.Key);")]
    public void OptionsThatAnotherSourceFillsToo_AreOpen(string setup) => Assert.Contains(Key(setup), new[] { "unknown", "unknown?" });

    private static string Key(string setup)
        => Shown.Of(Reading.Of(
            $$"""
            using System; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
            using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
            IAmazonS3 s3 = new AmazonS3Client();
            IConfiguration configuration = new ConfigurationBuilder().Build();
            var services = new ServiceCollection();
            services.AddSingleton<User>();
            {{setup}}
            class StoreOptions { public string Key { get; set; } = "d"; public string Other { get; set; } = ""; }
            {{(setup.Contains("<Late>", StringComparison.Ordinal) ? Late : "")}}
            class User(IAmazonS3 s3, IOptions<StoreOptions> options) { public Task Use() => s3.GetObjectAsync("b", options.Value.Key); }
            static class Lib { public static void Fill<T>(this OptionsBuilder<T> builder) where T : class { } }
            """,
            ReferenceAssemblies.AspNetCore,
            OutputKind.ConsoleApplication).Calls.Distinct().Single());
}
