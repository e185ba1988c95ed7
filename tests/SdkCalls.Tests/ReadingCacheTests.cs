using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>What was read of an earlier version of a program is used again, and only while it is what a fresh reading gives.</summary>
public sealed class ReadingCacheTests
{
    private const int Store = 0;
    private const int Caller = 1;
    private const int Names = 2;
    private const int Plain = 3;

    private static readonly string[] Files =
    [
        """
        using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
        partial class Store
        {
            private readonly IAmazonS3 _s3;
            private readonly string _bucket;
            private string _folder = "in";
            public Store(IAmazonS3 s3, string bucket) { _s3 = s3; _bucket = bucket; }
            internal Task Put(string key) => _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = _folder + "/" + key });
            internal Task Get() => _s3.GetObjectAsync(Names.Bucket, Names.Key());
            internal Task Delete() => _s3.DeleteObjectAsync(Names.Default, Names.Fixed);
            internal Task List() => new AmazonS3Client(Names.Credentials()).ListBucketsAsync();
        }
        """,
        """
        using System.Threading.Tasks; using Amazon.S3;
        class Caller
        {
            Task Run(IAmazonS3 s3) { var store = new Store(s3, "reports"); return store.Put("a"); }
            Task Other(IAmazonS3 s3) { Store store = new(s3, "archive"); return Task.CompletedTask; }
        }
        """,
        """
        using Amazon.Runtime;
        static class Names
        {
            public const string Bucket = "names";
            public static string Default { get; } = "default";
            internal static readonly string Fixed;
            static Names() { Fixed = "fixed"; }
            public static string Key() { return "key"; }
            public static AWSCredentials Credentials() => new AssumeRoleAWSCredentials(null, "arn:aws:iam::123456789012:role/Reader", "s");
        }
        partial class Store { internal void Move() { _folder = "out"; } }
        """,
        "class Plain { public int Add(int a, int b) { return a + b; } }",
    ];

    public static TheoryData<int, string, string> Edits => new()
    {
        { Caller, "\"reports\"", "\"other\"" },
        { Caller, "store.Put(\"a\")", "store.Put(\"b\")" },
        { Caller, "\"archive\"", "s3.ToString()" },
        { Caller, "return Task.CompletedTask;", "store.Put(\"c\"); return Task.CompletedTask;" },
        { Caller, "Task Other(IAmazonS3 s3) { Store store = new(s3, \"archive\"); return Task.CompletedTask; }", "" },
        { Names, "\"names\"", "\"changed\"" },
        { Names, "\"default\"", "\"changed\"" },
        { Names, "\"fixed\"", "\"changed\"" },
        { Names, "\"key\"", "System.Console.ReadLine()" },
        { Names, "return \"key\";", "throw new System.Exception();" },
        { Names, "role/Reader", "role/Writer" },
        { Names, "_folder = \"out\";", "_folder = System.Console.ReadLine();" },
        { Names, "_folder = \"out\";", "" },
        { Names, "public static string Key()", "[System.Obsolete] public static string Key()" },
        { Plain, "return a + b;", "object store = new Store(null, \"plain\"); return a + b;" },
        { Plain, "return a + b;", "Store store = new(null, \"plain\"); return a + b;" },
        { Plain, "return a + b;", "new Store(null, null).Put(\"plain\"); return a + b;" },
        { Plain, "class Plain {", "class Plain { Store Make(IAmazonS3 s3) => new(s3, \"field\");" },
        { Plain, "class Plain {", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")] class Plain {" },
        { Plain, "return a + b;", "typeof(Store).GetConstructors(); return a + b;" },
        { Store, "_s3.PutObjectAsync", "/* edited */ _s3.PutObjectAsync" },
        { Store, "_folder = \"in\"", "_folder = \"elsewhere\"" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void AfterAnEdit_ReadsWhatAFreshReadingReads(int file, string before, string after)
    {
        Assert.Contains(before, Files[file], StringComparison.Ordinal);
        var start = Create(Files);
        _ = Reading.Of(start);
        var edited = Edit(start, file, Files[file].Replace(before, after, StringComparison.Ordinal));

        Same(edited);
    }

    /// <summary>One edit after another, so that what is used again may be several versions old.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AfterManyEdits_ReadsWhatAFreshReadingReads(int seed)
    {
        var random = new Random(seed);
        var program = Create(Files);
        for (var i = 0; i < 25; i++)
        {
            var file = random.Next(Files.Length);
            program = Edit(program, file, Mutate(program.SyntaxTrees[file], random));
            if (random.Next(4) == 0) continue;
            Same(program);
        }
    }

    [Fact]
    public void BodyOfAFileThatIsNotFollowed_LeavesReadings()
    {
        var start = Create(Files);
        _ = Reading.Of(start);
        var edited = Edit(start, Plain, Files[Plain].Replace("a + b", "b + a", StringComparison.Ordinal));

        Assert.All(Calls(start.SyntaxTrees[Store]), call => Assert.NotNull(Find(call, edited)));
    }

    /// <summary>The client of the others is what the edited file gives the constructor.</summary>
    [Fact]
    public void BodyOfAFileThatIsFollowed_LeavesOnlyReadingsThatDidNotFollowIt()
    {
        var start = Create(Files);
        _ = Reading.Of(start);
        var edited = Edit(start, Caller, Files[Caller].Replace("\"reports\"", "\"other\"", StringComparison.Ordinal));

        var kept = Calls(start.SyntaxTrees[Store]).Where(call => Find(call, edited) is not null).Select(static call => call.Identifier.ValueText);
        Assert.Equal(["ListBucketsAsync"], kept);
    }

    /// <summary>A comment changes no token; another body of the same file is none that was followed.</summary>
    [Theory]
    [InlineData(Caller, "var store = new Store(s3, \"reports\");", "var store = new Store(s3, /* why */ \"reports\");\n")]
    [InlineData(Names, "return \"key\";", "// why\nreturn \"key\";")]
    [InlineData(Plain, "return a + b;", "return b + a;")]
    public void EditThatNoReadingDependsOn_LeavesReadings(int file, string before, string after)
    {
        var start = Create(Files);
        _ = Reading.Of(start);
        var edited = Edit(start, file, Files[file].Replace(before, after, StringComparison.Ordinal));

        Assert.All(Calls(start.SyntaxTrees[Store]), call => Assert.NotNull(Find(call, edited)));
    }

    [Fact]
    public void AnotherBodyOfAFileThatIsFollowed_LeavesReadings()
    {
        string[] files = [.. Files];
        files[Names] = files[Names].Replace("public const string Bucket", "public static int Count() { return 1; } public const string Bucket", StringComparison.Ordinal);
        var start = Create(files);
        _ = Reading.Of(start);
        var edited = Edit(start, Names, files[Names].Replace("return 1;", "return 2;", StringComparison.Ordinal));

        Assert.All(Calls(start.SyntaxTrees[Store]), call => Assert.NotNull(Find(call, edited)));
    }

    /// <summary>Also while the host holds the first version, as an editor does with the one that was opened.</summary>
    [Fact]
    public void ManyEditsOfSeveralFiles_KeepNoTreeThatTheHostLetGo()
    {
        var first = Create(Files);
        var trees = new List<WeakReference>();
        EditMany(first, trees);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // Those of the last program may be on a stack still.
        Assert.InRange(trees.Count(static tree => tree.IsAlive), 0, Files.Length);
        GC.KeepAlive(first);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EditMany(CSharpCompilation program, List<WeakReference> trees)
    {
        for (var i = 0; i < 30; i++)
        {
            _ = Reading.Of(program);
            var file = i % 3;
            program = Edit(program, file, Files[file] + string.Create(System.Globalization.CultureInfo.InvariantCulture, $" class Added{i} {{ }}"));
            trees.Add(new(program.SyntaxTrees[file]));
        }
    }

    [Fact]
    public void Declaration_LeavesNoReading()
    {
        var start = Create(Files);
        _ = Reading.Of(start);
        var edited = Edit(start, Plain, Files[Plain].Replace("int Add", "long Add", StringComparison.Ordinal));

        Assert.All(Calls(start.SyntaxTrees[Store]), call => Assert.Null(Find(call, edited)));
    }

    private static SdkCallReading? Find(SyntaxNode call, Compilation now) => ReadingCache.For(AwsCatalog.Default).Find(call, ProgramVersion.Of(now, CancellationToken.None));

    private static IEnumerable<SimpleNameSyntax> Calls(SyntaxTree file)
        => file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(static name => name.Identifier.ValueText is "PutObjectAsync" or "GetObjectAsync" or "DeleteObjectAsync" or "ListBucketsAsync");

    private static void Same(CSharpCompilation program)
    {
        var fresh = Create([.. program.SyntaxTrees.Select(static tree => tree.ToString())]);
        Assert.Equal(Text(Reading.Of(fresh)), Text(Reading.Of(program)));
    }

    private static string Text(Reading reading)
        => string.Join("\n", reading.Calls.Select(static call => $"{call.Operation} {call.Principal} {call.IsCertain} {call.Request.IsWhole} "
            + string.Join("; ", call.Request.Members.Select(static member => $"{member.Path} {member.State} {string.Join("|", member.Values)} {string.Join("|", member.Patterns.Select(static pattern => pattern.Fill(static part => "*" + part.Text)))}"))))
            + string.Join("\n", reading.Unresolved) + string.Join("\n", reading.Members);

    private static CSharpCompilation Create(IReadOnlyList<string> files) => TestCompilation.Create(ReferenceAssemblies.AwsV4, files);

    private static CSharpCompilation Edit(CSharpCompilation program, int file, string text)
    {
        var old = program.SyntaxTrees[file];
        return program.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text)));
    }

    // Takes a statement or member out, puts one twice, or changes a literal. Most results do not compile, as most key strokes.
    private static string Mutate(SyntaxTree file, Random random)
    {
        var nodes = file.GetRoot().DescendantNodes().Where(static node => node is StatementSyntax or MemberDeclarationSyntax or LiteralExpressionSyntax or ArgumentSyntax).ToList();
        if (nodes.Count == 0) return Files[random.Next(Files.Length)];
        var node = nodes[random.Next(nodes.Count)];
        var text = file.ToString();
        var (start, length) = (node.SpanStart, node.Span.Length);
        return node is LiteralExpressionSyntax
            ? text.Remove(start, length).Insert(start, "\"v" + random.Next(3) + "\"")
            : random.Next(3) == 0 ? text.Insert(start, node + " ") : text.Remove(start, length);
    }
}
