using System.Text;
using IamAnalyzers.Build.Review;

namespace IamAnalyzers.Build.Tests.Review;

public sealed class PolicyFileTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<byte[]> Files => new(
        Encoding.UTF8.GetBytes("{ \"é\": 1 }\r\n"),
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("{}")],
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{ \"é\": 1 }")],
        [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("{}")],
        []);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void TextWrittenBack_IsTheSameBytes(byte[] bytes)
    {
        var file = Write(bytes);

        var source = PolicyFileText.Read(file);
        source.Write(file, source.Text);

        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.DoesNotContain('\uFEFF', source.Text);
    }

    [Fact]
    public void BytesThatAreNoText_AreRefused()
    {
        var file = Write([(byte)'{', 0xFF, (byte)'}']);

        Assert.Contains("has bytes that are not utf-8, so it is not edited", Assert.Throws<IOException>(() => PolicyFileText.Read(file)).Message, StringComparison.Ordinal);
    }

    private string Write(byte[] bytes)
    {
        var file = _folder.ToFile("iam-policy.json");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
