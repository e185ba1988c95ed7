using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>
/// Programs that change a value where a reader may overlook it: under another name, in a callback, by reference, in a loop, from
/// another thread, from another file, by an override. What may be changed is unknown.
/// </summary>
public sealed class ChangedElsewhereTests
{
    [Theory]
    [InlineData("class User { string _k = \"a\"; void Set() => _k = Console.ReadLine()!; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; static void Set(User other) => other._k = \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; static void Set(User? other) { if (other is { } o) o._k = \"z\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; static User Make() => new User { _k = \"z\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; void Set() { ref var alias = ref _k; alias = \"z\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; ref string Alias() => ref _k; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; void Set() => Fill(ref _k); static void Fill(ref string k) => k = \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; void Set() => int.TryParse(\"1\", out _n); int _n; void Get() => Try(out _k); static bool Try(out string k) { k = \"z\"; return true; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; void Set() => (_k, _) = (\"z\", 1); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; void Set((string, int) pair) => (_k, _) = pair; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; void Set() => _k += \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "*z|a")]
    [InlineData("class User { string? _k = \"a\"; void Set() => System.Threading.Interlocked.Exchange(ref _k, \"z\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { string _k = \"a\"; void Set() => System.Threading.ThreadPool.QueueUserWorkItem(_ => _k = \"z\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { string _k = \"a\"; class Nested { void Set(User user) => user._k = \"z\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "a|z")]
    [InlineData("class User { [System.Text.Json.Serialization.JsonInclude] string _k = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); }", "unknown")]
    [InlineData("class User { protected string K = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", K); }", "a")]
    [InlineData("class User { public string K = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", K); }", "a")]
    [InlineData("class User { public string K { get; private set; } = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", K); }", "a")]
    [InlineData("class User { internal string K = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", K); } class Other { void Set(User user) => user.K = \"z\"; }", "a|z")]
    [InlineData("partial class User { string _k = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", _k); } partial class User { void Set() => _k = \"z\"; }", "a|z")]
    public void Field_HasEveryValueThatIsWritten(string code, string expected) => Assert.Equal(expected, Shown.InProgram(code));

    [Theory]
    [InlineData("void Use() { var k = \"a\"; ref var alias = ref k; alias = \"z\"; s3.GetObjectAsync(\"b\", k); } Use();", "unknown")]
    [InlineData("var k = \"a\"; Action change = () => k = \"z\"; change(); await s3.GetObjectAsync(\"b\", k);", "a|z")]
    [InlineData("var k = \"a\"; void Change() => k = \"z\"; Change(); await s3.GetObjectAsync(\"b\", k);", "a|z")]
    [InlineData("var k = \"a\"; for (var i = 0; i < 2; i++) { await s3.GetObjectAsync(\"b\", k); k = \"z\"; }", "a|z")]
    [InlineData("var k = \"a\"; while (flag) k = \"z\"; await s3.GetObjectAsync(\"b\", k);", "a|z")]
    [InlineData("var k = \"a\"; again: await s3.GetObjectAsync(\"b\", k); k = \"z\"; if (flag) goto again;", "a|z")]
    [InlineData("var k = \"a\"; try { k = Maybe()!; k = \"z\"; } catch { } await s3.GetObjectAsync(\"b\", k);", "unknown")]
    [InlineData("var k = \"a\"; unsafe { fixed (char* p = k) { *p = 'z'; } } await s3.GetObjectAsync(\"b\", k);", "a")]
    [InlineData("var k = \"a\"; var later = Task.Run(() => s3.GetObjectAsync(\"b\", k)); k = \"z\"; await later;", "a|z")]
    [InlineData("string k; if (!int.TryParse(text, out var n)) k = \"a\"; else k = \"z\"; await s3.GetObjectAsync(\"b\", k);", "a|z")]
    [InlineData("string[] all = { \"a\" }; Touch(all); await s3.GetObjectAsync(\"b\", all[0]);", "unknown")]
    [InlineData("string[] all = { \"a\" }; var same = all; same[0] = \"z\"; await s3.GetObjectAsync(\"b\", all[0]);", "a|z")]
    [InlineData("string[] all = { \"a\" }; Array.Fill(all, \"z\"); await s3.GetObjectAsync(\"b\", all[0]);", "unknown")]
    [InlineData("void Use() { Span<string> all = new[] { \"a\" }; all[0] = \"z\"; s3.GetObjectAsync(\"b\", all[0]); } Use();", "a|z")]
    [InlineData("var all = new List<string> { \"a\" }; all.Add(\"z\"); foreach (var k in all) await s3.GetObjectAsync(\"b\", k);", "a|z")]
    public void Local_HasEveryValueThatIsWritten(string statements, string expected) => Assert.Equal(expected, Shown.InBody(statements));

    /// <summary>Code that the compiler calls without a call in the text, calls that it leaves out, and objects with more than one name.</summary>
    [Theory]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Own o = r; await s3.GetObjectAsync(r);", "class Own { public static implicit operator Own(GetObjectRequest r) { r.Key = \"z\"; return new(); } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var o = (Own)r; o.R.Key = \"z\"; await s3.GetObjectAsync(r);", "class Own { public GetObjectRequest R = null!; public static explicit operator Own(GetObjectRequest r) => new() { R = r }; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Take(r); static void Take(Own o) { } await s3.GetObjectAsync(r);", "class Own { public static implicit operator Own(GetObjectRequest r) { r.Key = \"z\"; return new(); } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Own o = flag ? r : new Own(); await s3.GetObjectAsync(r);", "class Own { public static implicit operator Own(GetObjectRequest r) { r.Key = \"z\"; return new(); } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; GetObjectRequest x, y; x = y = r; y.Key = \"z\"; await s3.GetObjectAsync(x);", "", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; GetObjectRequest x; Change(x = r); static void Change(GetObjectRequest r) => r.Key = \"z\"; await s3.GetObjectAsync(r);", "", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; GetObjectRequest? kept = null; Keep(r).Key = \"z\"; GetObjectRequest Keep(GetObjectRequest x) => kept = x; await s3.GetObjectAsync(r);", "", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = new Coll { r }; await s3.GetObjectAsync(r);", "class Coll : System.Collections.IEnumerable { public void Add(GetObjectRequest r) => r.Key = \"z\"; public System.Collections.IEnumerator GetEnumerator() => null!; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var c = new Coll { r }; await s3.GetObjectAsync(r);", "class Coll : System.Collections.IEnumerable { public void Add(GetObjectRequest r) => r.Key = \"z\"; public System.Collections.IEnumerator GetEnumerator() => null!; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var c = new List<string> { r }; await s3.GetObjectAsync(r);", "static class Own { public static void Add(this List<string> l, GetObjectRequest r) => r.Key = \"z\"; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Coll c = [r]; await s3.GetObjectAsync(r);", "class Coll : System.Collections.Generic.IEnumerable<GetObjectRequest> { public void Add(GetObjectRequest r) => r.Key = \"z\"; public IEnumerator<GetObjectRequest> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Log.Write($\"x {r}\"); await s3.GetObjectAsync(r);", "static class Log { public static void Write(H h) { } } [System.Runtime.CompilerServices.InterpolatedStringHandler] struct H { public H(int l, int f) { } public void AppendLiteral(string s) { } public void AppendFormatted(GetObjectRequest r) => r.Key = \"z\"; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; foreach (var x in r) { } await s3.GetObjectAsync(r);", "static class Own { public static IEnumerator<int> GetEnumerator(this GetObjectRequest r) { r.Key = \"z\"; yield break; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = r is (\"q\", _); await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = r is (\"q\", _) and { Key: \"k\" }; await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = r is { Key: \"k\" } and not (\"q\", _); await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; switch (r) { case (\"q\", _): break; } await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = r switch { (\"q\", _) => 1, _ => 2 }; await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; if (new { r } is { r: (\"q\", _) }) { } await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; (_, _) = r; await s3.GetObjectAsync(r);", "static class Own { public static void Deconstruct(this GetObjectRequest r, out string a, out string b) { r.Key = \"z\"; a = b = \"\"; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from x in r select x; await s3.GetObjectAsync(r);", "static class Own { public static int Select(this GetObjectRequest r, Func<GetObjectRequest, GetObjectRequest> f) { r.Key = \"z\"; return 1; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from x in r where true select x; await s3.GetObjectAsync(r);", "static class Own { public static GetObjectRequest Where(this GetObjectRequest r, Func<GetObjectRequest, bool> f) { r.Key = \"z\"; return r; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from GetObjectRequest x in r select x; await s3.GetObjectAsync(r);", "static class Own { public static List<T> Cast<T>(this GetObjectRequest r) { r.Key = \"z\"; return []; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from i in new[] { 1 } join x in r on i equals x select i; await s3.GetObjectAsync(r);", "static class Own { public static List<int> Join(this int[] l, GetObjectRequest r, Func<int, int> a, Func<int, int> b, Func<int, int, int> c) { r.Key = \"z\"; return []; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from x in r orderby x select x; await s3.GetObjectAsync(r);", "static class Own { public static GetObjectRequest OrderBy(this GetObjectRequest r, Func<int, int> f) { r.Key = \"z\"; return r; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; _ = from x in r group x by 1; await s3.GetObjectAsync(r);", "static class Own { public static int GroupBy(this GetObjectRequest r, Func<int, int> f) { r.Key = \"z\"; return 1; } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; await r; await s3.GetObjectAsync(r);", "static class Own { public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this GetObjectRequest r) { r.Key = \"z\"; return Task.CompletedTask.GetAwaiter(); } }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Action change = r.Change; change(); await s3.GetObjectAsync(r);", "static class Own { public static void Change(this GetObjectRequest r) => r.Key = \"z\"; }", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Override(r); [System.Diagnostics.Conditional(\"LOCAL\")] static void Override(GetObjectRequest r) => r.Key = \"z\"; await s3.GetObjectAsync(r);", "", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Console.WriteLine($\"x {r}\"); List<GetObjectRequest> c = [r]; Action<GetObjectRequest> keep = x => r = x; await s3.GetObjectAsync(r);", "", "a")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Log.Write(r, $\"x\"); await s3.GetObjectAsync(r);", "static class Log { public static void Write(GetObjectRequest q, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(\"q\")] H h) { } } [System.Runtime.CompilerServices.InterpolatedStringHandler] struct H { public H(int l, int f, GetObjectRequest q) => q.Key = \"z\"; public void AppendLiteral(string s) { } }", "unknown")]
    public void RequestThatTheCompilerHandsAround_MayBeChanged(string statements, string types, string expected)
    {
        var shown = Shown.Of(Reading.Of(Reading.Program(statements) + types).Call);

        Assert.True(shown == expected || shown == expected + "?" || (shown == "unset" && expected == "unknown"), shown + " of " + statements);
    }

    /// <summary>A generator writes the bodies of partial methods.</summary>
    [Theory]
    [InlineData("partial void Map(string name, GetObjectRequest request);", "Map(\"z\", r);", "unknown")]
    [InlineData("public partial void Map(GetObjectRequest request);", "Map(r);", "unknown")]
    [InlineData("public static partial GetObjectRequest Map(GetObjectRequest request);", "r = Map(r);", "unknown")]
    [InlineData("partial void Map(List<string> names);", "var l = new List<string> { \"a\" }; Map(l); r.Key = l[0];", "unknown")]
    [InlineData("partial void Map(Options options);", "var o = new Options { Key = \"a\" }; Map(o); r.Key = o.Key;", "unknown")]
    [InlineData("partial void Map(int number, Options options); void Map(Options options) => Map(1, options);", "var o = new Options { Key = \"a\" }; Map(o); r.Key = o.Key;", "unknown")]
    [InlineData("[Microsoft.Extensions.Logging.LoggerMessage(1, LogLevel.Information, \"{Request}\")] private static partial void Log(GetObjectRequest request);", "Log(r);", "a")]
    [InlineData("[Microsoft.Extensions.Logging.LoggerMessage(1, LogLevel.Information, \"{Options}\")] private static partial void Log(Options options);", "var o = new Options { Key = \"a\" }; Log(o); r.Key = o.Key;", "a")]
    [InlineData("partial void Map(string name);", "Map(\"z\");", "a")]
    [InlineData("partial void Map(GetObjectRequest request); partial void Map(GetObjectRequest request) => Console.WriteLine(request);", "Map(r);", "a")]
    public void ObjectThatAPartialMethodIsHanded_IsOpenUnlessItOnlyReads(string method, string statements, string expected)
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Test0.cs", "using System; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model; namespace Microsoft.Extensions.Logging { class LoggerMessageAttribute(params object[] all) : Attribute; enum LogLevel { Information } } "
            + "class Options { public string Key { get; set; } = \"\"; } partial class Program { " + method.Replace("LogLevel.", "Microsoft.Extensions.Logging.LogLevel.", StringComparison.Ordinal) + " async Task Run(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; " + statements + " await s3.GetObjectAsync(r); } }")]);

        var shown = Shown.Of(Reading.Of(compilation).Call);
        Assert.True(shown == expected || (shown is "unset" && expected == "unknown"), shown);
    }

    /// <summary>The code that another generator writes is not there when IamAnalyzers reads: what uses its names does not bind.</summary>
    [Theory]
    [InlineData("Action change = r.Change; change();")]
    [InlineData("r.Change();")]
    [InlineData("Own.Change(r);")]
    [InlineData("foreach (var x in r) { }")]
    [InlineData("await foreach (var x in r) { }")]
    [InlineData("await r;")]
    [InlineData("var (x, y) = r;")]
    [InlineData("_ = from x in r select x;")]
    [InlineData("_ = from GetObjectRequest x in r select x;")]
    [InlineData("_ = from i in new[] { 1 } join x in r on i equals x select i;")]
    [InlineData("Wrapper w = r;")]
    [InlineData("var w = (Wrapper)r;")]
    [InlineData("Wrapper w = new(r);")]
    [InlineData("Own.Log($\"x {r}\");")]
    [InlineData("Handler h = $\"x {r}\";")]
    [InlineData("Coll c = [r];")]
    [InlineData("Coll c = new() { r };")]
    [InlineData("var c = new Coll { [\"k\"] = r };")]
    [InlineData("if (r is Wrapper { Inner: var x }) { }")]
    [InlineData("if (r is (var x, var y)) { }")]
    [InlineData("_ = r + 1;")]
    [InlineData("Own.Kept = r;")]
    [InlineData("new Coll().Kept = r;")]
    [InlineData("fixed (char* p = r) { }")]
    [InlineData("Part(r);")]
    [InlineData("base.Part(r);")]
    public void RequestThatGeneratedCodeMayHaveInHands_IsOpen(string statement)
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Test0.cs", Reading.Program("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; " + statement + " await s3.GetObjectAsync(r);"))]);

        Assert.Contains(Shown.Of(Reading.Of(compilation).Call), new[] { "unknown", "unset", "a?" });
    }

    [Theory]
    [InlineData("var l = new List<string> { \"a\" }; STATEMENT; var n = l[0];", "l")]
    [InlineData("var l = new[] { \"a\" }; STATEMENT; var n = l[0];", "l")]
    [InlineData("var m = new Dictionary<string, string> { [\"k\"] = \"a\" }; STATEMENT; var n = m[\"k\"];", "m")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); STATEMENT; var n = s.ToString();", "s")]
    public void ListOrBuilderThatGeneratedCodeMayHaveInHands_IsOpen(string program, string name)
    {
        foreach (var statement in new[] { "X.Change()", "Action change = X.Change", "Own.Change(X)", "Wrapper w = X", "var w = (Wrapper)X", "Wrapper w = new(X)", "Own.Kept = X", "await X", "_ = from i in X select i.Unbound(X)", "Own.Log($\"{X}\")", "Handler h = $\"{X}\"", "Coll c = [X]", "_ = X + new Own()", "X.Change = 1", "(X, var q) = Own.Make()", "Own.Make(out X)", "Own.Make(ref X)" })
        {
            var compilation = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/Test0.cs", Reading.Program(program.Replace("STATEMENT", statement.Replace("X", name, StringComparison.Ordinal), StringComparison.Ordinal) + " await s3.GetObjectAsync(\"b\", n);"))]);

            Assert.True(Shown.Of(Reading.Of(compilation).Call) is "unknown" or "unset" or "a?", statement);
        }
    }

    [Theory]
    [InlineData("var n = \"a\"; Log(n = \"z\"); [System.Diagnostics.Conditional(\"NEVER\")] static void Log(string s) { } await s3.GetObjectAsync(\"b\", n);", "a|z")]
    [InlineData("var n = \"a\"; System.Diagnostics.Debug.Assert(flag, $\"x {n = \"z\"}\"); await s3.GetObjectAsync(\"b\", n);", "a|z")]
    [InlineData("var n = \"a\"; System.Diagnostics.Debug.Assert(Fill(out n)); static bool Fill(out string s) { s = \"z\"; return true; } await s3.GetObjectAsync(\"b\", n);", "a|z")]
    [InlineData("var n = \"a\"; Log($\"x {n = \"z\"}\"); static void Log(string s) { } await s3.GetObjectAsync(\"b\", n);", "a|z")]
    [InlineData("var n = \"a\"; Fill(out n); static bool Fill(out string s) { s = \"z\"; return true; } await s3.GetObjectAsync(\"b\", n);", "z")]
    [InlineData("var n = \"a\"; if (Fill(out n)) { } static bool Fill(out string s) { s = \"z\"; return true; } await s3.GetObjectAsync(\"b\", n);", "z")]
    [InlineData("var n = \"a\"; n += n = \"z\"; await s3.GetObjectAsync(\"b\", n);", "az|z")]
    [InlineData("var n = \"a\"; n = n + (n = \"z\"); await s3.GetObjectAsync(\"b\", n);", "az|z")]
    [InlineData("var n = \"a\"; string m; m = n = \"z\"; await s3.GetObjectAsync(\"b\", n);", "z")]
    [InlineData("var l = new List<string> { \"a\" }; var w = new System.Collections.ObjectModel.Collection<string>(l); w.Add(\"z\"); var n = l[^1]; await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var l = new List<string> { \"a\" }; var w = new List<string>(l); w.Add(\"z\"); var n = l[^1]; await s3.GetObjectAsync(\"b\", n);", "a")]
    [InlineData("var m = new System.Collections.Specialized.NameValueCollection { [\"k\"] = \"a\" }; m.Add(\"k\", \"z\"); var n = m[\"k\"]; await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var n = string.Format(\"{0}\", (object)new[] { \"a\" }); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var n = string.Format(\"{0}\", new[] { \"a\" }); await s3.GetObjectAsync(\"b\", n);", "a")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); var x = System.Xml.XmlWriter.Create(s); x.WriteString(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); var o = new System.Text.StringBuilder(); (s ?? o).Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); (s as System.Text.StringBuilder)!.Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); ((System.Text.StringBuilder)s).Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); (flag ? s : new()).Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); if (s is { } o) o.Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); s?.Append(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); if (s == null) return; var n = s + \"z\"; await s3.GetObjectAsync(\"b\", n);", "az")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); Func<string, System.Text.StringBuilder> ap = s.Append; ap(\"z\"); var n = s.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    [InlineData("var s = new System.Text.StringBuilder(\"a\"); System.Text.StringBuilder x, y; x = y = s; y.Append(\"z\"); var n = x.ToString(); await s3.GetObjectAsync(\"b\", n);", "unknown")]
    public void VariableThatIsWrittenInsideAnExpression_HasEveryValueThatItMayHave(string statements, string expected) => Assert.Equal(expected, Shown.InBody(statements));

    [Theory]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var same = r; same.Key = \"z\"; await s3.GetObjectAsync(r);", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var s = new GetObjectRequest(); (flag ? r : s).Key = \"z\"; await s3.GetObjectAsync(r);", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; GetObjectRequest s; (s = r).Key = \"z\"; await s3.GetObjectAsync(r);", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Touch(r); await s3.GetObjectAsync(r);", "unknown")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; Action<GetObjectRequest> change = x => x.Key = \"z\"; change(r); await s3.GetObjectAsync(r);", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var all = new[] { r }; all[0].Key = \"z\"; await s3.GetObjectAsync(r);", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; var later = Task.Run(() => r.Key = \"z\"); await s3.GetObjectAsync(r);", "a|z")]
    [InlineData("var r = new GetObjectRequest { BucketName = \"b\", Key = \"a\" }; for (var i = 0; i < 2; i++) { await s3.GetObjectAsync(r); r.Key = \"z\"; }", "a|z")]
    public void Request_IsUnknownWhereItMayBeChanged(string statements, string expected)
        => Assert.Equal(expected, Shown.InBody(statements));

    [Theory]
    [InlineData("class Base { public virtual string K => \"a\"; } class Mine : Base { public override string K => \"z\"; } class User { Task Use(IAmazonS3 s3, Base b) => s3.GetObjectAsync(\"b\", b.K); }", "a|z")]
    [InlineData("interface INames { string K { get; } } class Names : INames { public string K => \"a\"; } class User { Task Use(IAmazonS3 s3, INames names) => s3.GetObjectAsync(\"b\", names.K); }", "a")]
    [InlineData("abstract class Base { protected abstract string K { get; } public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(\"b\", K); } class Mine : Base { protected override string K => \"z\"; }", "z")]
    [InlineData("class Base { public string K => \"a\"; } class Mine : Base { public new string K => \"z\"; } class User { Task Use(IAmazonS3 s3, Base b) => s3.GetObjectAsync(\"b\", b.K); }", "a")]
    [InlineData("record Target(string Name); class User { Task Use(IAmazonS3 s3, Target t) => s3.GetObjectAsync(\"b\", t.Name); object Make() => new Target(\"a\"); }", "unknown")]
    public void Override_MayRunInItsPlace(string code, string expected) => Assert.Equal(expected, Shown.InProgram(code));
}
