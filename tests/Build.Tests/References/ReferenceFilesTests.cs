using IamAnalyzers.Build.References;

namespace IamAnalyzers.Build.Tests.References;

public sealed class ReferenceFilesTests
{
    [Fact]
    public void SameAssemblyTwice_KeepsTheFirst()
        => Assert.Equal(["runtime/Lib.dll"], Choose("runtime/Lib.dll", "ref/lib.dll"));

    [Fact]
    public void FilesThatAreNoLibraries_AreLeftOut()
        => Assert.Equal(["a/Lib.dll"], Choose("a/Lib.pdb", "a/Lib.dll", "a/Lib.xml", "de/Lib.resources.dll", "a/native.so"));

    [Fact]
    public void Files_AreSortedByName()
        => Assert.Equal(["z/A.dll", "y/B.dll", "x/a.b.dll"], Choose("x/a.b.dll", "y/B.dll", "z/A.dll"));

    private static string[] Choose(params string[] files) => [.. ReferenceFiles.Choose(files).Select(static file => file.Value)];
}
