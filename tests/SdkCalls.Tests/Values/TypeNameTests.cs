namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Names of types as texts.</summary>
public sealed class TypeNameTests
{
    [Theory]
    [InlineData("class Order;", "typeof(Order).Name", "Order")]
    [InlineData("class Order;", "typeof(Order).Name.ToLowerInvariant() + \"/x\"", "order/x")]
    [InlineData("class Order;", "typeof(Order).FullName", "Order")]
    [InlineData("namespace A.B { class Outer { public class Inner; } }", "typeof(A.B.Outer.Inner).FullName", "A.B.Outer+Inner")]
    [InlineData("class Outer { public class Inner; }", "typeof(Outer.Inner).Name", "Inner")]
    [InlineData("class Order<T>;", "typeof(Order<int>).Name", "Order`1")]
    [InlineData("class Order<T>;", "typeof(Order<int>).FullName", "unknown")]
    [InlineData("", "typeof(int).Name", "Int32")]
    [InlineData("", "typeof(int[]).Name", "unknown")]
    [InlineData("file class Order;", "typeof(Order).Name", "unknown")]
    [InlineData("class Order; static class Names { public static string Of<T>() => typeof(T).Name; }", "Names.Of<Order>()", "Order")]
    [InlineData("class Order; class Bill; static class Names { public static string Of<T>() => typeof(T).Name; public static string Other = Of<Bill>(); }", "Names.Of<Order>()", "Order")]
    [InlineData("class Order; static class Names { public static string Of<T>(T value) => typeof(T).Name; }", "Names.Of(new Order())", "Order")]
    [InlineData("class Order; static class Names { public static string Of<T>() => Inner<T, int>(); static string Inner<A, B>() => typeof(A).Name + typeof(B).Name; }", "Names.Of<Order>()", "OrderInt32")]
    [InlineData("class Order; static class Names { public static string Of(Type type) => type.Name; }", "Names.Of(typeof(Order))", "Order")]
    [InlineData("class Order; class Store<T> { public string Name => typeof(T).Name; }", "new Store<Order>().Name", "Order")]
    [InlineData("class Order; class Bill; class Store<T> { public string Name { get; } = typeof(T).Name; } class Bills : Store<Bill>;", "new Store<Order>().Name", "Bill|Order")]
    [InlineData("class Order; class Store<T> { public string Name => typeof(T).Name; } static class Stores { public static Store<T> Of<T>() => new(); }", "Stores.Of<Order>().Name", "Order")]
    [InlineData("class Order; class Store<T> { public string Name => typeof(T).Name; } static class Stores { public static object Of(Type type) => Activator.CreateInstance(typeof(Store<>).MakeGenericType(type))!; }", "new Store<Order>().Name", "unknown")]
    [InlineData("sealed class Order { public string Name => GetType().Name; }", "new Order().Name", "Order")]
    [InlineData("abstract class Base { public string Name => GetType().Name; } class Order : Base; class Bill : Base;", "new Order().Name", "Bill|Order")]
    [InlineData("class Base; class Order : Base;", "Make(true).GetType().Name; static Base Make(bool flag) => flag ? new Order() : new Base()", "Base|Order")]
    [InlineData("sealed class Order;", "Make().GetType().Name; static Order Make() => null!", "Order")]
    [InlineData("class Order;", "Make().GetType().Name; static Order Make() => (Order)System.Runtime.Serialization.FormatterServices.GetUninitializedObject(Type.GetType(\"x\")!)", "unknown")]
    [InlineData("class Order;", "Type.GetType(\"x\")!.Name", "unknown")]
    [InlineData("enum Kind { A }", "Kind.A.GetType().Name", "Kind")]
    public void NameOfAType_IsAText(string types, string expression, string expected)
        => Assert.Equal(expected, Shown.InProgram((types.StartsWith("namespace", StringComparison.Ordinal) ? "" : types) + " class User { async Task Use(IAmazonS3 s3) { var text = " + expression + "; await s3.GetObjectAsync(\"b\", text); } }" + (types.StartsWith("namespace", StringComparison.Ordinal) ? types : "")));
}
