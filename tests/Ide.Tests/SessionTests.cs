using System.Diagnostics;
using System.Globalization;
using IamAnalyzers.Ide.Tests.Editing;
using IamAnalyzers.Ide.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace IamAnalyzers.Ide.Tests;

/// <summary>A long session in one editor: many edits, and requests that are cancelled. What they cost is in the tests' output.</summary>
[Collection(PackedPackage.Name)]
public sealed class SessionTests(PackageFeed package, ITestOutputHelper output) : IDisposable
{
    private const int Files = 3;

    private readonly ProjectFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ThousandEditsOfSeveralFiles_LeaveNoEarlierVersionInMemory()
    {
        using var editor = await OpenAsync();
        var versions = await EditManyAsync(editor, "with IamAnalyzers");
        Assert.InRange(versions.Count(static version => version.IsAlive), 0, 4 * Files);
        Assert.Equal(["IAM2002 No call needs this statement"], await editor.FindingsAsync("App"));

        editor.RemoveAnalyzers();
        await EditManyAsync(editor, "the same edits without any analyzer or generator");
    }

    [Fact]
    public async Task RequestThatIsCancelled_EndsAndTheNextOneAnswers()
    {
        using var editor = await OpenAsync();
        var ended = new List<double>();
        for (var delay = 1; delay < 400; delay += 7)
        {
            // A new text each time, so that nothing is known.
            editor.Change(editor.Document("App", "Use1.cs"), SourceText.From(Use(1, delay)));
            using var source = new CancellationTokenSource();
            var request = Task.Run(() => Findings.OfAsync(editor.Project("App"), source.Token), CancellationToken.None);
            await Task.Delay(delay);
            var cancelled = Stopwatch.StartNew();
            await source.CancelAsync();
            try
            {
                await request;
            }
            catch (OperationCanceledException)
            {
                ended.Add(cancelled.Elapsed.TotalMilliseconds);
            }
        }

        ended.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ended.Count} requests were cancelled; half of them ended within {ended[ended.Count / 2]:F0} ms, the slowest within {ended[^1]:F0} ms."));
        Assert.Equal(["IAM2002 No call needs this statement"], await editor.FindingsAsync("App"));
    }

    private async Task<List<WeakReference>> EditManyAsync(Editor editor, string what)
    {
        var versions = new List<WeakReference>();
        var sizes = new List<long>();
        for (var edit = 1; edit <= 1000; edit++)
        {
            await EditAsync(editor, edit, versions);
            if (edit % 100 == 0) sizes.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine($"MB after each 100 edits, {what}: " + string.Join(", ", sizes.Select(static size => (size / 1024.0 / 1024).ToString("F1", CultureInfo.InvariantCulture))));
        return versions;
    }

    // On its own, so that no local of the test holds a version.
    private static async Task EditAsync(Editor editor, int edit, List<WeakReference> versions)
    {
        editor.Change(editor.Document("App", $"Use{edit % Files}.cs"), SourceText.From(Use(edit % Files, edit)));
        versions.Add(new(await editor.Project("App").GetCompilationAsync()));
        versions.Add(new(await ((Document)editor.Document("App", $"Use{edit % Files}.cs")).GetSyntaxTreeAsync()));
        if (edit % 5 == 0) await editor.FindingsAsync("App");
    }

    private static string Use(int file, int edit)
        => string.Create(CultureInfo.InvariantCulture, $$"""public static class Use{{file}} { public static Task RunAsync(Amazon.S3.IAmazonS3 s3) { var number = {{edit}}; return s3.GetObjectAsync("reports", "key" + number); } }""");

    private async Task<Editor> OpenAsync()
    {
        _folder.WriteApplication("App", "var s3 = new Amazon.S3.AmazonS3Client(); await Use0.RunAsync(s3); await Use1.RunAsync(s3); await Use2.RunAsync(s3);");
        for (var file = 0; file < Files; file++) _folder.Write(string.Create(CultureInfo.InvariantCulture, $"App/Use{file}.cs"), Use(file, 0));
        _folder.Write("App/iam-policy.json", Policies.Of(Policies.Allow("s3:GetObject"), Policies.Allow("s3:DeleteObject")));
        _folder.Restore("App").Succeeded();
        return await Editor.OpenAsync(_folder.ToFile("App/App.csproj"));
    }
}
