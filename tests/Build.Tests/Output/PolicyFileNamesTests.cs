using IamAnalyzers.Build.Output;

namespace IamAnalyzers.Build.Tests.Output;

public sealed class PolicyFileNamesTests
{
    [Fact]
    public void Principals_StandBesideTheDefaultOne()
        => Assert.Equal(["out/App.iam-policy.json", "out/App.Backup.iam-policy.json"], Names("out/App.iam-policy.json", "", "Backup"));

    [Fact]
    public void OtherFileName_KeepsItsExtension()
        => Assert.Equal(["policies/app.json", "policies/app.Backup.json"], Names("policies/app.json", "", "Backup"));

    [Fact]
    public void FileNameWithoutExtension_GetsTheNameAtItsEnd()
        => Assert.Equal(["policies/app.Backup"], Names("policies/app", "Backup"));

    [Fact]
    public void NameWithSeparators_StaysInTheFolder()
        => Assert.Equal(["out/a...-..-etc-x.json"], Names("out/a.json", "../../etc/x"));

    [Theory]
    [InlineData("out/App.iam-policy.json", "out/App.iam-policy.tf")]
    [InlineData("policies/app", "policies/app.tf")]
    public void OtherFormat_StandsBesideThePolicy(string policy, string expected) => Assert.Equal(expected, PolicyFileNames.Beside(policy, ".tf"));

    [Fact]
    public void NamesThatFallTogether_AreNumbered()
        => Assert.Equal(["a.x-y.json", "a.x-y-2.json", "a.X-Y-3.json"], Names("a.json", "x/y", "x:y", "X-Y"));

    private static string[] Names(string defaultFile, params string[] principals)
    {
        var files = PolicyFileNames.Of(defaultFile, principals);
        return [.. principals.Select(principal => files[principal])];
    }
}
