namespace IamAnalyzers.SdkCalls.Tests.Principals;

/// <summary>Clients that a container hands out act for whom they are registered with.</summary>
public sealed class ContainerTests
{
    private const string Role = "\"arn:aws:iam::123456789012:role/Reader\"";
    private const string Assumed = "new AssumeRoleAWSCredentials(own, " + Role + ", \"s\")";

    private const string Client = "public class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); } public class Own { } public class Kept { public AWSOptions Options { get; } = new(); public Kept(AWSCredentials own) => Options.Credentials = new AssumeRoleAWSCredentials(own, " + Role + ", \"s\"); }";

    private const string Helpers = """
        static class Registering
        {
            public static readonly Type Kind = typeof(IAmazonS3);
            public static IServiceCollection AddClient<T>(this IServiceCollection services, Func<T> make) where T : class => services.AddSingleton(_ => make());
            public static void ReplaceBy<T>(this IServiceCollection services, Func<T, T> make) where T : class
            {
                var old = services.Last(one => one.ServiceType == typeof(T));
                services.Replace(ServiceDescriptor.Describe(typeof(T), p => make((T)old.ImplementationFactory!(p)), old.Lifetime));
            }
            public static AWSOptions WithRole(this AWSOptions options, AWSCredentials own) { options.Credentials = new AssumeRoleAWSCredentials(own, "arn:aws:iam::123456789012:role/Reader", "s"); return options; }
        }
        """;

    [Theory]
    [InlineData("services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + "));", "Reader")]
    [InlineData("services.AddSingleton<IAmazonS3>(_ => { var c = " + Assumed + "; return new AmazonS3Client(c); });", "Reader")]
    [InlineData("services.AddSingleton<IAmazonS3>(new AmazonS3Client(" + Assumed + "));", "Reader")]
    [InlineData("services.TryAddScoped<IAmazonS3>(Make);", "Reader")]
    [InlineData("services.AddSingleton<AWSCredentials>(" + Assumed + "); services.AddSingleton<IAmazonS3>(p => new AmazonS3Client(p.GetRequiredService<AWSCredentials>()));", "Reader")]
    [InlineData("services.AddSingleton(typeof(IAmazonS3), _ => new AmazonS3Client(" + Assumed + "));", "Reader")]
    [InlineData("services.AddSingleton<IAmazonS3, AmazonS3Client>();", "")]
    [InlineData("services.AddAWSService<IAmazonS3>();", "")]
    [InlineData("services.AddAWSService<IAmazonS3>(new AWSOptions { Profile = \"backup\" });", "backup")]
    [InlineData("services.AddDefaultAWSOptions(new AWSOptions { Profile = \"backup\" }); services.AddAWSService<IAmazonS3>();", "backup")]
    [InlineData("services.AddAWSService<IAmazonS3>(new AWSOptions { SessionRoleArn = \"arn:aws:iam::123456789012:role/backup\" });", "backup")]
    [InlineData("services.AddAWSService<IAmazonS3>(new AWSOptions { Profile = \"home\", SessionRoleArn = \"arn:aws:iam::123456789012:role/team/backup\" });", "backup")]
    [InlineData("var options = new AWSOptions(); options.SessionRoleArn = \"arn:aws:iam::123456789012:role/backup\"; services.AddDefaultAWSOptions(options); services.AddAWSService<IAmazonS3>();", "backup")]
    [InlineData("var options = configuration.GetAWSOptions(); options.Credentials = " + Assumed + "; services.AddDefaultAWSOptions(options); services.AddAWSService<IAmazonS3>();", "Reader")]
    [InlineData("services.AddDefaultAWSOptions(_ => new AWSOptions { Profile = \"backup\" }); services.AddAWSService<IAmazonS3>();", "backup")]
    [InlineData("services.AddDefaultAWSOptions(configuration.GetAWSOptions()); services.AddAWSService<IAmazonS3>();", "")]
    [InlineData("if (configuration[\"x\"] is null) services.AddAWSService<IAmazonS3>(); else services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + "));", " Reader")]
    [InlineData("services.AddKeyedSingleton<IAmazonS3>(\"other\", (_, _) => new AmazonS3Client(" + Assumed + ")); services.AddAWSService<IAmazonS3>();", "")]
    [InlineData("services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(" + Assumed + "));", "")]
    [InlineData("services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new AnonymousAWSCredentials()));", "nobody")]
    [InlineData("services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(new BasicAWSCredentials(configuration[\"a\"], configuration[\"b\"])));", "?")]
    public void ConstructorInjectedClient_ActsForItsRegistration(string registrations, string expected)
        => Assert.Equal(expected, Principals(registrations, "public class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }"));

    [Theory]
    [InlineData("public class Store { private readonly IAmazonS3 _s3; public Store(IAmazonS3 s3) { _s3 = s3; } public Task Use() => _s3.ListBucketsAsync(); }")]
    [InlineData("public class Store { private IAmazonS3 _s3; public Store(IAmazonS3 s3) => _s3 = s3 ?? throw new Exception(); public Task Use() => _s3.ListBucketsAsync(); }")]
    [InlineData("class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }")]
    [InlineData("class Store { [Microsoft.AspNetCore.Mvc.FromServices] public required IAmazonS3 S3 { get; set; } public Task Use() => S3.ListBucketsAsync(); }")]
    [InlineData("class Store { public Task Use(IServiceProvider p) => p.GetRequiredService<IAmazonS3>().ListBucketsAsync(); }")]
    [InlineData("class Store { public Task Use(IServiceProvider p) => ((IAmazonS3)p.GetService(typeof(IAmazonS3))!).ListBucketsAsync(); }")]
    [InlineData("class Store { public void Map(WebApplication app) => app.MapGet(\"/\", (IAmazonS3 s3) => s3.ListBucketsAsync()); }")]
    [InlineData("class Store { public static Task Handle(IAmazonS3 s3) => s3.ListBucketsAsync(); public void Map(WebApplication app) => app.MapGet(\"/\", Handle); }")]
    public void EveryWayToGetAClient_ReadsItsRegistration(string store)
        => Assert.Equal("Reader", Principals("services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + ")); services.AddSingleton<Store>();", store));

    [Theory]
    [InlineData("public class Store([FromKeyedServices(\"r\")] IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }", "Reader")]
    [InlineData("public class Store([FromKeyedServices(\"b\")] IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }", "backup")]
    [InlineData("public class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }", "")]
    [InlineData("class Store { public Task Use(IServiceProvider p) => p.GetRequiredKeyedService<IAmazonS3>(\"b\").ListBucketsAsync(); }", "backup")]
    [InlineData("class Store { public Task Use(IServiceProvider p, string key) => p.GetRequiredKeyedService<IAmazonS3>(key).ListBucketsAsync(); }", "Reader backup")]
    public void KeyedClient_ActsForTheRegistrationOfItsKey(string store, string expected)
        => Assert.Equal(expected, Principals(
            "services.AddKeyedSingleton<IAmazonS3>(\"r\", (_, _) => new AmazonS3Client(" + Assumed + ")); services.AddKeyedAWSService<IAmazonS3>(\"b\", new AWSOptions { Profile = \"backup\" });", store));

    [Fact]
    public void HelperOfTheContainer_ActsForTheRegisteredClient()
        => Assert.Equal("Reader", Principals(
            "services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(" + Assumed + ")); services.AddScoped<IDynamoDBContext, DynamoDBContext>();",
            "class Row { } public class Store(IDynamoDBContext rows) { public Task Use() => rows.LoadAsync<Row>(1); }", "GetItem"));

    [Theory]
    [InlineData("services.Replace(ServiceDescriptor.Singleton<IAmazonS3>(_ => new AmazonS3Client()));", " Reader")]
    [InlineData("services.Add(ServiceDescriptor.Describe(typeof(IAmazonS3), _ => new AmazonS3Client(), ServiceLifetime.Scoped));", " Reader")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IAmazonS3), new AmazonS3Client()));", " Reader")]
    [InlineData("services.Add(new(typeof(IAmazonS3), _ => new AmazonS3Client(), ServiceLifetime.Singleton));", " Reader")]
    [InlineData("services[0] = new(typeof(IAmazonS3), new AmazonS3Client());", " Reader")]
    [InlineData("ServiceDescriptor one = new(typeof(IAmazonS3), typeof(AmazonS3Client), ServiceLifetime.Singleton); services.Add(one);", " Reader")]
    [InlineData("services.TryAdd(ServiceDescriptor.Transient<IAmazonS3, AmazonS3Client>());", " Reader")]
    [InlineData("services.AddClient<IAmazonS3>(() => new AmazonS3Client());", " Reader")]
    [InlineData("IAmazonS3 made = new AmazonS3Client(); services.AddClient(() => made);", " Reader")]
    [InlineData("services.AddClient<IAmazonDynamoDB>(() => new AmazonDynamoDBClient());", "Reader")]
    [InlineData("services.ReplaceBy<IAmazonS3>(inner => new AmazonS3Client());", " Reader")]
    [InlineData("services.AddSingleton(Registering.Kind, _ => new AmazonS3Client());", " Reader")]
    [InlineData("services.AddSingleton(Registering.Kind, new AmazonS3Client());", " Reader")]
    [InlineData("services.AddSingleton(Registering.Kind, Registering.Kind);", " Reader")]
    [InlineData("services.AddSingleton(typeof(Own).Assembly.GetTypes()[0], typeof(Own));", " Reader")]
    [InlineData("services.TryAddDefaultAWSOptions(new AWSOptions { Profile = \"p\" });", "Reader")]
    [InlineData("ActivatorUtilities.CreateInstance<Store>(null!, new AmazonS3Client());", " Reader")]
    [InlineData("ActivatorUtilities.CreateInstance<Store>(null!, new AmazonS3Client(new AssumeRoleAWSCredentials(own, \"arn:aws:iam::123456789012:role/Other\", \"s\")));", " Other Reader")]
    [InlineData("services.Add(new ServiceDescriptor(Registering.Kind, new AmazonS3Client()));", " Reader")]
    [InlineData("services.Replace(ServiceDescriptor.Singleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient()));", "Reader")]
    [InlineData("services.Add(ServiceDescriptor.Singleton<Own>(new Own()));", "Reader")]
    public void EveryWayToRegister_Counts(string other, string expected)
        => Assert.Equal(expected, Principals("services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + ")); " + other, Client + Helpers));

    [Fact]
    public void TypeParameterOfAModule_MayStandForAClient()
        => Assert.Equal(" Reader", Principals(
            "services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + ")); new Module<IAmazonS3, AmazonS3Client>().Add(services);",
            Client + " public class Module<TService, T> where TService : class where T : class, TService { public void Add(IServiceCollection services) => services.AddSingleton<TService, T>(); }"));

    [Theory]
    [InlineData("services.Add(ServiceDescriptor.Singleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + ")));", "Reader")]
    [InlineData("services.AddAWSService<IAmazonS3>(); services.Replace(ServiceDescriptor.Singleton<IAmazonS3>(_ => new AmazonS3Client(" + Assumed + ")));", " Reader")]
    [InlineData("services.AddClient<IAmazonS3>(() => new AmazonS3Client(" + Assumed + "));", "Reader")]
    [InlineData("services.AddSingleton(new AmazonS3Client(" + Assumed + ")); services.AddSingleton<IAmazonS3>(p => p.GetRequiredService<AmazonS3Client>()); services.Replace(ServiceDescriptor.Singleton(new AmazonS3Client()));", " Reader")]
    [InlineData("services.TryAddDefaultAWSOptions(new AWSOptions { Credentials = " + Assumed + " }); services.AddAWSService<IAmazonS3>();", "Reader")]
    [InlineData("services.AddDefaultAWSOptions(new AWSOptions { Credentials = " + Assumed + " }); services.TryAddDefaultAWSOptions(_ => new AWSOptions()); services.AddAWSService<IAmazonS3>();", " Reader")]
    [InlineData("services.AddDefaultAWSOptions(new AWSOptions { Credentials = " + Assumed + " }); services.AddSingleton(new AWSOptions()); services.AddAWSService<IAmazonS3>();", " Reader")]
    [InlineData("services.AddDefaultAWSOptions(new AWSOptions { Credentials = " + Assumed + " }); services.Replace(ServiceDescriptor.Singleton(new AWSOptions())); services.AddAWSService<IAmazonS3>();", " Reader")]
    public void RegistrationWithADescriptor_IsReadAsOneWithAMethodIs(string registrations, string expected)
        => Assert.Equal(expected, Principals(registrations, Client + Helpers));

    [Theory]
    [InlineData("AWSOptions Made(IConfiguration c) { var o = c.GetAWSOptions(); o.Credentials = " + Assumed + "; return o; }", "Made(configuration)", "Reader")]
    [InlineData("AWSOptions Made() { var o = new AWSOptions { Credentials = " + Assumed + " }; if (configuration[\"x\"] is null) o.Credentials = new EnvironmentVariablesAWSCredentials(); return o; }", "Made()", " Reader")]
    [InlineData("AWSOptions Made() { var o = new AWSOptions { Credentials = " + Assumed + " }; Reset(o); return o; } void Reset(AWSOptions x) => x.Credentials = null;", "Made()", "")]
    [InlineData("var o = configuration.GetAWSOptions(); if (configuration[\"x\"] is null) o.Credentials = " + Assumed + ";", "o", " Reader")]
    [InlineData("var o = configuration.GetAWSOptions(); Set(o); void Set(AWSOptions x) { x.Credentials = " + Assumed + "; }", "o", "Reader")]
    [InlineData("", "configuration.GetAWSOptions().WithRole(own)", "Reader")]
    [InlineData("var o = configuration.GetAWSOptions(); var same = o; same.Profile = \"backup\";", "o", " backup")]
    [InlineData("var o = configuration.GetAWSOptions(); o.SessionRoleArn = " + Role + "; o.Profile = \"backup\";", "o", "Reader backup")]
    [InlineData("var o = new AWSOptions { Credentials = configuration[\"x\"] is null ? null : " + Assumed + " };", "o", " Reader")]
    [InlineData("AWSCredentials c = null; if (configuration[\"x\"] is null) c = " + Assumed + "; var o = new AWSOptions { Credentials = c };", "o", " Reader")]
    [InlineData("var o = new AWSOptions { Credentials = " + Assumed + " }; o.Region = null; Console.WriteLine(o);", "o", "Reader")]
    [InlineData("var o = new AWSOptions(); o.Credentials = new BasicAWSCredentials(configuration[\"a\"], configuration[\"b\"]);", "o", "?")]
    [InlineData("var kept = new Kept(own);", "kept.Options", " Reader")]
    [InlineData("var kept = new Kept(own); kept.Options.Credentials = null;", "kept.Options", " Reader")]
    [InlineData("var (o, n) = (new AWSOptions(), 1); o.Profile = \"backup\";", "o", "backup")]
    [InlineData("var all = new List<AWSOptions> { new() }; foreach (var one in all) one.Profile = \"backup\";", "all[0]", " backup")]
    [InlineData("var o = new AWSOptions(); Action set = () => o.Profile = \"backup\"; set();", "o", " backup")]
    [InlineData("var o = configuration[\"x\"] is null ? new AWSOptions { Profile = \"home\" } : configuration.GetAWSOptions(); o.Profile ??= \"backup\";", "o", " backup home")]
    [InlineData("AWSOptions o = null!; o ??= new AWSOptions { Profile = \"home\" }; var p = o; o = new AWSOptions { Profile = \"backup\" };", "p", "home")]
    public void OptionsThatCodeChanges_HaveWhatItSets(string statements, string options, string expected)
        => Assert.Equal(expected, Principals(statements + " services.AddAWSService<IAmazonS3>(" + options + ");", Client + Helpers));

    [Fact]
    public void PublicClassOfAnApplication_ActsForWhatItIsGiven()
        => Assert.Equal("Reader", Principals(
            "_ = new Store(new AmazonS3Client(" + Assumed + "));",
            "public class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }"));

    private static string Principals(string registrations, string store, string operation = "ListBuckets")
    {
        var calls = Container.Read(Container.Usings + $$"""
            var builder = WebApplication.CreateBuilder(args);
            Start.Register(builder.Services, builder.Configuration, null!);
            static class Start
            {
                public static void Register(IServiceCollection services, IConfiguration configuration, AWSCredentials own)
                {
                    {{registrations}}
                    IAmazonS3 Make(IServiceProvider p) => new AmazonS3Client({{Assumed}});
                }
            }
            {{store}}
            """).Calls.Where(call => call.Operation == operation).Select(static call => call.Principal).ToList();
        return calls.Count == 0 ? "nobody" : string.Join(" ", calls.Select(static principal => principal.Doubt.Length > 0 ? "?" : principal.Name));
    }
}
