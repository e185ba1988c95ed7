using IamAnalyzers.SdkCalls.Tests.Values;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>
/// An IDE refers to another project by its source: its symbols have syntax, in trees that are not the program's. A program is then read
/// as it is beside the compiled project, whatever it takes from there.
/// </summary>
public class SourceReferenceTests
{
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace Shared;

        public static class Names
        {
            public const string Bucket = "constant";
            public static readonly string Field = "field";
            public static string Property { get; set; } = "property";
            public static string Getter => "getter";
            public static string Method() => "method";
            public static string With(string name) => name + "-made";
            public static IReadOnlyList<string> All { get; } = new[] { "one", "two" };
            public static IEnumerable<string> Each() { yield return "each"; }
            public static void Change(ref string name) => name = "changed";
            public static void Fill(DeleteBucketRequest request) => request.BucketName = "filled";
        }

        public static class Requests
        {
            public static DeleteBucketRequest Make(string name) => new() { BucketName = name };
            public static DeleteBucketRequest Kept { get; } = new() { BucketName = "kept" };
            public static DeleteBucketRequest Named(this DeleteBucketRequest request, string name) { request.BucketName = name; return request; }
        }

        public record Place(string Bucket, string Key = "k") { public string Note { get; init; } = "note"; }
        public class Options { public string Bucket { get; set; } = "option"; public virtual string Name => "base"; }
        public class Sender(IAmazonS3 client) { public virtual Task SendAsync(string name) => client.DeleteBucketAsync(name); protected IAmazonS3 Client => client; }
        public abstract class Job { public Task RunAsync(IAmazonS3 client) => DoAsync(client, "from-base"); protected abstract Task DoAsync(IAmazonS3 client, string name); }
        public interface INamed { string Name { get; } }
        public struct Pair { public string Name; public void Deconstruct(out string first, out int second) { first = Name; second = 1; } }
        public readonly struct Wrapped(string value) { public static implicit operator string(Wrapped wrapped) => wrapped.ToString(); public override string ToString() => value; public string this[int i] => value; }
        public delegate string Maker();
        public class Events { public event Action<string> Raised = delegate { }; public void Raise() => Raised("raised"); }
        """;

    [Theory]
    [InlineData("client.DeleteBucketAsync(Names.Bucket);")]
    [InlineData("client.DeleteBucketAsync(Names.Field);")]
    [InlineData("client.DeleteBucketAsync(Names.Property);")]
    [InlineData("client.DeleteBucketAsync(Names.Getter);")]
    [InlineData("client.DeleteBucketAsync(Names.Method());")]
    [InlineData("client.DeleteBucketAsync(Names.With(\"x\"));")]
    [InlineData("client.DeleteBucketAsync($\"{Names.Bucket}-{Names.Method()}\");")]
    [InlineData("foreach (var name in Names.All) client.DeleteBucketAsync(name);")]
    [InlineData("foreach (var name in Names.Each()) client.DeleteBucketAsync(name);")]
    [InlineData("var name = \"x\"; Names.Change(ref name); client.DeleteBucketAsync(name);")]
    [InlineData("var r = new DeleteBucketRequest { BucketName = \"x\" }; Names.Fill(r); client.DeleteBucketAsync(r);")]
    [InlineData("client.DeleteBucketAsync(Requests.Make(\"x\"));")]
    [InlineData("client.DeleteBucketAsync(Requests.Kept);")]
    [InlineData("Requests.Kept.BucketName = \"x\"; client.DeleteBucketAsync(Requests.Kept);")]
    [InlineData("client.DeleteBucketAsync(new DeleteBucketRequest().Named(\"x\"));")]
    [InlineData("client.DeleteBucketAsync(new Place(\"x\").Bucket);")]
    [InlineData("client.DeleteBucketAsync((new Place(\"x\") with { Bucket = \"y\" }).Bucket);")]
    [InlineData("client.DeleteBucketAsync(new Place(\"x\") { Note = \"z\" }.Note);")]
    [InlineData("var (bucket, key) = new Place(\"x\"); client.DeleteBucketAsync(bucket);")]
    [InlineData("client.DeleteBucketAsync(new Options { Bucket = \"x\" }.Bucket);")]
    [InlineData("client.DeleteBucketAsync(new Options().Name);")]
    [InlineData("client.DeleteBucketAsync(new Own().Name);")]
    [InlineData("new Sender(client).SendAsync(\"x\");")]
    [InlineData("new OwnSender(client).SendAsync(\"x\");")]
    [InlineData("new OwnJob().RunAsync(client);")]
    [InlineData("INamed named = new OwnNamed(); client.DeleteBucketAsync(named.Name);")]
    [InlineData("var (name, _) = new Pair { Name = \"x\" }; client.DeleteBucketAsync(name);")]
    [InlineData("client.DeleteBucketAsync(new Wrapped(\"x\"));")]
    [InlineData("client.DeleteBucketAsync(new Wrapped(\"x\")[0]);")]
    [InlineData("Maker make = () => \"x\"; client.DeleteBucketAsync(make());")]
    [InlineData("Maker make = () => Names.Method() + \"x\"; client.DeleteBucketAsync(make());")]
    [InlineData("System.Func<string> make = () => \"x\"; client.DeleteBucketAsync(make());")]
    [InlineData("Maker make = Names.Method; client.DeleteBucketAsync(make());")]
    [InlineData("var events = new Events(); events.Raised += name => client.DeleteBucketAsync(name); events.Raise();")]
    [InlineData("var list = new List<string>(Names.All); client.DeleteBucketAsync(list[0]);")]
    [InlineData("client.DeleteBucketAsync(Names.All.Select(Names.With).First());")]
    public void ProgramBesideAProjectInSource_IsReadAsBesideItsFile(string statements)
    {
        var library = TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/1/Library.cs", Library)], new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)).WithAssemblyName("Shared");
        Assert.Empty(library.Errors());
        using var file = new MemoryStream();
        Assert.True(library.Emit(file).Success);

        var program = Program(statements);
        var bySource = Reading.Of(program, kind: OutputKind.ConsoleApplication, additional: [library.ToMetadataReference()]);
        var byFile = Reading.Of(program, kind: OutputKind.ConsoleApplication, additional: [MetadataReference.CreateFromImage(file.ToArray())]);
        Assert.NotEmpty(byFile.Members);
        Assert.Equal(Said(byFile), Said(bySource));
    }

    private static IEnumerable<string> Said(Reading reading) => reading.Calls.Select(static call => $"{call.Operation} {Shown.Of(call, "BucketName")} {call.Request.IsWhole}").Concat(reading.Members);

    private static string Program(string statements) => $$"""
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Shared;

        IAmazonS3 client = new AmazonS3Client();
        {{statements}}
        await client.DeleteBucketAsync("own");

        class Own : Options { public override string Name => "own-name"; }
        class OwnSender(IAmazonS3 client) : Sender(client) { public override Task SendAsync(string name) => Client.DeleteBucketAsync(name + "-own"); }
        class OwnJob : Job { protected override Task DoAsync(IAmazonS3 client, string name) => client.DeleteBucketAsync(name); }
        class OwnNamed : INamed { public string Name => "own-named"; }
        """;
}
