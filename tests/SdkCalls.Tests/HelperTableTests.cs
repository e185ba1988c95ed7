using IamAnalyzers.SdkCalls.Tests.Values;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>The tables and indexes of DynamoDB's object and document models.</summary>
public sealed class HelperTableTests
{
    private const string Types = """
        using System; using System.Collections.Generic; using System.Threading.Tasks;
        using Amazon.DynamoDBv2; using Amazon.DynamoDBv2.DataModel; using Amazon.DynamoDBv2.DocumentModel;
        [DynamoDBTable("Orders")] class Order { [DynamoDBHashKey] public string Id { get; set; } = ""; }
        class Special : Order { }
        [DynamoDBTable("Returns")] class Return : Order { }
        class Plain { }

        """;

    private const string Context = "var db = new DynamoDBContext(client);";

    [Theory]
    [InlineData(Context, "db.LoadAsync<Order>(1)", "Orders")]
    [InlineData(Context, "db.LoadAsync<Special>(1)", "Orders")]
    [InlineData(Context, "db.LoadAsync<Return>(1)", "Returns")]
    [InlineData(Context, "db.LoadAsync<Plain>(1)", "Plain")]
    [InlineData(Context, "db.LoadAsync<List<Order>>(1)", "unknown")]
    [InlineData(Context, "db.SaveAsync(new Order())", "Orders")]
    [InlineData(Context, "db.SaveAsync(typeof(Order), new Order())", "unknown")]
    [InlineData(Context, "db.DeleteAsync(new Special())", "Orders")]
    [InlineData(Context, "db.LoadAsync<Order>(1, new LoadConfig { OverrideTableName = \"Archive\" })", "Archive")]
    [InlineData(Context, "db.LoadAsync<Order>(1, new LoadConfig { ConsistentRead = true })", "Orders")]
    [InlineData(Context, "db.LoadAsync<Order>(1, new LoadConfig { TableNamePrefix = \"dev-\" })", "dev-Orders")]
    [InlineData(Context, "db.LoadAsync<Order>(1, new DynamoDBOperationConfig { TableNamePrefix = \"dev-\", OverrideTableName = flag ? \"A\" : \"B\" })", "dev-A|dev-B")]
    [InlineData(Context, "db.LoadAsync<Order>(1, new LoadConfig { OverrideTableName = Environment.GetEnvironmentVariable(\"TABLE\") })", "Orders|{TABLE}")]
    [InlineData(Context, "db.LoadAsync<Order>(1, load)", "unknown")]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { TableNamePrefix = \"dev-\" });", "db.LoadAsync<Order>(1)", "dev-Orders")]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { TableNamePrefix = \"dev-\" });", "db.LoadAsync<Order>(1, new LoadConfig { TableNamePrefix = \"\" })", "Orders|dev-Orders")]
    [InlineData("var config = new DynamoDBContextConfig { TableNamePrefix = \"dev-\" }; var db = new DynamoDBContext(client, config); config.TableNamePrefix = \"later-\";", "db.LoadAsync<Order>(1)", "dev-Orders|later-Orders")]
    [InlineData("var config = new DynamoDBContextConfig(); config.TableNamePrefix = \"dev-\"; var db = new DynamoDBContext(client, config);", "db.LoadAsync<Order>(1)", "dev-Orders")]
    [InlineData("var config = new DynamoDBContextConfig(); if (flag) config.TableNamePrefix = \"dev-\"; var db = new DynamoDBContext(client, config);", "db.LoadAsync<Order>(1)", "Orders|dev-Orders")]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { TableNamePrefix = Environment.GetEnvironmentVariable(\"STAGE\") + \"-\" });", "db.LoadAsync<Order>(1)", "{STAGE}-Orders")]
    [InlineData("var db = new DynamoDBContext(client, context);", "db.LoadAsync<Order>(1)", "*Orders")]
    [InlineData("var db = new DynamoDBContextBuilder().WithDynamoDBClient(() => client).Build();", "db.LoadAsync<Order>(1)", "Orders")]
    [InlineData("var db = new DynamoDBContextBuilder().ConfigureContext(c => c.TableNamePrefix = \"dev-\").Build();", "db.LoadAsync<Order>(1)", "dev-Orders")]
    [InlineData("var db = new DynamoDBContextBuilder().ConfigureContext(c => { c.TableNamePrefix = \"dev-\"; c.ConsistentRead = true; }).Build();", "db.LoadAsync<Order>(1)", "dev-Orders")]
    [InlineData("var db = new DynamoDBContextBuilder().ConfigureContext(Set).Build();", "db.LoadAsync<Order>(1)", "*Orders")]
    [InlineData("var db = new DynamoDBContextBuilder().ConfigureContext(c => Set(c)).Build();", "db.LoadAsync<Order>(1)", "*Orders")]
    [InlineData("var db = handed;", "db.LoadAsync<Order>(1)", "*Orders")]
    [InlineData(Context + " Amazon.AWSConfigsDynamoDB.Context.TableNamePrefix = text;", "db.LoadAsync<Order>(1)", "unknown")]
    [InlineData(Context, "db.GetTargetTable<Order>().GetItemAsync(\"k\")", "Orders")]
    [InlineData("var table = Table.LoadTable(client, \"Items\");", "table.GetItemAsync(\"k\")", "Items")]
    [InlineData("var table = Table.LoadTable(client, new TableConfig(\"Items\"));", "table.GetItemAsync(\"k\")", "Items")]
    [InlineData("Table.TryLoadTable(client, \"Items\", DynamoDBEntryConversion.V2, out ITable table);", "table.GetItemAsync(\"k\")", "Items")]
    [InlineData("var table = new TableBuilder(client, \"Items\").AddHashKey(\"Id\", DynamoDBEntryType.String).Build();", "table.GetItemAsync(\"k\")", "Items")]
    [InlineData("ITable table = flag ? Table.LoadTable(client, \"A\") : Table.LoadTable(client, \"B\");", "table.GetItemAsync(\"k\")", "A|B")]
    [InlineData("var table = Table.LoadTable(client, Environment.GetEnvironmentVariable(\"TABLE\"));", "table.GetItemAsync(\"k\")", "{TABLE}")]
    [InlineData("", "other.GetItemAsync(\"k\")", "unknown")]
    public void TableOfACall_IsWhatTheCodeShows(string statements, string call, string expected)
        => Assert.Equal(expected, Shown.Of(Calls(statements, call).Single(static call => call.Operation is "GetItem" or "UpdateItem" or "DeleteItem"), "TableName"));

    [Theory]
    [InlineData("db.QueryAsync<Order>(1)", "unset")]
    [InlineData("db.QueryAsync<Order>(1, new QueryConfig { IndexName = \"ByDate\" })", "ByDate")]
    [InlineData("db.QueryAsync<Order>(1, new QueryConfig { BackwardQuery = true })", "unset")]
    [InlineData("db.QueryAsync<Order>(1, QueryOperator.GreaterThan, new object[] { 1 })", "unknown")]
    [InlineData("db.QueryAsync<Order>(1, QueryOperator.GreaterThan, new object[] { 1 }, new QueryConfig { IndexName = \"ByDate\" })", "ByDate")]
    [InlineData("db.FromQueryAsync<Order>(new QueryOperationConfig { IndexName = \"ByDate\" })", "ByDate")]
    [InlineData("db.FromQueryAsync<Order>(query)", "unknown")]
    [InlineData("db.ScanAsync<Order>(new List<ScanCondition>())", "unset")]
    [InlineData("Table.LoadTable(client, \"T\").Query(new QueryOperationConfig { IndexName = \"ByDate\", Limit = 1 })", "ByDate")]
    [InlineData("Table.LoadTable(client, \"T\").Query(\"k\", new QueryFilter())", "unset")]
    public void IndexOfAQuery_IsWhatTheCodeShows(string call, string expected)
        => Assert.Equal(expected, Shown.Of(Calls(Context, call).Single(static call => call.Operation is "Query" or "Scan"), "IndexName"));

    [Theory]
    [InlineData("db.CreateBatchGet<Order>()", "BatchGetItem", "RequestItems.Keys", "Orders")]
    [InlineData("db.CreateBatchWrite<Order>()", "BatchWriteItem", "RequestItems.Keys", "Orders")]
    [InlineData("db.CreateTransactGet<Order>()", "TransactGetItems", "TransactItems.Get.TableName", "Orders")]
    [InlineData("db.CreateTransactWrite<Order>()", "TransactWriteItems", "TransactItems.Put.TableName", "Orders?")]
    [InlineData("Table.LoadTable(client, \"T\").CreateBatchWrite()", "BatchWriteItem", "RequestItems.Keys", "T")]
    [InlineData("Table.LoadTable(client, \"T\")", "DescribeTable", "TableName", "T")]
    [InlineData("db.LoadAsync<Order>(1)", "DescribeTable", "TableName", "Orders")]
    public void OtherOperations_NameTheTable(string call, string operation, string member, string expected)
        => Assert.Equal(expected, Shown.Of(Calls(Context, call).First(found => found.Operation == operation), member));

    [Fact]
    public void BatchesPutTogether_AskForNothingMore()
        => Assert.Equal(
            ["dynamodb:BatchGetItem", "dynamodb:DescribeTable?"],
            Reading.Of(Program(Context, "db.CreateMultiTableBatchGet(db.CreateBatchGet<Order>(), db.CreateBatchGet<Plain>())")).Operations);

    [Theory]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { DisableFetchingTableMetadata = true });", "db.LoadAsync<Order>(1)", false)]
    [InlineData("var config = new DynamoDBContextConfig { TableNamePrefix = \"dev-\" }; config.DisableFetchingTableMetadata = true; var db = new DynamoDBContext(client, config);", "db.SaveAsync(new Order())", false)]
    [InlineData("var db = new DynamoDBContextBuilder().WithDynamoDBClient(() => client).ConfigureContext(c => c.DisableFetchingTableMetadata = true).Build();", "db.QueryAsync<Order>(1)", false)]
    [InlineData("const bool Off = true; var db = new DynamoDBContext(client, new DynamoDBContextConfig { DisableFetchingTableMetadata = Off });", "db.GetTargetTable<Order>()", false)]
    [InlineData(Context, "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { ConsistentRead = true });", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { DisableFetchingTableMetadata = false });", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = new DynamoDBContext(client, new DynamoDBContextConfig { DisableFetchingTableMetadata = flag });", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = new DynamoDBContextBuilder().ConfigureContext(c => { if (flag) c.DisableFetchingTableMetadata = true; }).Build();", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = flag ? handed : new DynamoDBContext(client, new DynamoDBContextConfig { DisableFetchingTableMetadata = true });", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var db = handed;", "db.LoadAsync<Order>(1)", true)]
    [InlineData("var config = new DynamoDBContextConfig { DisableFetchingTableMetadata = true }; Set(config); config.DisableFetchingTableMetadata = flag; var db = new DynamoDBContext(client, config);", "db.LoadAsync<Order>(1)", true)]
    public void TableIsDescribed_UnlessTheCodeTurnsThatOff(string statements, string call, bool expected)
        => Assert.Equal(expected, Calls(statements, call).Any(static call => call.Operation == "DescribeTable"));

    [Theory]
    [InlineData("new Repository<Order>(db).Find(); new Repository<Return>(db).Find();", "", "Orders|Returns")]
    [InlineData("new OrderRepository(db).Find();", "class OrderRepository(IDynamoDBContext db) : Repository<Order>(db) { }", "Orders")]
    [InlineData("services.AddScoped(typeof(IRepository<>), typeof(Repository<>)); services.AddScoped<Shop>();", "class Shop(IRepository<Order> orders) { public Task Go() => orders.Find(); }", "Orders")]
    [InlineData("services.AddScoped(typeof(IRepository<>), typeof(Repository<>)); services.BuildServiceProvider().GetRequiredService<IRepository<Order>>().Find(); services.BuildServiceProvider().GetRequiredService<IRepository<Return>>().Find();", "", "Orders|Returns")]
    [InlineData("services.AddScoped(typeof(Repository<>)); services.BuildServiceProvider().GetRequiredService<Repository<Order>>().Find();", "", "Orders")]
    [InlineData("services.AddScoped<IRepository<Order>, Repository<Order>>();", "", "Orders")]
    [InlineData("new Service<Order>(new Repository<Order>(db)).Go();", "class Service<T>(Repository<T> all) where T : class { public Task Go() => all.Find(); }", "Orders")]
    [InlineData("new Unit(db).Of<Order>().Find();", "class Unit(IDynamoDBContext db) { public Repository<T> Of<T>() where T : class => new(db); }", "Orders")]
    [InlineData("new Repository<Row>(db).Find();", "[DynamoDBTable(\"Rows\")] class Row { }", "Rows")]
    [InlineData("Activator.CreateInstance(typeof(Repository<>).MakeGenericType(typeof(Order)), db); new Repository<Return>(db).Find();", "", "*")]
    [InlineData("Console.WriteLine(typeof(Repository<>)); new Repository<Order>(db).Find();", "", "*")]
    [InlineData("Build(typeof(IRepository<>), typeof(Repository<>)); static void Build(Type service, Type made) { } new Repository<Order>(db).Find();", "", "*")]
    public void TypeParameterOfARepository_StandsForTheTypesThatItIsMadeFor(string statements, string types, string expected)
        => Assert.Equal(expected == "*" ? "unknown" : expected, OfContainer("IDynamoDBContext db = new DynamoDBContext(new AmazonDynamoDBClient()); " + statements, types + """
            [DynamoDBTable("Orders")] class Order { } [DynamoDBTable("Returns")] class Return { }
            interface IRepository<T> where T : class { Task<T> Find(); }
            class Repository<T>(IDynamoDBContext db) : IRepository<T> where T : class { public Task<T> Find() => db.LoadAsync<T>(1); }
            """).Replace("*", "", StringComparison.Ordinal));

    private const string Other = "new DynamoDBContext(null, new DynamoDBContextConfig { TableNamePrefix = \"b-\" })";

    [Fact]
    public void ContextOfAContainer_HasThePrefixOfItsRegistration()
    {
        const string Store = "public class Store(IDynamoDBContext db) { public Task Get() => db.LoadAsync<Row>(1); } [DynamoDBTable(\"Rows\")] public class Row { }";
        Assert.Equal("Rows", OfContainer("services.AddAWSService<IAmazonDynamoDB>(); services.AddScoped<IDynamoDBContext, DynamoDBContext>();", Store));
        Assert.Equal("dev-Rows", OfContainer("services.AddSingleton<IDynamoDBContext>(p => new DynamoDBContext(p.GetRequiredService<IAmazonDynamoDB>(), new DynamoDBContextConfig { TableNamePrefix = \"dev-\" }));", Store));
        Assert.Equal("*Rows", OfContainer("services.AddSingleton(new DynamoDBContextConfig()); services.AddScoped<IDynamoDBContext, DynamoDBContext>();", Store));
        Assert.Equal("*Rows", OfContainer("", Store));
    }

    [Theory]
    [InlineData("services.Replace(ServiceDescriptor.Scoped<IDynamoDBContext>(_ => " + Other + "));", "a-Rows|b-Rows")]
    [InlineData("services.AddContext<IDynamoDBContext>(_ => " + Other + ");", "a-Rows|b-Rows")]
    [InlineData("services.Decorate<IDynamoDBContext>(_ => " + Other + ");", "a-Rows|b-Rows")]
    [InlineData("new ServiceCollection().AddSingleton<IDynamoDBContext>(_ => " + Other + ");", "a-Rows|b-Rows")]
    [InlineData("services.AddSingleton(typeof(Registering).Assembly.GetTypes()[0], _ => " + Other + ");", "*Rows")]
    [InlineData("services.AddContext<object>(_ => " + Other + ");", "a-Rows")]
    public void OtherContextOfAContainer_Counts(string other, string expected)
        => Assert.Equal(expected, OfContainer("services.AddSingleton<IDynamoDBContext>(_ => new DynamoDBContext(null, new DynamoDBContextConfig { TableNamePrefix = \"a-\" })); " + other, """
            public class Store(IDynamoDBContext db) { public Task Get() => db.LoadAsync<Row>(1); } [DynamoDBTable("Rows")] public class Row { }
            static class Registering
            {
                public static IServiceCollection AddContext<T>(this IServiceCollection services, Func<IServiceProvider, T> make) where T : class => services.AddScoped(make);
                public static void Decorate<T>(this IServiceCollection services, Func<T, T> make) where T : class
                {
                    var old = services.Last(one => one.ServiceType == typeof(T));
                    services[services.IndexOf(old)] = new(typeof(T), p => make((T)old.ImplementationFactory!(p)), old.Lifetime);
                }
            }
            """));

    private static string OfContainer(string registrations, string store)
        => Shown.Of(
            Principals.Container.Read(Principals.Container.Usings + "var services = new ServiceCollection(); " + registrations + " " + store).Calls.Single(static call => call.Operation == "GetItem"),
            "TableName");

    private static IReadOnlyList<Core.Calls.SdkCall> Calls(string statements, string call) => Reading.Of(Program(statements, call), ReferenceAssemblies.AwsV4).Calls;

    private static string Program(string statements, string call) => Types + $$"""
        class User
        {
            static void Set(DynamoDBContextConfig config) { }
            public object Use(IAmazonDynamoDB client, IDynamoDBContext handed, ITable other, DynamoDBContextConfig context, LoadConfig load, QueryOperationConfig query, string text, bool flag)
            {
                {{statements}}
                return {{call}};
            }
        }
        """;
}
