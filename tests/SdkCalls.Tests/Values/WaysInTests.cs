using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Public members of applications: followed, unless a framework may call them.</summary>
public class WaysInTests
{
    private const string Get = "s3.GetObjectAsync(\"x\", key)";

    [Theory]
    [InlineData("public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")", "a")]
    [InlineData("public class Store(IAmazonS3 s3) { public virtual Task Up(string key) => " + Get + "; } public class Other(IAmazonS3 s3) : Store(s3);", "new Store(s3).Up(\"a\")", "a")]
    [InlineData("public interface IStore { Task Up(string key); } public sealed class Store(IAmazonS3 s3) : IStore { public Task Up(string key) => " + Get + "; }", "((IStore)new Store(s3)).Up(\"a\")", "a")]
    [InlineData("public interface IStore { Task Up(string key); } public sealed class Store(IAmazonS3 s3) : IStore, IDisposable { public Task Up(string key) => " + Get + "; public void Dispose() { } }", "new Store(s3).Up(\"a\")", "a")]
    [InlineData("public class Store(IAmazonS3 s3, string key) { public Task Up() => " + Get + "; }", "new Store(s3, \"a\").Up()", "a")]
    [InlineData("public record Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(\"a\")", "a")]
    [InlineData("public static class Outer { public static class Inner { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; } }", "Outer.Inner.Up(s3, \"a\")", "a")]
    [InlineData("public class Store(IAmazonS3 s3) { protected Task Up(string key) => " + Get + "; } public class Other(IAmazonS3 s3) : Store(s3) { public Task Go() => Up(\"a\"); }", "new Other(s3).Go()", "a")]
    [InlineData("[Obsolete] public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")", "a")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "services.AddSingleton<Store>().BuildServiceProvider().GetRequiredService<Store>().Up(\"a\")", "a")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(typeof(Store).Name.Length > 3 ? \"a\" : \"b\")", "a|b")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(s3.GetType() == typeof(Store) ? \"a\" : \"b\")", "a|b")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(typeof(Store).Assembly.FullName is null ? \"a\" : \"b\")", "a|b")]
    public void PublicMember_HasTheValuesOfItsCallers(string types, string use, string expected) => Assert.Equal(expected, Key(types, use));

    [Theory]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, new Options { Key = \"a\" })", "a")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } static class Setup { public static Options Of(Action<Options> set) { var o = new Options(); set(o); return o; } }", "Store.Up(s3, Setup.Of(o => o.Key = \"a\"))", "a|d")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } static class Setup { public static Options Of(Action<Options> set) { var o = new Options(); set(o); return o; } }", "Store.Up(s3, Setup.Of((Options o) => o.Key = \"a\"))", "a|d")]
    [InlineData("public class Options { public string Key = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, new Options { Key = \"a\" })", "a|d")]
    [InlineData("public static class Options { public static string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3) { Options.Key = \"a\"; return s3.GetObjectAsync(\"x\", Options.Key); } } ", "Store.Up(s3)", "a|d")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } public class Store(IAmazonS3 s3, Options o) { public Task Up() => s3.GetObjectAsync(\"x\", o.Key); }", "services.AddSingleton(new Options { Key = \"a\" }).BuildServiceProvider().GetRequiredService<Store>().Up()", "a")]
    [InlineData("public abstract class Base { public string Key { get; set; } = \"d\"; } public class Options : Base; static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, new Options { Key = \"a\" })", "a")]
    [InlineData("public class Store(IAmazonS3 s3) { public string Key { get; set; } = \"a\"; public Task Up() => s3.GetObjectAsync(\"x\", Key); }", "new Store(s3).Up()", "a")]
    public void PublicPropertyOrField_HasWhatTheProgramSets(string types, string use, string expected) => Assert.Equal(expected, Key(types, use));

    [Theory]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, System.Text.Json.JsonSerializer.Deserialize<Options>(\"{}\")!)")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } public class Body { public Options Inner { get; set; } = new(); }", "Store.Up(s3, System.Text.Json.JsonSerializer.Deserialize<Body>(\"{}\")!.Inner)")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => { var o = new Options(); Microsoft.Extensions.Configuration.ConfigurationBinder.Bind(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), o); return Store.Up(s3, o); })")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", Handle)); Task Handle(Options o) => Store.Up(s3, o)")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(Options o) => new AmazonS3Client().GetObjectAsync(\"x\", o.Key); }", "Task.Run(() => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", Store.Up))")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => { Func<Options, Task> handle = o => Store.Up(s3, o); Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", handle); })")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, System.Text.Json.JsonSerializer.Deserialize<Options>(\"{}\")!)")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } internal class Body { public Options Inner { get; set; } = new(); }", "Store.Up(s3, System.Text.Json.JsonSerializer.Deserialize<Body>(\"{}\")!.Inner)")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => { var o = new Options(); Microsoft.Extensions.Configuration.ConfigurationBinder.Bind(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), o); return Store.Up(s3, o); })")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", Handle)); Task Handle(Options o) => Store.Up(s3, o)")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(Options o) => new AmazonS3Client().GetObjectAsync(\"x\", o.Key); }", "Task.Run(() => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", Store.Up))")]
    [InlineData("internal class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Task.Run(() => { Func<Options, Task> handle = o => Store.Up(s3, o); Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(null!, \"/\", handle); })")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } public class StoreController { public Task Up(Options o) => new AmazonS3Client().GetObjectAsync(\"x\", o.Key); }", "new StoreController().Up(new Options())")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } public class Store : Microsoft.AspNetCore.Mvc.ControllerBase { public Task Up(Options o) => new AmazonS3Client().GetObjectAsync(\"x\", o.Key); }", "new Store().Up(new Options())")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } public static class StoreHandler { public static Task Handle(Options o) => new AmazonS3Client().GetObjectAsync(\"x\", o.Key); }", "StoreHandler.Handle(new Options())")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } public class Page : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [Microsoft.AspNetCore.Mvc.BindProperty] public Options Inner { get; set; } = new(); public Task OnPost() => new AmazonS3Client().GetObjectAsync(\"x\", Inner.Key); }", "new Page().OnPost()")]
    [InlineData("public class Options { [System.ComponentModel.Description(\"x\")] public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, new Options())")]
    [InlineData("public class Options { public string Key { get; set; } = \"d\"; } static class Store { public static Task Up(IAmazonS3 s3, Options o) => s3.GetObjectAsync(\"x\", o.Key); } ", "Store.Up(s3, (Options)Activator.CreateInstance(System.Reflection.Assembly.GetExecutingAssembly().GetTypes()[0])!)")]
    public void PropertyThatAFrameworkFills_IsOpen(string types, string use) => Assert.Contains(Key(types, use), new[] { "unknown", "unknown?" });

    [Theory]
    [InlineData("PresentationFramework")]
    [InlineData("System.Windows.Forms")]
    public void PublicPropertyOfADesktopApplication_IsOpen(string framework)
    {
        const string Code = "using Amazon.S3;\nawait new AmazonS3Client().GetObjectAsync(\"x\", new Options().Key);\npublic class Options { public string Key { get; set; } = \"a\"; }";
        using var image = new System.IO.MemoryStream();
        Assert.True(TestCompilation.Create(ReferenceAssemblies.AwsV4, "").WithAssemblyName(framework).Emit(image).Success);

        Assert.Equal("unknown", Shown.Of(Reading.Of(TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Test0.cs", Code)], new(OutputKind.ConsoleApplication)).AddReferences(MetadataReference.CreateFromImage(image.ToArray()))).Call));
    }

    // Each type has a sibling above that no framework finds.
    [Theory]
    [InlineData("public class MarkAttribute : Attribute; [Mark] public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")")]
    [InlineData("public class MarkAttribute : Attribute; public static class Store { [Mark] public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")")]
    [InlineData("public class MarkAttribute : Attribute; public class Store(IAmazonS3 s3, string key) { [Mark] public Task Up() => " + Get + "; }", "new Store(s3, \"a\").Up()")]
    [InlineData("public class MarkAttribute : Attribute; [Mark] public interface IStore { Task Up(string key); } public class Store(IAmazonS3 s3) : IStore { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(\"a\")")]
    [InlineData("public class Store(IAmazonS3 s3) : Microsoft.AspNetCore.Mvc.ControllerBase { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(\"a\")")]
    [InlineData("public class Store(IAmazonS3 s3) : IHostedService { public Task StartAsync(System.Threading.CancellationToken token) => Up(\"b\"); public Task StopAsync(System.Threading.CancellationToken token) => Task.CompletedTask; public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(\"a\")")]
    [InlineData("public class StoreController(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new StoreController(s3).Up(\"a\")")]
    [InlineData("public class StoreViewComponent(IAmazonS3 s3) { public Task InvokeAsync(string key) => " + Get + "; }", "new StoreViewComponent(s3).InvokeAsync(\"a\")")]
    [InlineData("public class StoreMiddleware(IAmazonS3 s3) { public Task InvokeAsync(string key) => " + Get + "; }", "new StoreMiddleware(s3).InvokeAsync(\"a\")")]
    [InlineData("public class StoreConsumer(IAmazonS3 s3) { public Task Consume(string key) => " + Get + "; }", "new StoreConsumer(s3).Consume(\"a\")")]
    [InlineData("public class StoreHandler(IAmazonS3 s3) { public Task Handle(string key) => " + Get + "; }", "new StoreHandler(s3).Handle(\"a\")")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(System.IO.Stream input, string key) => " + Get + "; }", "new Store(s3).Up(System.IO.Stream.Null, \"a\")")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(Nullable.GetUnderlyingType(typeof(Store)) is null ? \"a\" : \"b\")")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "System.Text.Json.JsonSerializer.Deserialize<Store>(\"{}\")!.Up(\"a\")")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Length > 3 ? \"a\" : \"b\")")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Up(string key) => " + Get + "; }", "new Store(s3).Up(Type.GetType(\"Store\") is null ? \"a\" : \"b\")")]
    [InlineData("public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Later.Run(() => Store.Up(s3, \"a\"))")]
    [InlineData("public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Task.Run(() => ((Func<IAmazonS3, string, Task>)Store.Up).DynamicInvoke(s3, \"b\"))")]
    public void PublicMemberThatAFrameworkMayCall_IsOpen(string types, string use) => Assert.Contains(Key(types, use), new[] { "unknown", "unknown?" });

    [Theory]
    [InlineData("Console.WriteLine(typeof(Program).Assembly.GetName().Version)")]
    [InlineData("Console.WriteLine(System.Reflection.Assembly.GetEntryAssembly()!.Location)")]
    [InlineData("Console.WriteLine(System.Reflection.Assembly.GetExecutingAssembly()?.GetName().Version)")]
    [InlineData("Console.WriteLine(s3.GetType().Name)")]
    [InlineData("Console.WriteLine(Activator.CreateInstance<List<int>>().Count)")]
    public void QuestionAboutAnAssembly_FindsNoMember(string statement)
        => Assert.Equal("a", Key("public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")", statement + ";"));

    [Fact]
    public void TypeHandedToAMethodThatAnotherGeneratorWrites_IsOpen()
    {
        const string Code = "using System.Threading.Tasks; using Amazon.S3;\nvar s3 = new AmazonS3Client(); await new Store(s3).Up(\"a\"); Commands.Add<Store>();\npublic class Store(IAmazonS3 s3) { public Task Up(string key) => s3.GetObjectAsync(\"x\", key); }";

        Assert.Equal("unknown", Shown.Of(Reading.Of(TestCompilation.Create(ReferenceAssemblies.AspNetCore, [("/0/Test0.cs", Code)], new(OutputKind.ConsoleApplication))).Call));
    }

    [Fact]
    public void PublicMemberOfALibrary_IsOpen()
        => Assert.Equal("unknown", Shown.InProgram("public static class Store { public static Task Up(IAmazonS3 s3, string key) => " + Get + "; public static Task Go(IAmazonS3 s3) => Up(s3, \"a\"); }"));

    [Fact]
    public void InternalsOfAnApplicationThatTestsSee_AreFollowed()
        => Assert.Equal("a", Key("internal static class Store { internal static Task Up(IAmazonS3 s3, string key) => " + Get + "; }", "Store.Up(s3, \"a\")", head: "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]"));

    private static string Key(string types, string use, string statement = "", string head = "")
        => Shown.Of(Reading.Of(
            $$"""
            using System; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
            using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;
            {{head}}
            IAmazonS3 s3 = new AmazonS3Client();
            var services = new ServiceCollection();
            {{statement}}
            await {{use}};
            public static class Later { public static Task Run(System.Linq.Expressions.Expression<Func<Task>> job) => job.Compile()(); }
            {{types}}
            """,
            ReferenceAssemblies.AspNetCore,
            OutputKind.ConsoleApplication).Calls.Distinct().Single());
}
