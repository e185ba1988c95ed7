using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Roslyn can bind a member anew for each name that it shortens in it, and format a line anew for each object on it: minutes, for hundreds.</summary>
public class ManyNamesTests
{
    // A rule marks three names for an object: two for the variable, one for the exception.
    [Theory]
    [InlineData(50, "(Environment.Get", "(global::System.Environment.Get")]
    [InlineData(51, "(global::System.Environment.Get", "(Environment.Get")]
    public async Task FixAllInOneMember_ShortensUpTo150Names(int count, string expected, string other)
    {
        var text = await FixedAsync(string.Join(",\n", Enumerable.Repeat("        new BasicAWSCredentials(\"<id>\", \"<secret>\")", count)));

        Assert.Equal(count, text.Split(expected).Length - 1);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineOfManyThousandCharacters_KeepsItsLayout()
    {
        var text = await FixedAsync($"        new BasicAWSCredentials(\"<id>\",\n  \"<secret>\"),{new string(' ', 20_000)}Make( )[0]");

        Assert.Contains("Make( )[0]", text, StringComparison.Ordinal);
        Assert.DoesNotContain(FixTest.Fill("<id>"), text, StringComparison.Ordinal);
    }

    private static async Task<string> FixedAsync(string elements)
    {
        var before = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill($$"""
            using Amazon.Runtime;

            public class Program
            {
                public AWSCredentials[] Make() =>
                [
            {{elements}}
                ];
            }
            """));
        return (await FixAllHost.TextsAsync(await FixAllHost.FormatAsync(before, FixAllHost.Rules))).Single();
    }
}
