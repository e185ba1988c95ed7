// way in: none: repositories that are made for several types, and closed by the container
// names: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/orders
// names: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/customers
// names: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/carts
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/orders
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/customers
// asks: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/carts
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient());
services.AddSingleton<IDynamoDBContext>(provider => new DynamoDBContext(provider.GetRequiredService<IAmazonDynamoDB>(), new DynamoDBContextConfig { DisableFetchingTableMetadata = true }));
services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
services.AddScoped<Shop>();
services.AddScoped<Carts>();
var provider = services.BuildServiceProvider();
await provider.GetRequiredService<Shop>().RunAsync();
await provider.GetRequiredService<Carts>().DropAsync("1");

internal interface IRepository<T>
    where T : class
{
    Task<T> FindAsync(string id);
}

internal class Repository<T>(IDynamoDBContext context) : IRepository<T>
    where T : class
{
    public Task<T> FindAsync(string id) => context.LoadAsync<T>(id);
}

internal abstract class Store<TItem>(IDynamoDBContext context)
    where TItem : class
{
    public Task DropAsync(string id) => context.DeleteAsync<TItem>(id);
}

internal sealed class Carts(IDynamoDBContext context) : Store<Cart>(context);

internal sealed class Shop(IRepository<Order> orders, IRepository<Customer> customers)
{
    public async Task RunAsync()
    {
        await orders.FindAsync("1");
        await customers.FindAsync("2");
    }
}

[DynamoDBTable("orders")]
internal sealed class Order
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}

[DynamoDBTable("customers")]
internal sealed class Customer
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}

[DynamoDBTable("carts")]
internal sealed class Cart
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}
