using System.Text;
using System.Text.Json;
using IamAnalyzers.Tool.Observed;

namespace IamAnalyzers.Tool.Tests.Observed;

public sealed class TrailReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Forms
    {
        get
        {
            var (one, two) = (Trails.Event("s3 GetObject"), Trails.Event("sqs SendMessage"));
            string Quoted(string text) => JsonSerializer.Serialize(text);
            return
            [
                Trails.File(one, two),
                $"\uFEFF {{ \"Records\" : [\n{one},\n{two}\n] }}\n",
                $"{one}\n{two}\n",
                $"{one}{two}",
                $"[{one},{two}]",
                $"{{\"NextToken\":\"[{{\",\"Events\":[{{\"EventId\":\"1\",\"EventName\":\"GetObject\",\"EventSource\":\"s3.amazonaws.com\",\"CloudTrailEvent\":{Quoted(one)}}},{{\"EventName\":\"SendMessage\",\"CloudTrailEvent\":{Quoted(two)}}}],\"More\":[{{}}]}}",
                $"{{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{one}}}\n{{\"detail\":{two}}}",
                $"{{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{{\"id\":\"1\",\"message\":{Quoted(one)}}},{{\"id\":\"2\",\"message\":{Quoted(two)}}}]}}",
                $"{Lower(one)}\n{Lower(two)}\n",
                $"{Trails.File(one)}\n{Trails.File(two)}",
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_IsRead(string text)
    {
        var events = Trails.Read(text);
        Assert.Equal(["GetObject", "SendMessage"], events.Select(static one => one.Name));
        Assert.All(events, static one => Assert.Equal((Trails.Role, "2026-11-02T10:00:00"), (one.Principal, one.Time!.Value.UtcDateTime.ToString("s"))));
    }

    [Fact]
    public void FilesAndFolders_AreReadPackedOrNot()
    {
        Write("a/one.json", Encoding.UTF8.GetBytes(Trails.File(Trails.Event("s3 GetObject"))));
        Write("a/b/two.json.gz", Trails.Pack(Trails.File(Trails.Event("sqs SendMessage"))));
        Write("a/b/packed-in-spite-of-its-name.json", Trails.Pack(Trails.File(Trails.Event("kms Decrypt"))));
        Write("a/b/123456789012_CloudTrail-Digest_us-east-1.json.gz", Trails.Pack("{}"));
        Write("a/readme.txt", [1]);
        Assert.Equal(["Decrypt", "GetObject", "SendMessage"], ReadAll(_folder.Path).Select(static one => one.Name).Order());
    }

    [Fact]
    public void CycleOfLinks_Ends()
    {
        Write("a/one.json", Encoding.UTF8.GetBytes(Trails.File(Trails.Event("s3 GetObject"))));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "a", "up"), _folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "a", "self"), Path.Combine(_folder.Path, "a", "self"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "same.json"), Path.Combine(_folder.Path, "a", "one.json"));
        Assert.Single(ReadAll(_folder.Path));
    }

    [Fact]
    public void EventReadTwice_CountsOnce()
    {
        var reader = new TrailReader();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Trails.File(Trails.Event("s3 GetObject", id: "same"), Trails.Event("s3 GetObject", id: "same"), Trails.Event("s3 GetObject", id: "other"))));
        Assert.Equal(2, reader.Read(stream, "test.json", CancellationToken.None).Count());
        Assert.Equal(1, reader.Duplicates);
    }

    [Theory]
    [InlineData("not json", "line 1", "not JSON")]
    [InlineData("{\"Records\":[\n{\"eventName\":\n", "line 3", "ends early")]
    [InlineData("{\"Records\":[{\"a\":1}}", "line 1", "bracket")]
    [InlineData("{}\n{\"a\": nonsense }", "line 2", "not JSON")]
    [InlineData("\"text\"", "line 1", "must be a JSON object")]
    [InlineData("<html></html>", "line 1", "not JSON")]
    public void DamagedText_IsAnErrorWithItsPlace(string text, string place, string why)
    {
        var error = Assert.Throws<TrailFileException>(() => Trails.Read(text));
        Assert.Contains("'test.json'", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsNotUtf8_IsAnError()
        => Assert.Contains("not UTF-8", Assert.Throws<TrailFileException>(() => Trails.Read([.. "{\"eventName\":\""u8, 0xFF, 0xFE, .. "\"}"u8])).Message, StringComparison.Ordinal);

    [Fact]
    public void DeepNesting_IsAnError()
        => Assert.Contains("nested", Assert.Throws<TrailFileException>(() => Trails.Read("{\"a\":" + new string('[', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void RecordOfManyMegabytes_IsAnError()
        => Assert.Contains("longer than", Assert.Throws<TrailFileException>(() => Trails.Read("{\"a\":\"" + new string('x', 5 << 20) + "\"}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void CutGzip_IsAnError(double part)
    {
        var packed = Trails.Pack(Trails.File(Enumerable.Range(0, 500).Select(static i => Trails.Event("s3 GetObject", id: $"{i * 7919}"))));
        Write("cut.json.gz", packed[..(int)(packed.Length * part)]);
        Assert.Contains("cut.json.gz", Assert.Throws<TrailFileException>(() => ReadAll(Path.Combine(_folder.Path, "cut.json.gz"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedGzip_IsAnError()
    {
        var packed = Trails.Pack(Trails.File(Enumerable.Range(0, 500).Select(static i => Trails.Event("s3 GetObject"))));
        for (var i = 20; i < packed.Length; i += 7) packed[i] ^= 0x5A;
        Write("bad.json.gz", packed);
        Assert.Throws<TrailFileException>(() => ReadAll(Path.Combine(_folder.Path, "bad.json.gz")));
    }

    [Fact]
    public void GzipBomb_IsAnErrorBeforeItIsUnpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 200; i++) gzip.Write(spaces);
        }

        Write("bomb.json.gz", packed.ToArray());
        Assert.Contains("unpacks to more than", Assert.Throws<TrailFileException>(() => ReadAll(Path.Combine(_folder.Path, "bomb.json.gz"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_IsAnError() => Assert.Contains("does not exist", Assert.Throws<TrailFileException>(() => ReadAll(Path.Combine(_folder.Path, "none.json"))).Message, StringComparison.Ordinal);

    [Fact]
    public void ObjectsThatAreNoEvents_AreCounted()
    {
        var reader = new TrailReader();
        using var stream = new MemoryStream("{}\n{\"message\":\"plain\"}\n{\"detail\":{\"detail\":{\"detail\":{\"detail\":{}}}}}"u8.ToArray());
        Assert.Empty(reader.Read(stream, "test.json", CancellationToken.None));
        Assert.Equal(3, reader.Others);
    }

    [Fact]
    public void TextOfAReader_IsReadLikeAFile()
    {
        using var stream = new ReaderStream(new StringReader(Trails.File(Enumerable.Range(0, 2000).Select(static _ => Trails.Event("s3 GetObject", message: "é😀", error: "NoSuchKey")))));
        var events = new TrailReader().Read(stream, "standard input", CancellationToken.None).ToList();
        Assert.Equal(2000, events.Count);
        Assert.All(events, static one => Assert.Equal("é😀", one.ErrorMessage));
    }

    [Fact]
    public void Cancelling_EndsReading()
    {
        using var source = new CancellationTokenSource();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Trails.File(Trails.Event("s3 GetObject"), Trails.Event("s3 GetObject"))));
        var events = new TrailReader().Read(stream, "test.json", source.Token).GetEnumerator();
        Assert.True(events.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => events.MoveNext());
    }

    public void Dispose() => _folder.Dispose();

    // As Athena writes rows: names in lower case, times without zone.
    private static string Lower(string text)
    {
        foreach (var name in (string[])["userIdentity", "sessionContext", "sessionIssuer", "eventTime", "eventSource", "eventName", "eventID", "eventType", "eventCategory", "eventVersion"]) text = text.Replace($"\"{name}\"", $"\"{name.ToLowerInvariant()}\"", StringComparison.Ordinal);
        return text.Replace("2026-11-02T10:00:00Z", "2026-11-02 10:00:00.000", StringComparison.Ordinal);
    }

    private static List<TrailEvent> ReadAll(params string[] paths) => [.. new TrailReader().Read(TrailFiles.Find(paths), CancellationToken.None)];

    private void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }
}
