using IamAnalyzers.Build.Tests;
using System.Reflection.PortableExecutable;
using Amazon.S3;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class AssemblyReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SdkPackages_AreTheSdk()
    {
        Assert.Equal(AssemblyKind.Sdk, Read(typeof(IAmazonS3).Assembly.Location).Kind);
        Assert.Equal(AssemblyKind.Sdk, Read(typeof(Amazon.Runtime.AmazonServiceClient).Assembly.Location).Kind);
    }

    [Fact]
    public void AssemblyNamedLikeTheSdk_IsAProgram()
        => Assert.Equal(AssemblyKind.Program, Read(Compiled.To(_folder, "class C;", name: "AWSSDK.SecretsManager.Caching")).Kind);

    [Fact]
    public void ClientOfAUser_IsAProgram()
        => Assert.Equal(AssemblyKind.Program, Read(Compiled.To(_folder, "namespace Mine { public class AmazonTestClient : Amazon.S3.AmazonS3Client; }")).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("not an executable, just text that is somewhat longer than any header of one would be")]
    public void FileThatIsNoExecutable_IsNotManaged(string text)
    {
        File.WriteAllText(_folder.ToFile("a.dll"), text);

        Assert.Equal(AssemblyKind.NotManaged, Read(_folder.ToFile("a.dll")).Kind);
    }

    [Fact]
    public void NativeExecutable_IsNotManaged()
    {
        // A PE file without the directory that points to metadata.
        var bytes = File.ReadAllBytes(Compiled.To(_folder, "class C;"));
        using (var file = new PEReader(new MemoryStream(bytes)))
        {
            var header = file.PEHeaders;
            var directories = header.PEHeaderStartOffset + (header.PEHeader!.Magic == PEMagic.PE32Plus ? 112 : 96);
            Array.Clear(bytes, directories + (14 * 8), 8);
        }

        File.WriteAllBytes(_folder.ToFile("native.dll"), bytes);

        Assert.Equal(AssemblyKind.NotManaged, Read(_folder.ToFile("native.dll")).Kind);
    }

    [Fact]
    public void DamagedFile_SaysSoAndNeverThrows()
    {
        var whole = File.ReadAllBytes(Compiled.To(_folder, Compiled.Record("needs")));
        var kinds = new HashSet<AssemblyKind>();
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            for (var j = 0; j < 40; j++) damaged[((i * 7919) + (j * 104729)) % damaged.Length] = (byte)((i * 31) + (j * 17));
            File.WriteAllBytes(_folder.ToFile("damaged.dll"), damaged);
            var content = Read(_folder.ToFile("damaged.dll"));
            kinds.Add(content.Kind);
            Assert.Equal(content.Kind == AssemblyKind.Unreadable, content.Problem.Length > 0);
        }

        Assert.Contains(AssemblyKind.Unreadable, kinds);
    }

    [Fact]
    public void TruncatedFile_GivesTheWholeRecordOrNone()
    {
        var whole = File.ReadAllBytes(Compiled.To(_folder, Compiled.Record("needs")));
        for (var length = 0; length < whole.Length; length += 64)
        {
            File.WriteAllBytes(_folder.ToFile("short.dll"), whole[..length]);
            var content = Read(_folder.ToFile("short.dll"));
            Assert.True(content.Kind != AssemblyKind.Program || content.Record == "needs", $"{content} at {length}");
        }
    }

    [Fact]
    public void FileThatIsAbsent_IsUnreadable()
    {
        var content = Read(_folder.ToFile("absent.dll"));

        Assert.Equal(AssemblyKind.Unreadable, content.Kind);
        Assert.StartsWith("it cannot be opened", content.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsOpenElsewhereForReading_IsRead()
    {
        var path = Compiled.To(_folder, "class C;");
        using var open = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

        Assert.Equal(AssemblyKind.Program, Read(path).Kind);
    }

    private static AssemblyContent Read(string path) => new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(path);
}
