using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Settings objects that a binder or deserialiser fills: what the program writes into them is not all that they can hold.</summary>
public sealed class FilledSettingsTests
{
    private const string Plain = "class Settings { public string Key { get; set; } = \"d\"; } class Other { public string Name { get; set; } = \"n\"; }";

    [Theory]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Part.Key;", "class All { public Settings Part { get; set; } = new(); }")]
    [InlineData("var all = new All(); configuration.GetSection(\"All\").Bind(all); var part = all.Middle.Part; var key = part.Key;", "class All { public Middle Middle { get; set; } = new(); } class Middle { public Settings Part { get; set; } = new(); }")]
    [InlineData("var all = new All<Settings>(); configuration.Bind(all); var key = all.Part.Key;", "class All<T> where T : new() { public T Part { get; set; } = new(); }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Parts[0].Key;", "class All { public Settings[] Parts { get; set; } = [new()]; }")]
    [InlineData("var job = new Job(); configuration.Bind(job); var key = job.Key;", "class Job : Settings { public int Size { get; set; } }")]
    [InlineData("Base some = new Job(); configuration.Bind(some); var key = ((Job)some).Key;", "class Base { } class Job : Base { public string Key { get; set; } = \"d\"; }")]
    [InlineData("var key = configuration.BindTo(new Settings()).Key;", "static class Binding { public static T BindTo<T>(this IConfiguration c, T target) where T : class { c.Bind(target); return target; } }")]
    [InlineData("var key = Make<Settings>(configuration).Key; static T Make<T>(IConfiguration c) where T : new() { var made = new T(); c.Bind(made); return made; }", "")]
    [InlineData("var settings = new Settings(); Fill(configuration, settings); var key = settings.Key; static void Fill(IConfiguration c, object target) => c.Bind(target);", "")]
    [InlineData("var settings = new Settings(); More(configuration, settings); var key = settings.Key; static void More(IConfiguration c, object o) => Fill(c, o); static void Fill(IConfiguration c, object target) => c.Bind(target);", "")]
    [InlineData("var key = Defaults.Load(new Settings()).Key;", "static class Defaults { public static T Load<T>(T defaults) => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!) ?? defaults; }")]
    [InlineData("var all = new All(); var key = Defaults.Load(all).Part.Key;", "class All { public Settings Part { get; set; } = new(); } static class Defaults { public static T Load<T>(T defaults) => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!) ?? defaults; }")]
    [InlineData("var key = ((Settings)System.Text.Json.JsonSerializer.Deserialize(Console.ReadLine()!, new Settings().GetType())!).Key;", "")]
    [InlineData("var key = configuration.GetRequired<Settings>(\"Store\").Key;", "static class Own { public static T GetRequired<T>(this IConfiguration c, string section) => c.GetRequiredSection(section).Get<T>()!; }")]
    [InlineData("var job = new Job(configuration); var key = job.Name;", "abstract class Section { protected Section(IConfiguration c) => c.Bind(this); } class Job(IConfiguration c) : Section(c) { public string Name { get; set; } = \"d\"; }")]
    [InlineData("ISettings job = new Job(); foreach (var one in new[] { job }) configuration.Bind(one); var key = ((Job)job).Name;", "interface ISettings { } class Job : ISettings { public string Name { get; set; } = \"d\"; }")]
    [InlineData("var key = new Settings().Copy().Key;", "static class Copies { public static T Copy<T>(this T value) => (T)System.Text.Json.JsonSerializer.Deserialize(Console.ReadLine()!, value!.GetType())!; }")]
    [InlineData("ILoader loader = new Loader(); var key = loader.Load(new Settings()).Key;", "interface ILoader { T Load<T>(T value); } class Loader : ILoader { public T Load<T>(T value) => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!) ?? value; }")]
    [InlineData("var settings = new Own(); settings.Load(); var key = settings.Key;", "class Own { public string Key { get; set; } = \"d\"; public void Load() => Key = ((Own)System.Text.Json.JsonSerializer.Deserialize(Console.ReadLine()!, GetType())!).Key; }")]
    [InlineData("var settings = new Settings(); Binder.Map(settings, configuration); var key = settings.Key;", "static class Binder { public static void Map(object target, IConfiguration c) => c.Bind(target); }")]
    [InlineData("var key = Own.GetOr(() => new Settings()).Key;", "static class Own { public static T GetOr<T>(Func<T> make) => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!) ?? make(); }")]
    [InlineData("var settings = new Settings(); Own.Fill(ref settings); var key = settings.Key;", "static class Own { public static void Fill<T>(ref T value) => value = System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!)!; }")]
    [InlineData("var list = new List<Settings>(); Own.Into(list); var key = list[0].Key;", "static class Own { public static void Into<T>(List<T> list) => list.AddRange(System.Text.Json.JsonSerializer.Deserialize<T[]>(Console.ReadLine()!)!); }")]
    [InlineData("var key = Own.GetServiceSettings<Settings>().Key;", "static class Own { public static T GetServiceSettings<T>() => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!)!; }")]
    [InlineData("var settings = new Settings(); new Newtonsoft.Json.JsonSerializer().Populate(null!, settings); var key = settings.Key;", "")]
    [InlineData("var settings = new Settings(); new Patch<Settings>().ApplyTo(settings); var key = settings.Key;", "")]
    [InlineData("var key = JsonSerializer.Deserialize<Target>(Console.ReadLine()!) is Job job ? job.Name : \"\";", "class Target { } class Job : Target { public string Name { get; set; } = \"d\"; }")]
    [InlineData("var key = ((Settings)new Formatter().Deserialize(Console.OpenStandardInput())).Key;", "")]
    [InlineData("var key = RestService.For<IApi>(\"x\").Get().Key;", "interface IApi { Settings Get(); }")]
    [InlineData("IApi api = RestService.For<IApi>(\"x\"); var key = api.Get().Key;", "interface IApi { Settings Get(); } class Offline : IApi { public Settings Get() => new(); }")]
    [InlineData("var key = services.BuildServiceProvider().GetRequiredService<IApi>().Current.Key; services.AddRefitClient<IApi>();", "interface IApi { Settings Current { get; } } class Offline : IApi { public Settings Current => new(); }")]
    [InlineData("var key = Native.Read().Key;", "static class Native { [System.Runtime.InteropServices.DllImport(\"x\")] public static extern Settings Read(); }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Keys[^1];", "class All { public List<string> Keys { get; } = [\"d\"]; }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Keys.Last();", "class All { public IList<string> Keys { get; } = new List<string> { \"d\" }; }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Keys[\"a\"];", "class All { public Dictionary<string, string> Keys { get; } = new() { [\"a\"] = \"d\" }; }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.Part.Keys[^1];", "class All { public Part Part { get; } = new(); } class Part { public ISet<string> Set { get; } = new HashSet<string>(); public List<string> Keys { get; } = [\"d\"]; }")]
    [InlineData("var key = JsonSerializer.Deserialize<All>(Console.ReadLine()!, new JsonSerializerOptions { PreferredObjectCreationHandling = System.Text.Json.Serialization.JsonObjectCreationHandling.Populate })!.Keys[^1];", "class All { public List<string> Keys { get; } = [\"d\"]; }")]
    [InlineData("var key = JsonSerializer.Deserialize<All>(Console.ReadLine()!, new JsonSerializerOptions { IncludeFields = true })!.Keys[^1];", "class All { public readonly List<string> Keys = [\"d\"]; }")]
    [InlineData("var key = configuration.Get<All>()!.Last();", "class All { public List<string> Keys { get; } = [\"d\"]; public string Last() => Keys[^1]; }")]
    [InlineData("var key = configuration.Get<All>()!.Keys[^1];", "class All { public List<string> Keys { get; } public All() { Keys = new() { \"d\" }; } }")]
    public void SettingsThatMayBeFilled_AreOpen(string statements, string types) => Assert.Contains(Key(statements, types), new[] { "unknown", "unknown?" });

    [Theory]
    [InlineData("configuration.Bind(new Other()); var key = new Settings().Key;", "")]
    [InlineData("var key = Log(new Settings()).Key; static T Log<T>(T value) { Console.WriteLine(value); return value; }", "")]
    [InlineData("var settings = new Settings(); Console.WriteLine(settings.GetType().Name); var key = settings.Key;", "")]
    [InlineData("Fill(configuration, new Other()); var key = new Settings().Key; static void Fill(IConfiguration c, object target) => c.Bind(target);", "")]
    [InlineData("configuration.BindTo(new Other()); var key = new Settings().Key;", "static class Binding { public static T BindTo<T>(this IConfiguration c, T target) where T : class { c.Bind(target); return target; } }")]
    [InlineData("Load(new Other()); var key = new Settings().Key; static T Load<T>(T defaults) => System.Text.Json.JsonSerializer.Deserialize<T>(Console.ReadLine()!) ?? defaults;", "")]
    [InlineData("var mapper = new Mapper<Other>(); mapper.Use(new Other()); var key = new Settings().Key;", "class Mapper<T> { public TTarget Map<TTarget>(object source) => default!; public void Use(T one) => Console.WriteLine(Map<Other>(one!)); }")]
    [InlineData("Console.WriteLine(Text(new Settings())); var key = new Settings().Key; static string Text(object value) => System.Text.Json.JsonSerializer.Serialize(value, value.GetType());", "")]
    [InlineData("services.AddSingleton(new Settings()); var key = services.BuildServiceProvider().GetRequiredService<Settings>().Key;", "")]
    [InlineData("configuration.Bind(new Other()); var key = new All().Keys[0];", "class All { public List<string> Keys { get; } = [\"d\"]; }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = all.First();", "class All { private readonly List<string> _keys = [\"d\"]; public string Name { get; set; } = \"\"; public string First() => _keys[0]; }")]
    [InlineData("var all = new All(); configuration.Bind(all); var key = All.Keys[0];", "class All { public static List<string> Keys { get; } = [\"d\"]; public string Name { get; set; } = \"\"; }")]
    public void SettingsThatOnlyTheProgramWrites_HaveItsValues(string statements, string types) => Assert.Equal("d", Key(statements, types));

    [Theory]
    [InlineData("RestService.For<INames>(\"x\")", "", "unknown")]
    [InlineData("System.Reflection.DispatchProxy.Create<INames, Remote>()", "class Remote : System.Reflection.DispatchProxy { protected override object? Invoke(System.Reflection.MethodInfo? m, object?[]? a) => \"r\"; }", "unknown")]
    [InlineData("Make<INames>()", "partial class Program { static T Make<T>() => RestService.For<T>(\"x\"); }", "unknown")]
    [InlineData("new Channel<INames>().Create()", "", "unknown")]
    [InlineData("(INames)Substitute.For([typeof(INames)])", "", "unknown")]
    [InlineData("RestService.For<IMore>(\"x\")", "interface IMore : INames { }", "unknown")]
    [InlineData("provider.GetRequiredService<INames>()", "", "a")]
    [InlineData("provider.GetRequiredService<INames>(); services.AddScoped<INames, Offline>()", "", "a")]
    [InlineData("provider.GetRequiredService<INames>(); services.AddSingleton(typeof(INames), typeof(Offline))", "", "a")]
    [InlineData("provider.GetRequiredService<INames>(); services.AddHttpClient<INames, Offline>()", "", "a")]
    [InlineData("provider.GetRequiredService<INames>(); services.AddRefitClient<INames>()", "", "unknown")]
    [InlineData("provider.GetRequiredService<IEnumerable<INames>>().First()", "", "a")]
    [InlineData("provider.GetRequiredService<Lazy<INames>>().Value", "", "a")]
    public void InterfaceThatCodeOutOfSightMayImplement_IsOpen(string made, string types, string expected)
        => Assert.Equal(expected, Key(
            "var provider = services.BuildServiceProvider(); INames names = " + made + "; var key = names.Name();",
            "interface INames { string Name(); } class Offline : INames { public string Name() => \"a\"; } " + types));

    [Theory]
    [InlineData("services.AddStore<Store>(\"c\");", "public static void AddStore<T>(this IServiceCollection services, params object[] arguments) where T : class => services.AddSingleton(provider => ActivatorUtilities.CreateInstance<T>(provider, arguments));", "unknown")]
    [InlineData("services.AddStore<Store>();", "public static void AddStore<T>(this IServiceCollection services) where T : class => services.AddLater(typeof(T)); static void AddLater(this IServiceCollection services, Type type) { }", "unknown")]
    [InlineData("services.AddStore<Store>();", "public static void AddStore<T>(this IServiceCollection services) where T : class => services.AddSingleton<T>();", "a|d")]
    [InlineData("services.AddStore<Store>();", "public static void AddStore<T>(this IServiceCollection services) where T : class => services.AddMore<T>(); static void AddMore<TMore>(this IServiceCollection services) where TMore : class { Console.WriteLine(typeof(TMore).Name); services.AddSingleton<TMore>(); }", "a|d")]
    [InlineData("services.AddStore<Store>(); services.AddStore<Store>();", "public static void AddStore<T>(this IServiceCollection services) where T : class => services.AddSingleton<T>();", "a|d")]
    [InlineData("services.AddStore<Store>();", "public static void AddStore<T>(this IServiceCollection services) where T : class => services.AddSingleton(System.Text.Json.JsonSerializer.Deserialize<T[]>(Console.ReadLine()!)!);", "unknown")]
    [InlineData("services.AddCheck<Store>(\"x\", \"c\");", "", "unknown")]
    [InlineData("Registration.Maker.Current.Create<Store>();", "public abstract class Maker { public static Maker Current = new Reflected(); public abstract T Create<T>(); } class Reflected : Maker { public override T Create<T>() => (T)Activator.CreateInstance(typeof(T), \"c\")!; }", "unknown")]
    public void TypeThatAMethodOfTheProgramRegisters_IsMadeAsThatMethodSays(string statement, string method, string expected)
        => Assert.Equal(expected, Key(
            statement + " var key = new Store(\"a\").Get();",
            "class Store(string name = \"d\") { public string Get() => name; } static class Registration { " + method + " }"));

    [Theory]
    [InlineData("var key = new Store(configuration).Key;", "class Store { readonly IConfiguration c; public Store(IConfiguration all) => c = all.GetSection(\"S\"); public string Key => c[\"K\"]!; }", "{S:K}")]
    [InlineData("var key = new Store(configuration).Part[\"K\"]!;", "class Store { public IConfiguration Part { get; } public Store(IConfiguration all) { Part = all.GetSection(\"S\"); } }", "{S:K}")]
    [InlineData("var key = new Store(configuration).Part[\"K\"]!;", "class Store(IConfiguration all) { public IConfiguration Part => all.GetSection(\"S\"); }", "{S:K}")]
    [InlineData("services.AddSingleton<Store>(); var key = services.BuildServiceProvider().GetRequiredService<Store>().Key;", "class Store { readonly IConfiguration c; public Store(IConfiguration all) => c = all; public string Key => c[\"K\"]!; }", "{K}")]
    [InlineData("IConfiguration part = configuration.GetSection(\"S\"); var key = part[\"K\"]!;", "", "{S:K}")]
    [InlineData("IConfiguration part = configuration; part = part.GetSection(\"S\"); var key = part[\"K\"]!;", "", "unknown")]
    [InlineData("var key = Part(configuration)[\"K\"]!; static IConfiguration Part(IConfiguration c) => c.GetSection(\"S\");", "", "{S:K}")]
    [InlineData("Func<IConfiguration> part = () => configuration.GetSection(\"S\"); var key = part()[\"K\"]!;", "", "unknown")]
    [InlineData("var key = With(configuration, c => c[\"K\"]!); static string With(IConfiguration all, Func<IConfiguration, string> read) => read(all.GetSection(\"S\"));", "", "unknown")]
    [InlineData("IConfiguration part = args.Length > 0 ? configuration : configuration.GetSection(\"S\"); var key = part[\"K\"]!;", "", "unknown")]
    [InlineData("var parts = new[] { configuration.GetSection(\"S\") }; IConfiguration part = parts[0]; var key = part[\"K\"]!;", "", "unknown")]
    [InlineData("string key = \"\"; foreach (IConfiguration part in configuration.GetChildren()) key = part[\"K\"]!;", "", "unknown")]
    [InlineData("var provider = services.BuildServiceProvider(); var key = provider.GetRequiredService<IConfiguration>()[\"K\"]!;", "", "{K}")]
    [InlineData("var key = new ConfigurationBuilder().Build()[\"K\"]!;", "", "{K}")]
    [InlineData("services.AddSingleton<Settings>(configuration, \"A\"); var key = services.BuildServiceProvider().GetRequiredService<Settings>().Key;", "static class Own { public static void AddSingleton<T>(this IServiceCollection s, IConfiguration c, string n) where T : class => s.AddSingleton(c.GetSection(n).Get<T>()!); }", "{A:Key}")]
    [InlineData("services.AddSingleton<Settings>(configuration, \"A\"); services.AddSingleton<Settings>(configuration, \"B\"); var key = services.BuildServiceProvider().GetRequiredService<Settings>().Key;", "static class Own { public static void AddSingleton<T>(this IServiceCollection s, IConfiguration c, string n) where T : class => s.AddSingleton(c.GetSection(n).Get<T>()!); }", "unknown")]
    public void ConfigurationThatTheCodeHolds_MayBeASection(string statements, string types, string expected)
        => Assert.Equal(expected, Key(statements, types));

    [Theory]
    [InlineData("JsonSerializer.Deserialize<Message>(Console.ReadLine()!)!.Place.Name", "unknown")]
    [InlineData("ActivatorUtilities.CreateInstance<Worker>(provider, new Place(\"t\")).Get()", "unknown")]
    [InlineData("((Worker)ActivatorUtilities.CreateInstance(provider, typeof(Worker), new Place(\"t\"))).Get()", "unknown")]
    [InlineData("((Worker)ActivatorUtilities.CreateFactory(typeof(Worker), [typeof(Place)])(provider, [new Place(\"t\")])).Get()", "unknown")]
    [InlineData("provider.GetRequiredService<Worker>().Get()", "d")]
    [InlineData("provider.GetRequiredService<Place>().Name", "d")]
    public void RegisteredObject_IsWhatOnlyAContainerGives(string value, string expected)
        => Assert.Equal(expected, Key(
            "services.AddSingleton(new Place(\"d\")); services.AddSingleton<Worker>(); var provider = services.BuildServiceProvider(); var key = " + value + ";",
            "record Place(string Name); record Message(Place Place); class Worker(Place place) { public string Get() => place.Name; }"));

    // Another library, in whose code the reader cannot see.
    private const string Library = """
        using System; using System.IO; using Microsoft.Extensions.DependencyInjection;
        namespace Newtonsoft.Json { public class JsonSerializer { public void Populate(object reader, object target) { } } }
        public class Patch<T> { public void ApplyTo(T target) { } }
        public class Formatter { public object Deserialize(Stream stream) => stream; }
        public static class RestService { public static T For<T>(string address) => default!; }
        public static class Substitute { public static object For(Type[] types) => types; }
        public class Channel<T> { public T Create() => default!; }
        public static class Clients
        {
            public static void AddRefitClient<T>(this IServiceCollection services) where T : class { }
            public static void AddHttpClient<T, TImplementation>(this IServiceCollection services) where T : class where TImplementation : class, T { }
            public static void AddCheck<T>(this IServiceCollection services, string name, params object[] arguments) { }
        }
        """;

    private static readonly MetadataReference LibraryReference = Compiled(Library);

    private static MetadataReference Compiled(string code)
    {
        using var image = new MemoryStream();
        var compilation = TestCompilation.Create(ReferenceAssemblies.AspNetCore, [("/0/Library.cs", code)], new(OutputKind.DynamicallyLinkedLibrary)).WithAssemblyName("Library");
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static string Key(string statements, string types)
        => Shown.Of(Reading.Of(
            $$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Text.Json; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
            using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection;
            IAmazonS3 s3 = new AmazonS3Client();
            IConfiguration configuration = new ConfigurationBuilder().Build();
            var services = new ServiceCollection();
            {{statements}}
            await s3.GetObjectAsync("b", key);
            {{types}}
            {{Plain}}
            """,
            ReferenceAssemblies.AspNetCore,
            OutputKind.ConsoleApplication,
            [LibraryReference]).Calls.Distinct().Single());
}
