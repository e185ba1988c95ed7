using System.IO.Compression;
using System.Text;
using IamAnalyzers.Tool.Inputs;

namespace IamAnalyzers.Tool.Tests.Inputs;

/// <summary>Archives that were made to do harm.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../outside.dll")]
    [InlineData("a/../../outside.dll")]
    [InlineData("/outside.dll")]
    [InlineData("..\\outside.dll")]
    [InlineData("C:\\outside.dll")]
    [InlineData("a/b/../../../outside.dll")]
    public void PathThatLeadsOut_IsRefused(string entry)
    {
        using (var zip = ZipFile.Open(_folder.ToFile("x.zip"), ZipArchiveMode.Create))
        {
            using var content = zip.CreateEntry(entry).Open();
            content.Write("x"u8);
        }

        Assert.Contains("leads out of its folder", ToolRun.Of(_folder, "generate", "x.zip").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
        Assert.Equal(["x.zip"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Link_IsRefused()
    {
        using (var zip = ZipFile.Open(_folder.ToFile("x.zip"), ZipArchiveMode.Create))
        {
            var entry = zip.CreateEntry("App.dll");
            entry.ExternalAttributes = unchecked((int)(0xA1FFu << 16));
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        Assert.Contains("contains the link 'App.dll'", ToolRun.Of(_folder, "generate", "x.zip").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bomb_StopsAtTheLimit()
    {
        var limits = new UnpackLimits("bomb.zip", mostFiles: 3, mostBytes: 1_000_000);
        using var zeros = new PartStream(new Zeros(), long.MaxValue);
        var size = Assert.Throws<ToolException>(() => limits.Write(_folder, "a.dll", zeros, CancellationToken.None));
        Assert.Contains("more than 1,000,000 bytes", size.Message, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(_folder.ToFile("a.dll")).Length, 0, 1_100_000);

        var count = Assert.Throws<ToolException>(() => Enumerable.Range(0, 5).ToList().ForEach(i => new UnpackLimits("many.zip", mostFiles: 0).Write(_folder, $"{i}.dll", Stream.Null, CancellationToken.None)));
        Assert.Contains("more than 0 files", count.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedZip_IsTold()
    {
        SmallProgram.Publish(_folder.ToFile("publish"), SmallProgram.Reports);
        ZipFile.CreateFromDirectory(_folder.ToFile("publish"), _folder.ToFile("x.zip"));
        var bytes = File.ReadAllBytes(_folder.ToFile("x.zip"));
        File.WriteAllBytes(_folder.ToFile("x.zip"), bytes[..(bytes.Length / 2)]);
        Assert.Contains("cannot be unpacked", ToolRun.Of(_folder, "generate", "x.zip").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
    }

    // Each cut or changed byte gives an answer or an error that is told, never an exception that nobody expects.
    [Fact]
    public void DamagedAssembly_GivesAnAnswerOrAnError()
    {
        var program = SmallProgram.Publish(_folder, SmallProgram.Reports);
        var bytes = File.ReadAllBytes(program);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var n = 0; n < 8; n++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(program, i % 3 == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            Assert.Contains(ToolRun.Of(_folder, "generate", program).ExitCode, new[] { ExitCodes.Success, ExitCodes.BadInput, ExitCodes.CannotTell });
        }
    }

    [Fact]
    public void DamagedBundle_IsTold()
    {
        var signature = Convert.FromHexString("8b1202b96a6120387 27b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae".Replace(" ", "", StringComparison.Ordinal));
        var file = new List<byte>(Encoding.UTF8.GetBytes("a host, and then "));
        file.AddRange(BitConverter.GetBytes(64L));
        file.AddRange(signature);
        while (file.Count < 2_000) file.Add(0xFF);
        File.WriteAllBytes(_folder.ToFile("App"), [.. file]);
        Assert.Contains("single-file program that cannot be unpacked", ToolRun.Of(_folder, "generate", "App").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
    }

    private sealed class Zeros : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => count;
    }
}
