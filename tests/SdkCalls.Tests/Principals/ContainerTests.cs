namespace IamAnalyzers.SdkCalls.Tests.Principals;

/// <summary>Clients that a container hands out act for whom they are registered with.</summary>
public sealed class ContainerTests
{
    private const string Role = "\"arn:aws:iam::123456789012:role/Reader\"";
    private const string Assumed = "new AssumeRoleAWSCredentials(own, " + Role + ", \"s\")";

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
