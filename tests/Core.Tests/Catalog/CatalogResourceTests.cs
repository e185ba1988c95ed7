using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Testing;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The text files that are embedded deflated, in blocks.</summary>
public class CatalogResourceTests
{
    private const int MostTextBytes = 6_000_000;
    private const int MostEmbeddedBytes = 1_000_000;

    private static readonly string Data = Path.Combine(RepositoryRoot.Path, "src", "Core", "Catalog", "Data");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Data, "*.txt", SearchOption.AllDirectories);

    [Fact]
    public void EveryFile_IsReadAsItStandsInTheRepository()
        => Assert.All(Files, file => Assert.Equal(File.ReadAllText(file), CatalogResource.Read(NameOf(file))));

    [Fact]
    public void EveryResource_IsAFileOfTheRepository()
        => Assert.Empty(CatalogResource.Names().Where(name => name.Contains('/', StringComparison.Ordinal)).Except(Files.Select(NameOf)));

    [Fact]
    public void TextAndEmbeddedBytes_StaySmall()
    {
        Assert.InRange(Files.Sum(file => new FileInfo(file).Length), 1_000_000, MostTextBytes);
        Assert.InRange(Embedded().Length, 100_000, MostEmbeddedBytes);
    }

    [Fact]
    public void UnknownName_IsNoText() => Assert.Null(CatalogResource.Read("Services/no-such-service"));

    [Fact]
    public void DamagedBytes_AreNoTextAndNoException()
    {
        var bytes = Embedded();
        var names = CatalogResource.Names();
        for (var i = 0; i < bytes.Length; i += 997)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0b110;
            var texts = new PackedTexts(() => new MemoryStream(damaged));
            foreach (var name in names.Where((_, place) => place % 50 == i % 50)) texts.Read(name);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(1000)]
    public void BytesThatEndInTheIndex_HoldNothing(int length)
    {
        var texts = new PackedTexts(() => new MemoryStream(Embedded()[..length]));

        Assert.Empty(texts.Names);
        Assert.Null(texts.Read("Services/s3"));
    }

    [Fact]
    public void BytesThatEndInABlock_LoseOnlyTheTextsFromThere()
    {
        var texts = new PackedTexts(() => new MemoryStream(Embedded()[..100_000]));

        Assert.Equal(CatalogResource.Read("Actions/a4b"), texts.Read("Actions/a4b"));
        Assert.Null(texts.Read("Services/s3"));
    }

    [Fact]
    public void NoBytes_HoldNothing() => Assert.Empty(new PackedTexts(() => null).Names);

    private static string NameOf(string file) => Path.ChangeExtension(Path.GetRelativePath(Data, file), null).Replace('\\', '/');

    private static byte[] Embedded()
    {
        using var stream = typeof(AwsCatalog).Assembly.GetManifestResourceStream("Texts")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
