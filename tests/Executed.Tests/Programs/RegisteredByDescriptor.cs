// way in: none: contexts and settings that descriptors and helpers of the program register
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b-rows
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/c-rows
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/d-rows
// names: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b-rows
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

await LoadAsync(static services => services.Replace(ServiceDescriptor.Scoped<IDynamoDBContext>(_ => Make("b-"))));
await LoadAsync(static services => services.AddContext<IDynamoDBContext>(_ => Make("c-")));
await LoadAsync(static services => services.Decorate<IDynamoDBContext>(_ => Make("d-")));

static async Task LoadAsync(Action<IServiceCollection> change)
{
    var services = new ServiceCollection();
    services.AddSingleton<IDynamoDBContext>(_ => Make("a-"));
    change(services);
    await services.BuildServiceProvider().GetRequiredService<IDynamoDBContext>().LoadAsync<Row>("1");
}

static IDynamoDBContext Make(string prefix) => new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = prefix, DisableFetchingTableMetadata = true });

[DynamoDBTable("rows")]
internal sealed class Row
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}

internal static class Registering
{
    public static IServiceCollection AddContext<T>(this IServiceCollection services, Func<IServiceProvider, T> make)
        where T : class
        => services.AddScoped(make);

    public static void Decorate<T>(this IServiceCollection services, Func<T, T> make)
        where T : class
    {
        var old = services.Last(one => one.ServiceType == typeof(T));
        services[services.IndexOf(old)] = new(typeof(T), provider => make((T)old.ImplementationFactory!(provider)), old.Lifetime);
    }
}
