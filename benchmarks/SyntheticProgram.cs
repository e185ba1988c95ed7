using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Benchmarks;

/// <summary>A program of many files with ordinary code, some of which calls S3.</summary>
internal static class SyntheticProgram
{
    /// <summary>The field that holds the client.</summary>
    public const string Receiver = "_s3";

    private const int MethodsAFile = 10;

    public static CSharpCompilation Create(int files, int calls)
    {
        var trees = Enumerable.Range(0, files).Select(file => Parse(Text(file, CallsOf(file, files, calls), "", true), file));
        return CSharpCompilation.Create(
            "Synthetic", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The same program after one edit in a file without calls' effect: a comment in a method body.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int files, int calls)
    {
        var last = files - 1;
        var old = compilation.SyntaxTrees[last];
        return compilation.ReplaceSyntaxTree(old, Parse(Text(last, CallsOf(last, files, calls), "// edited", true), last));
    }

    /// <summary>The text of each file.</summary>
    public static IEnumerable<string> Texts(int files, int calls) => Enumerable.Range(0, files).Select(file => Text(file, CallsOf(file, files, calls), "", calls > 0));

    private static int CallsOf(int file, int files, int calls) => (calls / files) + (file < calls % files ? 1 : 0);

    private static SyntaxTree Parse(string text, int file)
        => CSharpSyntaxTree.ParseText(
            SourceText.From(text, Encoding.UTF8), CSharpParseOptions.Default, "File" + file.ToString(CultureInfo.InvariantCulture) + ".cs");

    private static string Text(int file, int calls, string comment, bool hasSdk)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            {{(hasSdk ? "using Amazon.S3;\nusing Amazon.S3.Model;" : "")}}

            namespace Synthetic.Part{{file}};

            public sealed class Worker{{file}}
            {
                private readonly {{(hasSdk ? "IAmazonS3" : "IDisposable")}} {{Receiver}};
                private readonly string _bucket = "bucket-{{file}}";
                public Worker{{file}}({{(hasSdk ? "IAmazonS3" : "IDisposable")}} s3) { {{Receiver}} = s3; {{comment}}
                }

            """);
        for (var method = 0; method < MethodsAFile; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                    public int Count{{method}}(IEnumerable<string> names, int limit)
                    {
                        var lengths = names.Where(name => name.Length > limit).Select(name => name.Trim().Length).ToList();
                        lengths.Sort();
                        var sum = lengths.Take(limit).Sum();
                        Console.WriteLine(string.Join(", ", lengths) + sum.ToString());
                        return sum + {{method}};
                    }

                """);
        }

        for (var call = 0; call < calls; call++) text.Append(CultureInfo.InvariantCulture, $"\n{Call((file + call) % 4, call)}\n");

        return text.Append("}\n").ToString();
    }

    // What programs write: a request made in the call or before it, names from constants, fields, parameters and what callers give.
    private static string Call(int kind, int call) => kind switch
    {
        0 => $$"""
                public async Task Store{{call}}(string bucket, string key, string body)
                {
                    var request = new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = body };
                    request.ContentType = "text/plain";
                    await {{Receiver}}.PutObjectAsync(request);
                }
            """,
        1 => $$"""
                public Task<GetObjectResponse> Load{{call}}(DateTime day) => Load{{call}}("reports", $"daily/{day:yyyy}/" + nameof(Load{{call}}));

                private async Task<GetObjectResponse> Load{{call}}(string folder, string name)
                {
                    var key = folder + "/" + name;
                    return await {{Receiver}}.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = key });
                }
            """,
        2 => $$"""
                public async Task Remove{{call}}(bool isOld)
                {
                    foreach (var name in new[] { "one", "two" }) await {{Receiver}}.DeleteObjectAsync(isOld ? "archive" : _bucket, name);
                }
            """,
        _ => $$"""
                private static readonly string Prefix{{call}} = Environment.GetEnvironmentVariable("PREFIX") ?? "default";

                public Task<ListObjectsV2Response> List{{call}}() => {{Receiver}}.ListObjectsV2Async(new() { BucketName = _bucket, Prefix = Prefix{{call}} });
            """,
    };

    public static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("AWSSDK.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
