using IamAnalyzers.Tool.Mcp;

namespace IamAnalyzers.Tool.Tests.Mcp;

/// <summary>Which paths a server reads.</summary>
public sealed class AllowedFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AllowedFolders _allowed;
    private readonly string _inside;

    public AllowedFoldersTests()
    {
        _inside = Directory.CreateDirectory(_folder.ToFile("given")).FullName;
        Directory.CreateDirectory(_folder.ToFile("given-secret"));
        File.WriteAllText(_folder.ToFile("given-secret/policy.json"), "{}");
        File.WriteAllText(Path.Combine(_inside, "policy.json"), "{}");
        _allowed = new AllowedFolders([_inside]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("policy.json")]
    [InlineData("./sub/../policy.json")]
    [InlineData("../given/policy.json")]
    public void PathInside_IsRead(string path) => Assert.Equal(Path.Combine(_inside, "policy.json"), _allowed.PathOf(path));

    [Theory]
    [InlineData("../given-secret/policy.json")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("sub/../../given-secret/policy.json")]
    [InlineData("policy.json\0.txt")]
    public void PathOutside_IsRefused(string path) => Assert.Contains("outside the folders", Assert.Throws<ToolException>(() => _allowed.PathOf(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void LinkThatLeadsOut_IsRefused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_inside, "out"), _folder.ToFile("given-secret"));
        File.CreateSymbolicLink(Path.Combine(_inside, "file.json"), "../given-secret/policy.json");
        Directory.CreateSymbolicLink(Path.Combine(_inside, "hop"), "out");
        foreach (var path in new[] { "out/policy.json", "file.json", "hop/policy.json", "out" }) Assert.Throws<ToolException>(() => _allowed.PathOf(path));
    }

    [Fact]
    public void LinkThatStaysInside_IsRead()
    {
        File.CreateSymbolicLink(Path.Combine(_inside, "same.json"), "policy.json");
        Assert.EndsWith("same.json", _allowed.PathOf("same.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void LinksWithoutEnd_AreRefused()
    {
        File.CreateSymbolicLink(Path.Combine(_inside, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(_inside, "b"), "a");
        Assert.Contains("without end", Assert.Throws<ToolException>(() => _allowed.PathOf("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinkBesideAProgram_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_inside, "publish"));
        File.WriteAllText(Path.Combine(_inside, "publish", "App.dll"), "");
        File.CreateSymbolicLink(Path.Combine(_inside, "publish", "Other.dll"), _folder.ToFile("given-secret/policy.json"));
        foreach (var path in new[] { "publish", "publish/App.dll" }) Assert.Contains("'Other.dll', which leads out", Assert.Throws<ToolException>(() => _allowed.PathOf(path)).Message, StringComparison.Ordinal);
    }
}
