namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>
/// Ways in which people write calls: the bucket that stands in the code stands in the reading. What may be another one is unknown.
/// The expected values were worked out from the code before the reader saw it.
/// </summary>
public sealed class WrittenStyleTests
{
    [Theory]
    [InlineData("class User { readonly string _b = \"\"; public User(string name) => _b = name + \"-b\"; static User Make() => new(\"a\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_b, \"k\"); }", "|a-b")]
    [InlineData("class User { readonly string _b = string.Empty; public User() { _b = \"a\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_b, \"k\"); }", "|a")]
    [InlineData("class User { string B { get; } = \"\"; public User() { B = \"a\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(B, \"k\"); }", "|a")]
    [InlineData("static class Names { static string _b = \"\"; public static void Init() => _b = \"a\"; public static Task Use(IAmazonS3 s3) { Init(); return s3.GetObjectAsync(_b, \"k\"); } }", "|a")]
    [InlineData("class User { string _b = \"\"; void Set(bool f) { if (f) _b = \"a\"; else _b = \"c\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_b, \"k\"); }", "|a|c")]
    [InlineData("class User(string? name) { readonly string _b = name ?? \"c\"; static User Make() => new(\"a\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_b, \"k\"); }", "a")]
    public void InitialValues_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await G(\"a\"); async Task G(string b) => await s3.GetObjectAsync(b, \"k\"); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await G(\"a\"); await G(b: \"c\"); Task G(string b) { return s3.GetObjectAsync(b, \"k\"); } } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await Outer(\"a\"); async Task Outer(string b) { await Inner(); Task Inner() => s3.GetObjectAsync(b, \"k\"); } } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { string N(string p) => p + \"-x\"; await s3.GetObjectAsync(N(\"a\"), \"k\"); } }", "a-x")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await G(\"a\"); await G(); async Task G(string b = \"d\") => await s3.GetObjectAsync(b, \"k\"); } }", "a|d")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await Task.WhenAll(new[] { 1, 2 }.Select(i => G(\"a\", i))); Task G(string b, int i) => s3.GetObjectAsync(b, \"k\" + i); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { Func<string, Task> f = G; Keep(f); await G(\"a\"); Task G(string b) => s3.GetObjectAsync(b, \"k\"); } public static event Action<object>? Kept; static void Keep(object o) => Kept?.Invoke(o); }", "unknown")]
    public void LocalFunctions_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; ArgumentNullException.ThrowIfNull(r); await s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Console.WriteLine(r); Console.WriteLine($\"get {r}\"); await s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(r)); await s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Check(r); await s3.GetObjectAsync(r); } static void Check(GetObjectRequest r) { if (r.BucketName is null) throw new ArgumentException(nameof(r)); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Log(\"getting\", r); await s3.GetObjectAsync(r); } static void Log(string text, object value) => Console.WriteLine(text + value); }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; System.Diagnostics.Debug.Assert(r != null); _ = nameof(r); lock (r) { } await s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Change(r, false); await s3.GetObjectAsync(r); } static void Change(GetObjectRequest r, bool f) { if (f) r.BucketName = \"z\"; } }", "a|z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Change(r); await s3.GetObjectAsync(r); } static void Change(GetObjectRequest r) { r.BucketName = \"z\"; } }", "z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { Key = \"k\" }; await ChangeAsync(r, \"z\"); await s3.GetObjectAsync(r); } static async Task ChangeAsync(GetObjectRequest r, string b) { await Task.Yield(); r.BucketName = b; } }", "z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; var later = ChangeAsync(r); r.BucketName = \"a\"; await later; await s3.GetObjectAsync(r); } static async Task ChangeAsync(GetObjectRequest r) { await Task.Yield(); r.BucketName = \"z\"; } }", "a|z")]
    [InlineData("class User { static GetObjectRequest? _kept; async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"c\", Key = \"k\" }; Keep(r); r.BucketName = \"a\"; Later(); await s3.GetObjectAsync(r); } static void Keep(GetObjectRequest r) => _kept = r; static void Later() => _kept!.BucketName = \"z\"; }", "a|z")]
    [InlineData("public class User { public static GetObjectRequest? Kept; async Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; Kept = r; await s3.GetObjectAsync(r); } }", "unknown")]
    public void OnlyRead_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { async Task Use(IAmazonS3 s3, List<PartETag> parts) { var r = new CompleteMultipartUploadRequest { BucketName = \"a\", Key = \"k\" }; r.AddPartETags(parts); await s3.CompleteMultipartUploadAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var r = new DeleteObjectsRequest { BucketName = \"a\" }; r.AddKey(\"x\"); r.AddKey(\"y\", \"v\"); await s3.DeleteObjectsAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, string[] keys) { var r = new DeleteObjectsRequest { BucketName = \"a\" }; foreach (var k in keys) r.AddKey(k); await s3.DeleteObjectsAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, UploadPartResponse part) { var r = new CompleteMultipartUploadRequest(); r.BucketName = \"a\"; r.Key = \"k\"; r.AddPartETags(part); await s3.CompleteMultipartUploadAsync(r); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) => s3.DeleteObjectsAsync(With(new DeleteObjectsRequest { BucketName = \"a\" })); static DeleteObjectsRequest With(DeleteObjectsRequest r) { r.AddKey(\"k\"); return r; } }", "a")]
    public void SdkMethods_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { Task Use(IAmazonS3 s3, string? after) => s3.ListObjectsV2Async(Make(after)); static ListObjectsV2Request Make(string? after) { var r = new ListObjectsV2Request { BucketName = \"a\" }; if (after == null) return r; r.StartAfter = after; return r; } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, int n) => s3.ListObjectsV2Async(Make(n)); static ListObjectsV2Request Make(int n) { var r = new ListObjectsV2Request { BucketName = \"a\" }; switch (n) { case 0: return r; case 1: r.Prefix = \"x\"; return r; } r.Prefix = \"y\"; return r; } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, bool f) => s3.ListObjectsV2Async(Make(f)); static ListObjectsV2Request Make(bool f) { if (f) return new() { BucketName = \"c\" }; var r = new ListObjectsV2Request { BucketName = \"a\" }; return r; } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, string? t) { var r = new ListObjectsV2Request { BucketName = \"a\" }; if (t is not null) r.ContinuationToken = t; await s3.ListObjectsV2Async(r); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, string? t) { var r = new ListObjectsV2Request { BucketName = \"a\" }; try { r.ContinuationToken = t; return s3.ListObjectsV2Async(r); } finally { Console.WriteLine(r); } } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, string? after) { var r = Make(); r.StartAfter = after; return s3.ListObjectsV2Async(r); ListObjectsV2Request Make() { var m = new ListObjectsV2Request { BucketName = \"a\" }; if (after is null) return m; m.Prefix = \"p\"; return m; } } }", "a")]
    public void EarlyReturn_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var (b, k) = (\"a\", \"t/k\"); return s3.GetObjectAsync(b, k); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var t = (Bucket: \"a\", Key: \"k\"); return s3.GetObjectAsync(t.Bucket, t.Key); } }", "a")]
    [InlineData("class User { record Loc(string B, string K); Task Use(IAmazonS3 s3) { var (b, k) = new Loc(\"a\", \"k\"); return s3.GetObjectAsync(b, k); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var o = new { Bucket = \"a\", Key = \"k\" }; return s3.GetObjectAsync(o.Bucket, o.Key); } }", "a")]
    [InlineData("class User { static (string B, string K) Where(string n) => (\"a\", n); Task Use(IAmazonS3 s3) { var (b, k) = Where(\"n\"); return s3.GetObjectAsync(b, k); } }", "a")]
    [InlineData("class User { static (string B, string K) Where(bool f) => f ? (\"a\", \"k\") : (\"c\", \"k\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Where(true).B, Where(true).K); }", "a|c")]
    [InlineData("class User { static (string, string) Where(string n) => (n + \"-x\", \"k\"); Task Use(IAmazonS3 s3) { string b, k; (b, k) = Where(\"a\"); return s3.GetObjectAsync(b, k); } }", "a-x")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { (string Bucket, string Key) t = (\"a\", \"k\"); var u = t; return s3.GetObjectAsync(u.Item1, u.Key); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var t = (Bucket: \"a\", Key: \"k\"); t.Bucket = Console.ReadLine()!; return s3.GetObjectAsync(t.Bucket, t.Key); } }", "unknown")]
    [InlineData("class User { readonly (string B, string K) _at = (\"a\", \"k\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_at.B, _at.K); }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var (b, k) in new[] { (\"a\", \"1\"), (\"c\", \"2\") }) await s3.GetObjectAsync(b, k); } }", "a|c")]
    [InlineData("class User { record Loc(string B, string K); async Task Use(IAmazonS3 s3) { foreach (var at in new List<Loc> { new(\"a\", \"1\"), new(\"c\", \"2\") }) await s3.GetObjectAsync(at.B, at.K); } }", "a|c")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var a = \"a\"; var b = \"c\"; (a, b) = (b, a); return s3.GetObjectAsync(a, \"k\"); } }", "c")]
    [InlineData("class User { readonly record struct Loc(string B, string K); static readonly Loc L = new(\"a\", \"k\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(L.B, L.K); }", "a")]
    [InlineData("class User { record Loc { public required string B { get; init; } public string K { get; init; } = \"k\"; } Task Use(IAmazonS3 s3) { var at = new Loc { B = \"x\" } with { B = \"a\" }; return s3.GetObjectAsync(at.B, at.K); } }", "a")]
    public void Parts_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("abstract class Base { protected abstract string Bucket { get; } public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); } sealed class A : Base { protected override string Bucket => \"a\"; } sealed class C : Base { protected override string Bucket => \"c\"; }", "a|c")]
    [InlineData("class Base { protected virtual string Bucket => \"a\"; public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); } class C : Base { protected override string Bucket => \"c\"; }", "a|c")]
    [InlineData("interface INames { string Bucket(string p); } class A : INames { public string Bucket(string p) => p; } class C : INames { string INames.Bucket(string p) => \"c\"; } class User { Task Use(IAmazonS3 s3, INames names) => s3.GetObjectAsync(names.Bucket(\"a\"), \"k\"); }", "a|c")]
    [InlineData("abstract class Base { protected abstract string Bucket { get; } public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); } abstract class Mid : Base { } class A : Mid { protected override string Bucket { get; } = \"a\"; } class C : Mid { protected override string Bucket => \"c\"; }", "a|c")]
    [InlineData("interface INames { static abstract string Bucket { get; } } class A : INames { public static string Bucket => \"a\"; } class User<T> where T : INames { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(T.Bucket, \"k\"); }", "a")]
    [InlineData("public abstract class Base { protected abstract string Bucket { get; } public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); } sealed class A : Base { protected override string Bucket => \"a\"; }", "unknown")]
    [InlineData("abstract class Base { protected abstract Task<string> Bucket(); public async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(await Bucket(), \"k\"); } class A : Base { protected override Task<string> Bucket() => Task.FromResult(\"a\"); } class C : Base { protected override async Task<string> Bucket() { await Task.Yield(); return \"c\"; } }", "a|c")]
    [InlineData("abstract class Base { protected abstract GetObjectRequest Make(); public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Make()); } class A : Base { protected override GetObjectRequest Make() => new() { BucketName = \"a\" }; } class C : Base { protected override GetObjectRequest Make() => new() { BucketName = \"c\" }; }", "a|c")]
    [InlineData("interface IStore { Task Put(string bucket); } class Store(IAmazonS3 s3) : IStore { public Task Put(string bucket) => s3.GetObjectAsync(bucket, \"k\"); } class User { async Task Use(IStore store, Store own) { await store.Put(\"a\"); await own.Put(\"c\"); } }", "a|c")]
    [InlineData("abstract class Base { public abstract Task Put(string bucket); } class Store(IAmazonS3 s3) : Base { public override Task Put(string bucket) => s3.GetObjectAsync(bucket, \"k\"); } class User { Task Use(Base store) => store.Put(\"a\"); }", "a")]
    public void Overriders_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { static readonly Dictionary<string, string> Map = new() { [\"x\"] = \"a\", [\"y\"] = \"c\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Map[\"x\"], \"k\"); }", "a")]
    [InlineData("class User { static readonly Dictionary<string, string> Map = new() { { \"x\", \"a\" }, { \"y\", \"c\" } }; Task Use(IAmazonS3 s3, string n) => s3.GetObjectAsync(Map[n], \"k\"); }", "a|c")]
    [InlineData("class User { static readonly Dictionary<string, string> Map = new(StringComparer.OrdinalIgnoreCase) { [\"x\"] = \"a\", [\"y\"] = \"c\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Map[\"X\"], \"k\"); }", "a|c")]
    [InlineData("class User { readonly Dictionary<string, string> _map = new() { [\"x\"] = \"a\" }; void Set() => _map[\"x\"] = \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_map[\"x\"], \"k\"); }", "a|z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var all = new List<string> { \"a\" }; all.Add(\"c\"); all.AddRange(new[] { \"e\" }); foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "a|c|e")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { string[] some = [\"a\"]; string[] all = [.. some, \"c\"]; foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in Names()) await s3.GetObjectAsync(b, \"k\"); } static IEnumerable<string> Names() { yield return \"a\"; yield return \"c\"; } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in All) await s3.GetObjectAsync(b, \"k\"); } static IReadOnlyList<string> All => new[] { \"a\", \"c\" }; }", "a|c")]
    [InlineData("class User { static readonly System.Collections.Immutable.ImmutableArray<string> All = System.Collections.Immutable.ImmutableArray.Create(\"a\", \"c\"); async Task Use(IAmazonS3 s3) { foreach (var b in All) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in new[] { \"a\", \"c\" }.Select(n => n + \"-1\").Where(n => n.Length > 1).OrderBy(n => n)) await s3.GetObjectAsync(b, \"k\"); } }", "a-1|c-1")]
    [InlineData("class User { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(new List<string> { \"a\", \"c\" }.First(n => n.Length > 0), \"k\"); }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in new[] { \"a\" }.Concat(new[] { \"c\" })) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { static readonly Lazy<string> B = new(() => \"a\"); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(B.Value, \"k\"); }", "a")]
    [InlineData("class User { readonly Lazy<Task<string>> _b = new(() => Task.FromResult(\"a\")); async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(await _b.Value.ConfigureAwait(false), \"k\"); }", "a")]
    [InlineData("class User { static async Task<string> B() { await Task.Yield(); return \"a\"; } async Task Use(IAmazonS3 s3) { var t = B(); await s3.GetObjectAsync(await t, \"k\"); } }", "a")]
    [InlineData("class User { static async ValueTask<string> B() { await Task.Yield(); return \"a\"; } async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(await B().AsTask(), \"k\"); }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) => await s3.GetObjectAsync(await Task.Run(() => \"a\"), \"k\"); }", "a")]
    [InlineData("class User { static bool TryGet(out string b) { b = \"a\"; return true; } async Task Use(IAmazonS3 s3) { if (TryGet(out var b)) await s3.GetObjectAsync(b, \"k\"); } }", "a")]
    [InlineData("class User { static void Get(string n, out string b, out int i) { i = 1; b = \"a-\" + n; } async Task Use(IAmazonS3 s3) { string b; Get(\"n\", out b, out _); await s3.GetObjectAsync(b, \"k\"); } }", "a-n")]
    [InlineData("class User { static readonly Dictionary<int, string> Map = new() { [1] = \"a\", [2] = \"c\" }; async Task Use(IAmazonS3 s3) { foreach (var (n, b) in Map) await s3.GetObjectAsync(b, \"k\" + n); } }", "a|c")]
    [InlineData("class User { static readonly Dictionary<string, int> Map = new() { [\"x\"] = 1, [\"y\"] = 2 }; async Task Use(IAmazonS3 s3) { foreach (var b in Map.Keys) await s3.GetObjectAsync(b, \"k\"); } }", "x|y")]
    [InlineData("class User { static readonly Dictionary<string, int> Map = new() { [\"x\"] = 1, [\"y\"] = 2 }; async Task Use(IAmazonS3 s3) { foreach (var pair in Map) await s3.GetObjectAsync(pair.Key, \"k\"); } }", "x|y")]
    [InlineData("class User { Task Use(IAmazonS3 s3) => All(s3, \"a\", \"c\"); static async Task All(IAmazonS3 s3, params string[] all) { foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in Enumerable.Repeat(\"a\", 3)) await s3.GetObjectAsync(b, \"k\"); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var q = new Queue<string>(); q.Enqueue(\"a\"); q.Enqueue(\"c\"); while (q.Count > 0) await s3.GetObjectAsync(q.Dequeue(), \"k\"); } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var all = new string[2]; all[0] = \"a\"; all[1] = \"c\"; foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { Task Use(IAmazonS3 s3) => Task.WhenAll(new[] { \"a\", \"c\" }.Select(b => s3.GetObjectAsync(b, \"k\"))); }", "a|c")]
    [InlineData("class User { Task Use(IAmazonS3 s3) => Parallel.ForEachAsync(new[] { \"a\", \"c\" }, async (b, t) => await s3.GetObjectAsync(b, \"k\", t)); }", "a|c")]
    [InlineData("class User { void Use(IAmazonS3 s3) => new List<string> { \"a\", \"c\" }.ForEach(b => s3.GetObjectAsync(b, \"k\")); }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, List<string> more) { var all = new List<string> { \"a\" }; all.AddRange(more); foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "unknown")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, Action<List<string>> fill) { var all = new List<string> { \"a\" }; fill(all); foreach (var b in all) await s3.GetObjectAsync(b, \"k\"); } }", "unknown")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { await foreach (var b in Names()) await s3.GetObjectAsync(b, \"k\"); } static async IAsyncEnumerable<string> Names() { yield return \"a\"; await Task.Yield(); yield return \"c\"; } }", "a|c")]
    public void Containers_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { static readonly GetObjectRequest Req = new() { BucketName = \"a\", Key = \"k\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Req); }", "a")]
    [InlineData("class User { static readonly GetObjectRequest Req = new() { BucketName = \"a\", Key = \"k\" }; static void Change() => Req.BucketName = \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Req); }", "a|z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var all = new List<GetObjectRequest> { new() { BucketName = \"a\" }, new() { BucketName = \"c\" } }; foreach (var r in all) await s3.GetObjectAsync(r); } }", "a|c")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var all = new List<GetObjectRequest>(); all.Add(new() { BucketName = \"a\" }); all.Add(new() { BucketName = \"c\" }); return Task.WhenAll(all.Select(r => s3.GetObjectAsync(r))); } }", "a|c")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var r in Make()) await s3.GetObjectAsync(r); } static IEnumerable<GetObjectRequest> Make() { foreach (var b in new[] { \"a\", \"c\" }) yield return new() { BucketName = b, Key = \"k\" }; } }", "a|c")]
    [InlineData("class Builder { readonly GetObjectRequest _r = new(); public Builder Bucket(string b) { _r.BucketName = b; return this; } public Builder Key(string k) { _r.Key = k; return this; } public GetObjectRequest Build() => _r; } class User { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(new Builder().Bucket(\"a\").Key(\"k\").Build()); }", "a")]
    [InlineData("class Builder { string? _b; public Builder Bucket(string b) { _b = b; return this; } public GetObjectRequest Build() => new() { BucketName = _b, Key = \"k\" }; } class User { Task Use(IAmazonS3 s3) { var builder = new Builder(); builder.Bucket(\"a\"); return s3.GetObjectAsync(builder.Build()); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { Func<GetObjectRequest, System.Threading.CancellationToken, Task> f = s3.GetObjectAsync; await f(new() { BucketName = \"a\", Key = \"k\" }, default); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3, string[] ids) { var all = ids.Select(id => new GetObjectRequest { BucketName = \"a\", Key = id }).ToList(); foreach (var r in all) await s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var all = new List<GetObjectRequest> { new() { BucketName = \"a\" } }; foreach (var r in all) { await s3.GetObjectAsync(r); r.BucketName = \"z\"; } } }", "a|z")]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { var all = new List<GetObjectRequest> { new() { BucketName = \"a\" } }; foreach (var r in all) r.BucketName = \"z\"; await s3.GetObjectAsync(all[0]); } }", "a|z")]
    [InlineData("class User { GetObjectRequest Request { get; } = new() { BucketName = \"a\", Key = \"k\" }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Request); }", "a")]
    [InlineData("static class Extra { public static T With<T>(this T r, Action<T> set) { set(r); return r; } } class User { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(new GetObjectRequest { BucketName = \"a\" }.With(r => r.Key = \"k\")); }", "a")]
    [InlineData("static class Extra { public static T With<T>(this T r, Action<T> set) { set(r); return r; } } class User { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(new GetObjectRequest { BucketName = \"a\" }.With(r => r.BucketName = \"z\")); }", "a|z")]
    [InlineData("class User { readonly Lazy<GetObjectRequest> _r = new(() => new GetObjectRequest { BucketName = \"a\", Key = \"k\" }); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_r.Value); }", "a")]
    [InlineData("class User { static readonly Dictionary<string, GetObjectRequest> All = new() { [\"x\"] = new() { BucketName = \"a\" }, [\"y\"] = new() { BucketName = \"c\" } }; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(All[\"x\"]); }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, bool f) { GetObjectRequest r; if (f) r = new() { BucketName = \"a\" }; else r = new() { BucketName = \"c\" }; return s3.GetObjectAsync(r); } }", "a|c")]
    [InlineData("class User(GetObjectRequest r) { Task Use(IAmazonS3 s3) => s3.GetObjectAsync(r); static User Make() => new(new() { BucketName = \"a\", Key = \"k\" }); }", "a")]
    [InlineData("class User { GetObjectRequest? _r; void Set() { var r = new GetObjectRequest { BucketName = \"a\" }; _r = r; r.BucketName = \"z\"; } Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_r); }", "a|z")]
    [InlineData("class User { readonly GetObjectRequest _r = new() { BucketName = \"a\" }; Task Use(IAmazonS3 s3, Action<object> look) { look(_r); return s3.GetObjectAsync(_r); } }", "unknown")]
    [InlineData("class User { readonly GetObjectRequest _r = new() { BucketName = \"a\" }; GetObjectRequest Get() => _r; void Change() => Get().BucketName = \"z\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(_r); }", "a|z")]
    public void MadeElsewhere_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { internal string Bucket { get; set; } = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); }", "a")]
    [InlineData("class User { internal string Bucket { get; set; } = \"a\"; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); static User Make() => new() { Bucket = \"c\" }; }", "a|c")]
    [InlineData("class User { public string Bucket { get; init; } = \"a\"; public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); static User Make() => new() { Bucket = \"c\" }; }", "c")]
    [InlineData("class User { public required string Bucket { get; init; } public Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Bucket, \"k\"); static User Make() => new() { Bucket = \"a\" }; }", "a")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3, Settings s) => s3.GetObjectAsync(s.Bucket, \"k\"); }", "a")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3) { var s = new Settings { Bucket = \"c\" }; return s3.GetObjectAsync(s.Bucket, \"k\"); } }", "a|c")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3) { var s = System.Text.Json.JsonSerializer.Deserialize<Settings>(\"{}\")!; return s3.GetObjectAsync(s.Bucket, \"k\"); } }", "unknown")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class Root { public Settings? Inner { get; set; } } class User { Task Use(IAmazonS3 s3, Settings s) => s3.GetObjectAsync(s.Bucket, \"k\"); static Root? Load() => System.Text.Json.JsonSerializer.Deserialize<Root>(\"{}\"); }", "unknown")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class Set<T> { } class User { Task Use(IAmazonS3 s3, Settings s, Set<Settings> all) => s3.GetObjectAsync(s.Bucket, \"k\"); }", "unknown")]
    [InlineData("class Settings { public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3, Settings s) => s3.GetObjectAsync(s.Bucket, \"k\"); static object Made(Type t) => Activator.CreateInstance(typeof(Settings))!; }", "unknown")]
    [InlineData("class Settings { [System.Text.Json.Serialization.JsonInclude] public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3, Settings s) => s3.GetObjectAsync(s.Bucket, \"k\"); }", "unknown")]
    [InlineData("public class Settings { public string Bucket { get; set; } = \"a\"; } class User { Task Use(IAmazonS3 s3, Settings s) => s3.GetObjectAsync(s.Bucket, \"k\"); }", "unknown")]
    public void Properties_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { async Task Use(IAmazonS3 s3) { foreach (var b in Names()) await s3.GetObjectAsync(b, \"k\"); } static string[] Names() => [\"a\", \"c\"]; }", "a|c")]
    [InlineData("class User { List<string> Names { get; } = [\"a\", \"c\"]; async Task Use(IAmazonS3 s3) { foreach (var b in Names) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { readonly List<string> _names = [\"a\", \"c\"]; void More() => _names.Add(\"e\"); async Task Use(IAmazonS3 s3) { foreach (var b in _names) await s3.GetObjectAsync(b, \"k\"); } }", "a|c|e")]
    [InlineData("class User { static async Task<List<string>> Names() { await Task.Yield(); return [\"a\", \"c\"]; } async Task Use(IAmazonS3 s3) { foreach (var b in await Names()) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { static List<string> Names() { var all = new List<string>(); all.Add(\"a\"); all.Add(\"c\"); return all; } async Task Use(IAmazonS3 s3) { for (var i = 0; i < 2; i++) await s3.GetObjectAsync(Names()[i], \"k\"); } }", "a|c")]
    [InlineData("class User { static IReadOnlyCollection<string> Names(bool f) => f ? new[] { \"a\" } : new HashSet<string> { \"c\" }; async Task Use(IAmazonS3 s3) { foreach (var b in Names(true)) await s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    public void Loops_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Theory]
    [InlineData("class User { Task Use(IAmazonS3 s3, string t) { string b; switch (t) { case \"1\": b = \"a\"; break; default: b = \"c\"; break; } return s3.GetObjectAsync(b, \"k\"); } }", "a|c")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { string b; try { b = Name(); } catch { b = \"c\"; } return s3.GetObjectAsync(b, \"k\"); } static string Name() => \"a\"; }", "a|c")]
    [InlineData("class User { string? _b; Task Use(IAmazonS3 s3) { _b ??= \"a\"; return s3.GetObjectAsync(_b, \"k\"); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, object o) { if (\"a\" is { } b) return s3.GetObjectAsync(b, \"k\"); return Task.CompletedTask; } }", "a")]
    [InlineData("class User { static T Same<T>(T x) => x; Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Same(\"a\"), \"k\"); }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { Func<string> f = () => \"a\"; return s3.GetObjectAsync(f(), \"k\"); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { Func<string, string> f = p => p + \"-c\"; return s3.GetObjectAsync(f(\"a\"), \"k\"); } }", "a-c")]
    [InlineData("class User { static string Pick(Func<string> f) => f(); Task Use(IAmazonS3 s3) => s3.GetObjectAsync(Pick(() => \"a\"), \"k\"); }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; return s3.GetObjectAsync(r.BucketName, r.Key); } }", "a")]
    [InlineData("class User { readonly struct At(string b) { public string B { get; } = b; } Task Use(IAmazonS3 s3) { var at = new At(\"a\"); return s3.GetObjectAsync(at.B, \"k\"); } }", "a")]
    public void Expressions_ShowTheBucket(string code, string expected) => Assert.Equal(expected, Bucket(code));

    [Fact]
    public void EntryThatMayBeMissing_IsPerhapsThere()
        => Assert.Equal("a?", Shown.InProgram("class User { static readonly Dictionary<string, string> Map = new() { [\"x\"] = \"a\", [\"y\"] = \"c\" }; async Task Use(IAmazonS3 s3) { Map.TryGetValue(\"x\", out var k); await s3.GetObjectAsync(\"b\", k); } }"));

    private static string Bucket(string code)
    {
        var call = Reading.Of("using System; using System.Linq; using System.Collections.Generic; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\n" + code).Call;
        return Shown.Of(call, "BucketName") is var shown && shown == "unset" && !call.Request.IsWhole ? "unknown" : shown;
    }
}
