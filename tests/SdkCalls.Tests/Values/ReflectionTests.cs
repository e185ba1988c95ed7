namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>What reflection may write or call is not known; a program that only looks keeps what it knows.</summary>
public class ReflectionTests
{
    private const string Usings = "using System.Reflection; using System.Runtime.CompilerServices; using System.Linq.Expressions; ";

    [Theory]
    [InlineData("typeof(Bag).GetField(\"Name\", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(bag, Input);")]
    [InlineData("foreach (var field in bag.GetType().GetFields()) field.SetValue(bag, Input);")]
    [InlineData("bag.GetType().GetTypeInfo().DeclaredFields.First().SetValue(bag, Input);")]
    [InlineData("object any = bag; any.GetType().GetField(Input)!.SetValue(any, Input);")]
    [InlineData("typeof(Bag).InvokeMember(\"Name\", BindingFlags.SetField, null, bag, [Input]);")]
    [InlineData("Expression.Lambda<Action>(Expression.Assign(Expression.Field(Expression.Constant(bag), \"Name\"), Expression.Constant(Input))).Compile()();")]
    [InlineData("Unsafe.As<Twin>(bag).Name = Input;")]
    public void FieldThatReflectionMayWrite_IsUnknown(string statement) => Assert.Equal("unknown", Of(statement, "bag.Name"));

    [Theory]
    [InlineData("Console.WriteLine(typeof(Bag).GetField(\"Name\")!.GetValue(bag));")]
    [InlineData("typeof(Bag).GetField(\"Other\")!.SetValue(bag, Input);")]
    [InlineData("typeof(Twin).GetField(\"Name\")!.SetValue(new Twin(), Input);")]
    [InlineData("foreach (var field in typeof(Twin).GetFields()) field.SetValue(new Twin(), Input);")]
    [InlineData("var list = new List<string>(); list.GetType().GetProperties().First().SetValue(list, 1);")]
    public void FieldThatReflectionOnlyReads_KeepsItsValue(string statement) => Assert.Equal("a", Of(statement, "bag.Name"));

    [Theory]
    [InlineData("typeof(Bag).GetMethod(\"Set\")!.Invoke(bag, [Input]);")]
    [InlineData("foreach (var method in bag.GetType().GetMethods()) method.Invoke(bag, [Input]);")]
    [InlineData("((Action<string>)Delegate.CreateDelegate(typeof(Action<string>), bag, \"Set\"))(Input);")]
    [InlineData("Expression.Lambda<Action>(Expression.Call(Expression.Constant(bag), \"Set\", null, Expression.Constant(Input))).Compile()();")]
    public void ParameterOfAMethodThatReflectionMayCall_IsUnknown(string statement) => Assert.Equal("unknown", Of(statement + " bag.Set(\"b\");", "bag.Given"));

    [Theory]
    [InlineData("Console.WriteLine(typeof(Bag).GetMethod(\"Set\")!.Name);")]
    [InlineData("typeof(Bag).GetMethod(\"Other\")!.Invoke(bag, [Input]);")]
    [InlineData("Action run = () => Console.WriteLine(); run.Invoke();")]
    public void ParameterOfAMethodThatReflectionLeavesAlone_HasTheValuesOfItsCallers(string statement) => Assert.Equal("b?", Of(statement + " bag.Set(\"b\");", "bag.Given"));

    [Theory]
    [InlineData("[UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"_name\")] static extern ref string Reach(Holder holder);", "unknown")]
    [InlineData("[UnsafeAccessor(UnsafeAccessorKind.Field, Name = \"_other\")] static extern ref string Reach(Holder holder);", "a")]
    public void FieldBehindAnAccessor_IsUnknown(string accessor, string expected)
        => Assert.Equal(expected, Shown.InProgram(Usings + "class Holder { string _name = \"a\"; string _other = \"\"; public string Name => _name; } class User { " + accessor
            + " async Task Use(IAmazonS3 s3, Holder holder) { Reach(holder) = Console.ReadLine()!; await s3.GetObjectAsync(\"b\", holder.Name); } }"));

    [Theory]
    [InlineData("static readonly string First = Second ?? \"a\"; static readonly string Second = \"b\";", "First", "a|b")]
    [InlineData("static readonly string Second = \"b\"; static readonly string First = Second ?? \"a\";", "First", "b")]
    public void StaticField_MayBeReadBeforeItsInitializer(string members, string field, string expected)
        => Assert.Equal(expected, string.Join('|', Shown.InProgram("class User { " + members + " async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + field + "); }").Split('|').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("object o = args.Length > 0 ? 1 : \"a\"; var key = o as string ?? \"b\";", "a|1|b")]
    [InlineData("string s = \"a\"; var key = s as string ?? \"b\";", "a")]
    public void CastThatMayFail_MayGiveNull(string statements, string expected)
    {
        var shown = Shown.InProgram("class User { async Task Use(IAmazonS3 s3, string[] args) { " + statements + " await s3.GetObjectAsync(\"b\", key); } }");
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), shown.Split('|').Order(StringComparer.Ordinal));
    }

    private static string Of(string statement, string key)
        => Shown.InProgram(Usings + "class Bag { internal string Name = \"a\"; internal string Other = \"\"; internal string? Given; internal void Set(string given) => Given = given; internal void Reset() { } } "
            + "class Twin { internal string Name = \"\"; } class User { static string Input => Console.ReadLine()!; async Task Use(IAmazonS3 s3) { var bag = new Bag(); "
            + statement + " await s3.GetObjectAsync(\"b\", " + key + "); } }");
}
