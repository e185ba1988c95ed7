namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Code of the program that the compiler or reflection runs, without its name at the place: awaiters, operators, handlers of interpolated texts, setters by name.</summary>
public sealed class HiddenCodeTests
{
    [Theory]
    [InlineData("await \"a\"", "static class Own { public static System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter(this string text) => Task.FromResult(text + Console.ReadLine()).GetAwaiter(); }", "unknown")]
    [InlineData("await new Job()", "class Job { public System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter() => Task.FromResult(Console.ReadLine()!).GetAwaiter(); }", "unknown")]
    [InlineData("await Task.FromResult(\"a\")", "", "a")]
    [InlineData("await Task.FromResult(\"a\").ConfigureAwait(false)", "", "a")]
    [InlineData("await new ValueTask<string>(\"a\")", "", "a")]
    [InlineData("Sum()", "class Folder { public static string operator +(string left, Folder right) => right + \"/\" + left + Console.ReadLine(); }", "unknown")]
    [InlineData("Builders.Built()", "class Builders { public static string Built() { var s = new System.Text.StringBuilder(\"a\"); _ = s + new Folder(); return s.ToString(); } } class Folder { public static string operator +(System.Text.StringBuilder left, Folder right) => left.Append(\"z\").ToString(); }", "unknown")]
    [InlineData("Plain()", "class Folder { public static string operator +(string left, Folder right) => left; public override string ToString() => \"f\"; }", "a/f")]
    [InlineData("$\"{Some()}\"", "class Name { public override string ToString() => \"a\"; } class Long : Name, IFormattable { public string ToString(string? format, IFormatProvider? provider) => Console.ReadLine()!; }", "unknown")]
    [InlineData("$\"{Some()}\"", "class Name { public override string ToString() => \"a\"; } class Long : Name { }", "a")]
    public void CodeOfTheProgramThatTheCompilerCalls_IsNotPassedOver(string value, string types, string expected)
    {
        if (!types.Contains("class Folder", StringComparison.Ordinal)) types += " class Folder { }";
        if (!types.Contains("class Name", StringComparison.Ordinal)) types += " class Name { }";
        Assert.Equal(expected, Shown.InProgram(
            "class User { async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(\"b\", " + value + "); static string Sum() { var k = \"a\"; k += new Folder(); return k; } "
            + "static string Plain() { var k = \"a\"; k += \"/f\"; return k; } static Name Some() => new Name(); } " + types));
    }

    [Theory]
    [InlineData("Delegate.CreateDelegate(typeof(Action<string>), t, \"set_Name\")", "unknown")]
    [InlineData("Delegate.CreateDelegate(typeof(Action<string>), t, \"set_\" + Console.ReadLine())", "unknown")]
    [InlineData("typeof(Target).GetMethod(\"set_Name\")!.Invoke(t, [\"b\"])", "unknown")]
    [InlineData("Microsoft.VisualBasic.Interaction.CallByName(t, \"Name\", Microsoft.VisualBasic.CallType.Set, \"b\")", "unknown")]
    [InlineData("System.Runtime.CompilerServices.Unsafe.AsRef(in t.Kept) = \"b\"", "unknown")]
    [InlineData("typeof(Other).GetMethod(\"set_Name\")!.Invoke(null, [\"b\"])", "a")]
    [InlineData("typeof(Other).GetProperty(\"Name\", System.Reflection.BindingFlags.Public, null, typeof(string), [], null)!.SetValue(null, \"b\")", "unknown")]
    [InlineData("typeof(Other).GetField(\"Name\")!.SetValueDirect(default, \"b\")", "a")]
    [InlineData("_ = typeof(Other).GetProperty(\"Name\", System.Reflection.BindingFlags.Public, null, typeof(string), [], null)!.GetSetMethod()", "a")]
    [InlineData("foreach (var one in typeof(Target).GetMethods()) one.Invoke(t, [])", "unknown")]
    public void MemberThatIsSetByName_IsOpen(string write, string expected)
        => Assert.Equal(expected, Shown.InProgram(
            "class Target { public string Name { get; set; } = \"a\"; public readonly string Kept = \"a\"; } class Other { } class User { readonly Target t = new(); async Task Use(IAmazonS3 s3) { "
            + write + "; await s3.GetObjectAsync(\"b\", " + (write.Contains("Kept", StringComparison.Ordinal) ? "t.Kept" : "t.Name") + "); } }"));

    [Fact]
    public void HandlerOfAnInterpolatedText_IsMadeByTheCompiler()
        => Assert.Equal("unknown", Shown.InProgram(
            """
            class User
            {
                async Task Use(IAmazonS3 s3) { Log("x", $"{1}"); await s3.GetObjectAsync("b", new Handler(0, 0, "a").Name); }
                static void Log(string name, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("name")] Handler handler) { }
            }
            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            class Handler(int length, int count, string name)
            {
                public string Name => name;
                public void AppendLiteral(string text) { }
                public void AppendFormatted<T>(T value) { }
            }
            """));
}
