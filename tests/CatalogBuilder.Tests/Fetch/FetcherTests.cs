using System.Security.Cryptography;
using IamAnalyzers.CatalogBuilder.Fetch;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Fetch;

/// <summary>Fetching from a server on this machine.</summary>
public sealed class FetcherTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(static number => (byte)(number * 7 % 251))];
    private static readonly string Sum = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "iam-fetch-" + Guid.NewGuid().ToString("N"));
    private readonly StringWriter _output = new();

    private string File => Path.Combine(_folder, "data.bin");

    public void Dispose()
    {
        _output.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task RightFile_IsWritten()
    {
        using var server = new LocalServer(LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Contains("data: fetched, 0.3 MB", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsThereAndRight_IsNotAskedForAgain()
    {
        using var server = new LocalServer(LocalServer.Content(Content));

        await Fetch(server.Address, Sum);
        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Single(server.Ranges);
        Assert.Contains("data: is there", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedFile_IsFetchedAnew()
    {
        using var server = new LocalServer(LocalServer.Content(Content));
        Directory.CreateDirectory(_folder);
        await System.IO.File.WriteAllTextAsync(File, "damaged");

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task BrokenConnection_GoesOnWhereItBroke()
    {
        using var server = new LocalServer(LocalServer.Content(Content, breakAt: 100_000), LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
        Assert.Equal(2, server.Ranges.Count);
        Assert.Equal("", server.Ranges[0]);
        Assert.Matches("^bytes=[1-9][0-9]*-$", server.Ranges[1]);
    }

    [Fact]
    public async Task RunAfterABrokenOne_GoesOnWhereThatEnded()
    {
        WritePart(120_000, "\"1\"");
        using var server = new LocalServer(LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(["bytes=120000-"], server.Ranges);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task PartOfAnotherVersion_IsNotGoneOnFrom()
    {
        WritePart(120_000, "\"old\"");
        using var server = new LocalServer(LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task PartOfAnUnknownVersion_IsNotGoneOnFrom()
    {
        WritePart(120_000, tag: null);
        using var server = new LocalServer(LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal([""], server.Ranges);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task WholePart_IsTaken()
    {
        WritePart(Content.Length, "\"1\"");
        using var server = new LocalServer(LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task WrongChecksum_IsToldAndLeavesNothing()
    {
        using var server = new LocalServer(LocalServer.Content([1, 2, 3]));

        Assert.Equal((int)FetchFailure.WrongChecksum, await Fetch(server.Address, Sum));

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains("should be " + Sum, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileWithoutAPinnedChecksum_IsHeldToTheFirstOne()
    {
        using var server = new LocalServer(LocalServer.Content(Content), LocalServer.Content([1, 2, 3]));

        Assert.Equal(0, await Fetch(server.Address, ""));
        Assert.Contains("no checksum is pinned", _output.ToString(), StringComparison.Ordinal);
        System.IO.File.Delete(File);

        Assert.Equal((int)FetchFailure.WrongChecksum, await Fetch(server.Address, ""));
    }

    [Fact]
    public async Task MissingFile_IsToldAtOnce()
    {
        using var server = new LocalServer(LocalServer.Status(404));

        Assert.Equal((int)FetchFailure.NotFound, await Fetch(server.Address, Sum));

        Assert.Single(server.Ranges);
        Assert.Contains("does not exist (404)", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedRequest_IsToldAtOnce()
    {
        using var server = new LocalServer(LocalServer.Status(403));

        Assert.Equal((int)FetchFailure.Refused, await Fetch(server.Address, Sum));

        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task ServerThatFails_IsAskedAgain()
    {
        using var server = new LocalServer(LocalServer.Status(503), LocalServer.Status(429), LocalServer.Content(Content));

        Assert.Equal(0, await Fetch(server.Address, Sum));

        Assert.Equal(3, server.Ranges.Count);
    }

    [Fact]
    public async Task ServerThatGoesOnFailing_IsToldWithItsAnswer()
    {
        using var server = new LocalServer(LocalServer.Status(500));

        Assert.Equal((int)FetchFailure.Refused, await Fetch(server.Address, Sum));

        Assert.Equal(5, server.Ranges.Count);
        Assert.Contains("answers 500", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoServer_IsOffline()
    {
        Assert.Equal((int)FetchFailure.Offline, await Fetch(LocalServer.Nobody(), Sum));

        Assert.Contains("cannot be reached", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatSendsNothing_IsToldAfterAWhile()
    {
        using var server = new LocalServer(static context => Thread.Sleep(2000));

        Assert.Equal((int)FetchFailure.Offline, await Fetch(server.Address, Sum, stall: TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task FolderThatIsAFile_IsADiskFailure()
    {
        using var server = new LocalServer(LocalServer.Content(Content));
        await System.IO.File.WriteAllTextAsync(_folder, "");
        try
        {
            Assert.Equal((int)FetchFailure.Disk, await Fetch(server.Address, Sum));
        }
        finally
        {
            System.IO.File.Delete(_folder);
        }
    }

    [Fact]
    public async Task FileThatCannotBeWritten_IsADiskFailure()
    {
        using var server = new LocalServer(LocalServer.Content(Content));
        Directory.CreateDirectory(File + ".part");

        Assert.Equal((int)FetchFailure.Disk, await Fetch(server.Address, Sum));
    }

    [Fact]
    public async Task Interruption_KeepsWhatCame()
    {
        using var stop = new CancellationTokenSource();
        using var server = new LocalServer(context =>
        {
            context.Response.Headers["ETag"] = "\"1\"";
            context.Response.ContentLength64 = Content.Length;
            context.Response.OutputStream.Write(Content, 0, 200_000);
            context.Response.OutputStream.Flush();
            SpinWait.SpinUntil(() => new FileInfo(File + ".part") is { Exists: true, Length: > 0 }, TimeSpan.FromSeconds(30));
            stop.Cancel();
            Thread.Sleep(300);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetch(server.Address, Sum, stop: stop.Token));

        Assert.False(System.IO.File.Exists(File));
        Assert.InRange(new FileInfo(File + ".part").Length, 1, Content.Length - 1);
        using var whole = new LocalServer(LocalServer.Content(Content));
        Assert.Equal(0, await Fetch(whole.Address, Sum));
        Assert.StartsWith("bytes=", Assert.Single(whole.Ranges), StringComparison.Ordinal);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task SourceThatFails_DoesNotHoldUpTheNext()
    {
        using var missing = new LocalServer(LocalServer.Status(404));
        using var server = new LocalServer(LocalServer.Content(Content));

        var code = await Fetch([Source(missing.Address, Sum) with { File = "other.bin" }, Source(server.Address, Sum)]);

        Assert.Equal((int)FetchFailure.NotFound, code);
        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public async Task PackageWithoutNpm_IsToldAsSuch()
        => Assert.Equal((int)FetchFailure.NoNpm, await Fetch([Source(LocalServer.Nobody(), Sum) with { Address = "npm:some-package@1.0.0" }]));

    private static PublicSource Source(Uri address, string sum) => new("data", "2026-01-01", "data.bin", sum, address.ToString());

    private Task<int> Fetch(Uri address, string sum, TimeSpan? stall = null, CancellationToken stop = default) => Fetch([Source(address, sum)], stall, stop);

    private async Task<int> Fetch(IReadOnlyList<PublicSource> sources, TimeSpan? stall = null, CancellationToken stop = default)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var http = new HttpDownload(client, TimeSpan.FromMilliseconds(1), stall ?? TimeSpan.FromSeconds(20));
        return await new Fetcher(new SourceFolder(_folder), http, new NpmDownload("no-such-npm"), _output).RunAsync(sources, stop);
    }

    private void WritePart(int count, string? tag)
    {
        Directory.CreateDirectory(_folder);
        System.IO.File.WriteAllBytes(File + ".part", Content[..count]);
        if (tag is not null) System.IO.File.WriteAllText(File + ".part.tag", tag);
    }
}
