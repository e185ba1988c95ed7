using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Benchmarks;

/// <summary>A program many of whose calls follow one body of another file for the name of their bucket, and edits of it.</summary>
internal static class FollowedProgram
{
    private const int Names = 0;
    private const int Plain = 1;

    /// <summary>Makes the program.</summary>
    /// <param name="calls">How many calls, each in a file of its own, follow the body.</param>
    public static CSharpCompilation Create(int calls)
        => CSharpCompilation.Create(
            "Followed",
            [
                Parse(NamesText("\"uploads\"", ""), Names),
                Parse(PlainText(0), Plain),
                .. Enumerable.Range(0, calls).Select(static call => Parse(CallText(call), 2 + call)),
            ],
            SyntheticProgram.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>An edit of a body that no call follows.</summary>
    public static CSharpCompilation EditElsewhere(CSharpCompilation program, int number) => Replace(program, Plain, PlainText(number));

    /// <summary>A comment in the body that the calls follow.</summary>
    public static CSharpCompilation EditComment(CSharpCompilation program, int number)
        => Replace(program, Names, NamesText("\"uploads\"", "// " + number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Another bucket in the body that the calls follow, so that every one of them means something else.</summary>
    public static CSharpCompilation EditValue(CSharpCompilation program, int number)
        => Replace(program, Names, NamesText("\"uploads-" + number.ToString(CultureInfo.InvariantCulture) + "\"", ""));

    /// <summary>An edit of one of three files: what no call follows, what all follow, and a call's own.</summary>
    public static CSharpCompilation EditOneOfThree(CSharpCompilation program, int number)
        => (number % 3) switch
        {
            0 => EditElsewhere(program, number),
            1 => EditComment(program, number),
            _ => Replace(program, 2, CallText(0) + "// " + number.ToString(CultureInfo.InvariantCulture)),
        };

    private static CSharpCompilation Replace(CSharpCompilation program, int file, string text)
    {
        var old = program.SyntaxTrees[file];
        return program.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text, Encoding.UTF8)));
    }

    private static SyntaxTree Parse(string text, int file)
        => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), CSharpParseOptions.Default, string.Create(CultureInfo.InvariantCulture, $"File{file}.cs"));

    private static string NamesText(string bucket, string comment)
        => $$"""
            namespace Followed;

            public static class Names
            {
                public static string Bucket()
                {
                    {{comment}}
                    return {{bucket}};
                }
            }
            """;

    private static string PlainText(int number)
        => string.Create(CultureInfo.InvariantCulture, $$"""
            namespace Followed;

            public static class Plain
            {
                public static int Number()
                {
                    return {{number}};
                }
            }
            """);

    private static string CallText(int call)
        => string.Create(CultureInfo.InvariantCulture, $$"""
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            namespace Followed;

            public sealed class Caller{{call}}(IAmazonS3 s3)
            {
                public async Task<string> Load(string key)
                {
                    var request = new GetObjectRequest { BucketName = Names.Bucket(), Key = "part-{{call}}/" + key };
                    using var response = await s3.GetObjectAsync(request);
                    return response.ETag;
                }
            }

            """);
}
